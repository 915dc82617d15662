// The way in: the picture's fragment or the code typed by hand, what opens the room with it, and the seat's own secret.

import { scryptAsync } from "@noble/hashes/scrypt.js";
import { sha256 } from "@noble/hashes/sha2.js";

import { base64url, type Bytes, fromBase64url, joined } from "./bytes";
import type { Opening } from "./channel";
import { type Hello, VERSION } from "./messages";
import { token } from "./token";
import { Vault } from "./vault";

/** The room's public key, its secret, and a ticket if the picture was printed on one. */
const FRAGMENT = /^#1\.([A-Za-z0-9_-]{43})([A-Za-z0-9_-]{22})(?:\.([A-Za-z0-9_-]{22}))?$/;
const CODE = /^[23456789CDFGHJKMNPQRTVWX]{8}$/;
export const CODE_LENGTH = 8;
/** What somebody reads off the board for one of the figures that look alike. */
const TWINS: Readonly<Record<string, string>> = { B: "8", S: "5", Z: "2" };
const STRETCH = { N: 2 ** 14, r: 8, p: 1, dkLen: 32, asyncTick: 25 };
/** Shorter than this nobody needs to be told that the page is busy. */
const MOMENT_MS = 300;

export interface Way {
  /** The room's public key; "" until the laptop has told it to a phone whose code was typed. */
  readonly room: string;
  /** What opens the room; "" until it is made from `code`, which is then forgotten. */
  readonly psk: string;
  readonly code: string;
  readonly typed: boolean;
  readonly ticket: string;
}

interface Entry extends Way {
  readonly seat: string;
  readonly session: string;
  /** The session in which the seat was taken, while it is not known whether this is still that one. */
  readonly from?: string;
}

/** Of a room that has let go of this phone: no way in, but a seat that may still be good. */
const NO_WAY: Way = { room: "", psk: "", code: "", typed: false, ticket: "" };

const vault = new Vault("door");
let stretched: { readonly of: string; readonly psk: Promise<Uint8Array> } | null = null;
let stretching = 0;

/** The way in that the address names, which is taken out of it so that nobody reads it there. */
export function fromAddress(): Way | undefined {
  const [, room, secret, ticket = ""] = FRAGMENT.exec(location.hash) ?? [];
  if (location.hash) history.replaceState(null, "", location.pathname + location.search);
  if (!room || !secret) return undefined;
  const psk = sha256(joined(new TextEncoder().encode("retrokit scanned"), fromBase64url(secret)));
  return { room, psk: base64url(psk), code: "", typed: false, ticket };
}

/** The way in of a typed code in the form in which the board shows it; undefined when it cannot be one. */
export function fromCode(typed: string): Way | undefined {
  const code = typed
    .normalize("NFKC")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toUpperCase()
    .replace(/[BSZ]/g, (letter) => TWINS[letter] ?? letter);
  return CODE.test(code) ? { room: "", psk: "", code, typed: true, ticket: "" } : undefined;
}

export function entry(): Entry | undefined {
  const now = kept();
  return now?.psk || now?.code ? now : undefined;
}

function kept(): Entry | undefined {
  return vault.get<Entry>("entry");
}

/** From now on this phone goes in by `way`. It keeps the seat it has: in the same room it must not count twice. */
export function enter(way: Way): void {
  const before = kept();
  const same = !entry() || (before?.psk === way.psk && before.room === way.room && before.code === way.code);
  const session = (same && before?.session) || "";
  const from = session ? "" : before?.session || before?.from || "";
  vault.put("entry", { ...way, seat: before?.seat ?? token(), session, from } satisfies Entry);
  vault.touch();
}

/** What was scanned or typed is of no use; the seat may be, when the right one is scanned. */
export function forgetWay(): void {
  const now = kept();
  const from = now?.session || now?.from || "";
  if (now) vault.put("entry", { ...NO_WAY, seat: now.seat, session: "", from } satisfies Entry);
}

/** Every seat was dropped: with the new code this phone takes another. What it holds of the session stays. */
export function rejoin(): void {
  const now = kept();
  if (!now) return;
  new Vault(now.session).drop("seat");
  vault.put("entry", { ...NO_WAY, seat: token(), session: now.session } satisfies Entry);
}

/**
 * What opens the room with the public key `key`; null when this phone belongs to another room. A typed code is
 * stretched for that, once; `late` is told when it takes longer than a moment.
 */
export async function opens(key: Bytes, late: () => void): Promise<Opening | null> {
  const room = base64url(key);
  const now = entry();
  if (!now || (now.room && now.room !== room)) return null;
  if (now.psk) return { typed: now.typed, psk: fromBase64url(now.psk) };
  const psk = await stretch(now.code, key, late);
  const still = entry();
  if (still?.code === now.code) vault.put("entry", { ...still, room, psk: base64url(psk), code: "" } satisfies Entry);
  return { typed: true, psk };
}

/** Whether a key is being made from a code. */
export function isStretching(): boolean {
  return stretching > 0;
}

/** What opens the room for who knows its code. Never done twice, not even when the connection is lost meanwhile. */
export function stretch(code: string, key: Bytes, late: () => void): Promise<Uint8Array> {
  const of = code + base64url(key);
  if (stretched?.of !== of) {
    const moment = performance.now() + MOMENT_MS;
    let told = false;
    // Not by a timer: between two slices of such work browsers let people's touches through, but no timers.
    const onProgress = () => {
      if (told || performance.now() < moment) return;
      told = true;
      late();
    };
    stretching += 1;
    const psk = scryptAsync(code, key, { ...STRETCH, onProgress }).finally(() => (stretching -= 1));
    stretched = { of, psk };
  }
  return stretched.psk;
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
  vault.put("entry", { ...now, seat, session, from: "" } satisfies Entry);
  vault.touch();
  return seat === now.seat;
}

/** What this phone says first. */
export function hello(): Hello {
  const now = entry();
  const room = new Vault(now?.session || "nowhere");
  // The stage that was seen last, or another one whose cards wait for it since before the session.
  const stages = [room.get<string>("stage") ?? "", ...room.keys("wrote/").map((key) => key.slice("wrote/".length))];
  const stage = stages.find((id) => room.get<boolean>(`wrote/${id}`) === true) ?? "";
  return { t: "hello", v: VERSION, seat: now?.seat ?? token(), wrote: stage !== "", ticket: now?.ticket ?? "", stage };
}

export function leave(): void {
  vault.wipe();
}
