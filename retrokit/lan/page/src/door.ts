// The way in: the room secret from the QR's fragment or the code typed by hand, and the seat secret that goes with it.

import { token } from "./token";
import { Vault } from "./vault";

const FRAGMENT = /^#1\.([A-Za-z0-9_-]{22}(?:\.[A-Za-z0-9_-]{22})?)$/;
export const CODE_LENGTH = 8;

interface Entry {
  /** "" when the room has let go of it. */
  readonly key: string;
  /** The one-time ticket of the QR, or "". */
  readonly ticket?: string;
  readonly seat: string;
  readonly session: string;
  /** The session in which the seat was taken, while it is not known whether this is still that one. */
  readonly from?: string;
}

const vault = new Vault("door");

/** The room secret in the address, with a ticket behind a dot, taken out so that nobody reads it there. "" without one. */
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

/** From now on this phone goes in with `given`. It keeps the seat it has: in the same room it must not count twice. */
export function enter(given: string): void {
  const [key = "", ticket = ""] = given.split(".");
  const before = entry();
  const same = before?.key === key || before?.key === "";
  const session = (same && before?.session) || "";
  const from = session ? "" : before?.session || before?.from || "";
  vault.put("entry", { key, ticket, seat: before?.seat ?? token(), session, from } satisfies Entry);
  vault.touch();
}

/** The key, or the ticket, is of no use; the seat may be, when the right one is scanned. */
export function forgetKey(): void {
  const now = entry();
  const from = now?.session || now?.from || "";
  if (now) vault.put("entry", { key: "", ticket: "", seat: now.seat, session: "", from } satisfies Entry);
}

/** Every seat was dropped: with the new code this phone takes another. What it holds of the session stays. */
export function rejoin(): void {
  const now = entry();
  if (!now) return;
  new Vault(now.session).drop("seat");
  vault.put("entry", { key: "", ticket: "", seat: token(), session: now.session } satisfies Entry);
}

/**
 * The laptop has named its session. False when this phone already had a seat there (it came in with the QR once and
 * with the code now): then it must come in again with that one, or it would count twice.
 */
export function seated(session: string): boolean {
  const now = entry();
  if (!now) return true;
  const room = new Vault(session);
  const seat = room.get<string>("seat") ?? (now.from && now.from !== session ? token() : now.seat);
  room.put("seat", seat);
  room.touch();
  vault.put("entry", { key: now.key, ticket: now.ticket ?? "", seat, session } satisfies Entry);
  vault.touch();
  return seat === now.seat;
}

export function leave(): void {
  vault.wipe();
}
