// The sealed channel with the laptop, without the socket: greeting, handshake, and from then on frames of one size.
// docs/protocol.md describes it. connection.ts carries the frames.

import { type Bytes, joined } from "./bytes";
import { type Bye, FRAME } from "./messages";
import { type Cipher, Initiator } from "./noise";

const TAG = 16;
const KEY = 32;
const PLAIN = FRAME - TAG;
const PIECE = PLAIN - 2;
const MORE = 0x8000;
const PROLOGUE = new TextEncoder().encode("retrokit/1");

const REFUSAL = 0;
const GREETING = 1;
const ANSWER = 2;
const SCANNED = 2;
const TYPED = 3;

/** What opens a room: `psk` from the picture's secret or from the code that somebody typed. */
export interface Opening {
  readonly typed: boolean;
  readonly psk: Uint8Array;
}

/** What arrived was not made for this place in the stream. The connection must end. */
export class Broken extends Error {}

export interface Greeting {
  readonly version: number;
  /** The public key of the room. */
  readonly key: Bytes;
}

/** The laptop's first frame, in the clear. */
export function greeting(frame: Bytes): Greeting {
  demand(frame.length === FRAME && frame[0] === GREETING);
  return { version: frame[1] ?? 0, key: frame.slice(2, 2 + KEY) };
}

export class Handshake {
  private readonly noise: Initiator;
  /** What the phone says first. Nothing is in it but the proof that it may come in. */
  readonly frame: Bytes;

  /** `own` is only given by tests. */
  constructor(key: Uint8Array, opening: Opening, own?: Uint8Array) {
    this.noise = new Initiator(key, opening.psk, PROLOGUE, own);
    const hello = this.noise.hello(new Uint8Array(FRAME - 1 - KEY - TAG));
    this.frame = joined(Uint8Array.of(opening.typed ? TYPED : SCANNED), hello);
  }

  /** Takes the laptop's answer. Throws `Broken` when it is not from the laptop with this key and for this phone. */
  finish(frame: Bytes): Channel {
    demand(frame.length === FRAME && frame[0] === ANSWER);
    return sound(() => {
      const { send, receive } = this.noise.finish(frame.subarray(1));
      return new Channel(send, receive);
    });
  }
}

/** Both directions after the handshake. */
export class Channel {
  private readonly begun: Uint8Array[] = [];

  constructor(
    private readonly outgoing: Cipher,
    private readonly incoming: Cipher,
  ) {}

  /** The next frame to send, for a piece from `pieces` or a `filler`. */
  seal(piece: Uint8Array): Bytes {
    return this.outgoing.seal(piece);
  }

  /** The message that `frame` completes; null for a filler and while there is more to come. Throws `Broken`. */
  open(frame: Uint8Array): unknown {
    demand(frame.length === FRAME);
    const plain = sound(() => this.incoming.open(frame));
    const head = (plain[0] ?? 0) * 256 + (plain[1] ?? 0);
    const length = head % MORE;
    const more = head >= MORE;
    demand(length <= PIECE && (length > 0 || !more));
    if (length === 0) return null;
    this.begun.push(plain.subarray(2, 2 + length));
    if (more) return null;
    return read(joined(...this.begun.splice(0)));
  }
}

/** `message` as the plain texts of one or more frames. */
export function pieces(message: unknown): Uint8Array[] {
  const whole = new TextEncoder().encode(JSON.stringify(message));
  const found: Uint8Array[] = [];
  for (let at = 0; at < whole.length; at += PIECE) {
    const part = whole.subarray(at, at + PIECE);
    found.push(padded(part.length + (at + PIECE < whole.length ? MORE : 0), part));
  }
  return found;
}

/** What is sent when there is nothing to say. */
export function filler(): Uint8Array {
  return padded(0, new Uint8Array(0));
}

function padded(head: number, part: Uint8Array): Uint8Array {
  const plain = new Uint8Array(PLAIN);
  plain.set([head >> 8, head & 255]);
  plain.set(part, 2);
  return plain;
}

/** Why the laptop does not let this phone in, if that is what `frame` says. Whoever sits on the line can write it. */
export function refusal(frame: Bytes): Bye | null {
  if (frame.length !== FRAME || frame[0] !== REFUSAL) return null;
  const length = (frame[1] ?? 0) * 256 + (frame[2] ?? 0);
  const bye = read(frame.slice(3, 3 + length)) as Partial<Bye> | null;
  demand(bye?.t === "bye" && typeof bye.code === "string" && typeof bye.sentence === "string");
  return { t: "bye", code: bye.code, sentence: bye.sentence, again: bye.again === true };
}

function read(bytes: Uint8Array): unknown {
  return sound(() => JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as unknown);
}

function demand(true_: boolean | undefined): asserts true_ {
  if (!true_) throw new Broken();
}

function sound<T>(work: () => T): T {
  try {
    return work();
  } catch {
    throw new Broken();
  }
}
