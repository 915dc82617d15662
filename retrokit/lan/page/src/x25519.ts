// X25519 (RFC 7748) by noble's ladder alone. The library's ready-made one brings a signature curve and its tables with
// it, for a speed that one handshake per connection does not need: 7 KB of a page that should load at once.

import { montgomery } from "@noble/curves/abstract/montgomery.js";

const P = BigInt(2) ** BigInt(255) - BigInt(19);

export const x25519 = montgomery({
  P,
  type: "x25519",
  adjustScalarBytes: (bytes: Uint8Array) => {
    const clamped = Uint8Array.from(bytes);
    clamped[0] = (clamped[0] ?? 0) & 248;
    clamped[31] = ((clamped[31] ?? 0) & 127) | 64;
    return clamped;
  },
  powPminus2: (x) => {
    let power = BigInt(1);
    // P - 2 is no secret: its bits may show in the time this takes.
    for (const bit of (P - BigInt(2)).toString(2)) {
      power = (power * power) % P;
      if (bit === "1") power = (power * x) % P;
    }
    return power;
  },
});
