// The page's own channel without a browser: test_crossing.py asks on stdin, one JSON line each, and reads the answers.

import { createInterface } from "node:readline";

import { type Channel, filler, greeting, Handshake, pieces, refusal } from "../../../retrokit/lan/page/src/channel";
import { fromCode, stretch } from "../../../retrokit/lan/page/src/door";
import { type Cipher, Initiator } from "../../../retrokit/lan/page/src/noise";

const bytes = (text: string) => Uint8Array.from(Buffer.from(text, "hex"));
const hex = (data: Uint8Array) => Buffer.from(data).toString("hex");

let noise: Initiator;
let handshake: Handshake;
let channel: Channel;
let out: Cipher;
let back: Cipher;

const answers: Record<string, (q: Record<string, string>) => unknown> = {
  start: (q) => {
    noise = new Initiator(bytes(q.laptop), bytes(q.psk), bytes(q.prologue), bytes(q.own));
    return hex(noise.hello(bytes(q.payload)));
  },
  finish: (q) => {
    const { payload, send, receive } = noise.finish(bytes(q.answer));
    [out, back] = [send, receive];
    return hex(payload);
  },
  seal: (q) => hex(out.seal(bytes(q.plain))),
  open: (q) => hex(back.open(bytes(q.sealed))),
  greeting: (q) => {
    const { version, key } = greeting(bytes(q.frame));
    return [version, hex(key)];
  },
  refusal: (q) => refusal(bytes(q.frame)),
  knock: (q) => {
    const opening = { typed: q.way === "typed", psk: bytes(q.psk) };
    handshake = new Handshake(bytes(q.laptop), opening, q.own ? bytes(q.own) : undefined);
    return hex(handshake.frame);
  },
  enter: (q) => {
    channel = handshake.finish(bytes(q.answer));
    return true;
  },
  say: (q) => pieces(JSON.parse(q.message)).map((piece) => hex(channel.seal(piece))),
  fill: () => hex(channel.seal(filler())),
  hear: (q) => channel.open(bytes(q.frame)),
  code: (q) => fromCode(q.typed)?.code ?? "",
  stretch: async (q) => hex(await stretch(q.code, bytes(q.laptop), () => undefined)),
};

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  let said: unknown;
  try {
    said = { answer: await answers[question.ask](question) };
  } catch (error) {
    said = { refused: (error as Error).constructor.name };
  }
  process.stdout.write(`${JSON.stringify(said)}\n`);
}
