// The way in: the room secret from the QR's fragment or the code typed by hand, and the seat secret that goes with it.

import { token } from "./token";
import { Vault } from "./vault";

const FRAGMENT = /^#1\.([A-Za-z0-9_-]{22})$/;
export const CODE_LENGTH = 8;

interface Entry {
  readonly key: string;
  readonly seat: string;
  readonly session: string;
}

const vault = new Vault("door");

/** The room secret in the address, which is taken out of it so that nobody reads it there. "" without one. */
export function fromAddress(): string {
  const key = FRAGMENT.exec(location.hash)?.[1] ?? "";
  if (location.hash) history.replaceState(null, "", location.pathname + location.search);
  return key;
}

/** A typed code in the form in which the board shows it. */
export function code(typed: string): string {
  return typed.normalize("NFKC").replace(/[^\p{L}\p{N}]/gu, "").toUpperCase();
}

export function entry(): Entry | undefined {
  return vault.get<Entry>("entry");
}

/** From now on this phone goes in with `key`; another room than before gets another seat. */
export function enter(key: string): void {
  if (entry()?.key !== key) vault.put("entry", { key, seat: token(), session: "" } satisfies Entry);
  vault.touch();
}

/**
 * The laptop has named its session. False when this phone already had a seat there (it came in with the QR once and
 * with the code now): then it must come in again with that one, or it would count twice.
 */
export function seated(session: string): boolean {
  const now = entry();
  if (!now) return true;
  const room = new Vault(session);
  const seat = room.get<string>("seat") ?? now.seat;
  room.put("seat", seat);
  room.touch();
  vault.put("entry", { key: now.key, seat, session } satisfies Entry);
  vault.touch();
  return seat === now.seat;
}

export function leave(): void {
  vault.wipe();
}
