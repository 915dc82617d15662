// Secrets and names of acts: 128 random bits, base64url. crypto.randomUUID is missing on plain http.

import { base64url } from "./bytes";

export function token(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(16)));
}
