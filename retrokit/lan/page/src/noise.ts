// The phone's side of Noise_NKpsk0_25519_ChaChaPoly_SHA256, after revision 34 of the Noise specification. channel.ts
// speaks it with the laptop. The primitives are noble's; only their order is ours.

import { chacha20poly1305 } from "@noble/ciphers/chacha.js";
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";

import { joined } from "./bytes";
import { x25519 } from "./x25519";

const NAME = "Noise_NKpsk0_25519_ChaChaPoly_SHA256";
const KEY = 32;
const NONE = new Uint8Array(0);

/** One direction: each message has the next number, and none is ever used twice. */
export class Cipher {
  // A phone would send for longer than the earth lasts until this number is not exact any more.
  private number = 0;

  constructor(private readonly key: Uint8Array) {}

  seal(plain: Uint8Array, bound: Uint8Array = NONE): Uint8Array<ArrayBuffer> {
    return chacha20poly1305(this.key, this.nonce(), bound).encrypt(plain);
  }

  /** Throws for everything that is not exactly the other side's next message. */
  open(sealed: Uint8Array, bound: Uint8Array = NONE): Uint8Array<ArrayBuffer> {
    return chacha20poly1305(this.key, this.nonce(), bound).decrypt(sealed);
  }

  private nonce(): Uint8Array {
    const nonce = new Uint8Array(12);
    const view = new DataView(nonce.buffer);
    view.setUint32(4, this.number % 2 ** 32, true);
    view.setUint32(8, Math.floor(this.number / 2 ** 32), true);
    this.number += 1;
    return nonce;
  }
}

export interface Finished {
  readonly payload: Uint8Array;
  readonly send: Cipher;
  readonly receive: Cipher;
  /** The handshake's hash: the same on both sides, and for no other handshake. */
  readonly hash: Uint8Array;
}

/** One handshake: `hello` goes out, `finish` takes the answer. */
export class Initiator {
  private chain = sha256(new TextEncoder().encode(NAME));
  private hash = this.chain;
  private cipher = new Cipher(NONE);

  /** `laptop`: its public key. `own` is only given by tests. */
  constructor(
    laptop: Uint8Array,
    private readonly psk: Uint8Array,
    prologue: Uint8Array,
    private readonly own: Uint8Array = x25519.utils.randomSecretKey(),
  ) {
    this.laptop = laptop;
    this.mixHash(prologue);
    this.mixHash(laptop);
  }

  private readonly laptop: Uint8Array;

  /** Message 1: psk, e, es. */
  hello(payload: Uint8Array): Uint8Array<ArrayBuffer> {
    const [mixed, key] = this.derive(this.psk, 3) as [Uint8Array, Uint8Array];
    this.mixHash(mixed);
    this.cipher = new Cipher(key);
    const open = x25519.getPublicKey(this.own);
    this.mixEphemeral(open);
    this.mixShared(this.laptop);
    const sealed = this.cipher.seal(payload, this.hash);
    this.mixHash(sealed);
    return joined(open, sealed);
  }

  /** Message 2: e, ee. Throws unless the laptop has made it for this very handshake. */
  finish(answer: Uint8Array): Finished {
    const their = answer.slice(0, KEY);
    const sealed = answer.slice(KEY);
    this.mixEphemeral(their);
    this.mixShared(their);
    const payload = this.cipher.open(sealed, this.hash);
    this.mixHash(sealed);
    const [first, second] = this.expanded(NONE, 2) as [Uint8Array, Uint8Array];
    return { payload, send: new Cipher(first), receive: new Cipher(second), hash: this.hash };
  }

  /** An ephemeral key that travels: with a psk it goes into the key as well as into the hash. */
  private mixEphemeral(key: Uint8Array): void {
    this.mixHash(key);
    this.mixKey(key);
  }

  /** Throws for a point from which no secret can come. */
  private mixShared(their: Uint8Array): void {
    this.mixKey(x25519.getSharedSecret(this.own, their));
  }

  private mixHash(data: Uint8Array): void {
    this.hash = sha256(joined(this.hash, data));
  }

  private mixKey(material: Uint8Array): void {
    const [key] = this.derive(material, 2) as [Uint8Array];
    this.cipher = new Cipher(key);
  }

  /** Noise's HKDF: the first output becomes the chaining key, the others are returned. */
  private derive(material: Uint8Array, count: number): Uint8Array[] {
    const [chain, ...others] = this.expanded(material, count) as [Uint8Array<ArrayBuffer>, ...Uint8Array[]];
    this.chain = chain;
    return others;
  }

  private expanded(material: Uint8Array, count: number): Uint8Array[] {
    const whole = hkdf(sha256, material, this.chain, undefined, count * KEY);
    return Array.from({ length: count }, (_, i) => whole.slice(i * KEY, (i + 1) * KEY));
  }
}
