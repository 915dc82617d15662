// The one socket to the laptop and the sealed channel in it: made again whenever it is lost, quick when the person
// comes back to the page.

import type { Bytes } from "./bytes";
import { Broken, type Channel, filler, greeting, Handshake, type Opening, pieces, refusal } from "./channel";
import { type Bye, type FromPhone, type Hello, type ToPhone, VERSION } from "./messages";
import { Outgoing } from "./outgoing";
import { BEAT_MS, Rhythm } from "./rhythm";
import { t } from "./words";

const CONNECT_MS = 5_000;
const HEARTBEAT_MS = 10_000;
/** An answer comes with the answer to a later frame when it was not ready for the first. */
const ASK_MS = 2_000;
const SILENCE_MS = 12_000;
const PROBE_MS = 2_000;
const TICK_MS = 1_000;
const JUMP_MS = 5_000;
const BACKOFF_FIRST_MS = 250;
const BACKOFF_MOST_MS = 5_000;
const STEADY_MS = 5_000;
/** How the laptop closes over a frame that it cannot open. */
const POLICY_VIOLATION = 1008;

export interface Listener {
  /** What opens the room with this public key, or null when this phone belongs to another one. May take its time. */
  opens(room: Bytes): Promise<Opening | null>;
  /** What to say first; asked for anew at each attempt. */
  hello(): Hello;
  message(message: ToPhone): void;
  /** Whether something was sent that the laptop has yet to answer. */
  unanswered(): boolean;
  /** `tampered`: what arrived, here or on the laptop, was not what was sent. */
  lost(tampered: boolean): void;
}

export class Connection {
  private socket: WebSocket | null = null;
  private greeted = false;
  /** Whether the laptop has said goodbye. */
  private parted = false;
  private handshake: Handshake | null = null;
  private channel: Channel | null = null;
  private readonly outgoing = new Outgoing();
  private readonly rhythm = new Rhythm(
    () => this.put(this.outgoing.nextOrFiller()),
    () => this.flush(),
  );
  private wanted = false;
  private tries = 0;
  private retry = 0;
  private deadline = 0;
  private sent = 0;
  /** When the first frame went out that nothing has followed yet, or 0. */
  private unheard = 0;
  private welcomed = 0;
  private ticked = Date.now();

  constructor(private readonly listener: Listener) {
    window.setInterval(() => this.tick(), TICK_MS);
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) this.wake();
    });
    window.addEventListener("pageshow", () => this.wake());
    window.addEventListener("online", () => this.wake());
  }

  start(): void {
    this.wanted = true;
    this.tries = 0;
    this.connect();
  }

  stop(): void {
    this.wanted = false;
    window.clearTimeout(this.retry);
    this.leave();
  }

  /** Starts over at once, for instance with another seat. */
  again(): void {
    this.leave();
    if (this.wanted) this.connect();
  }

  /** Whether the laptop has let this phone in on the present connection. */
  get welcome(): boolean {
    return this.welcomed > 0;
  }

  /** At once, or on the next beats. False when there is no connection; what waits is forgotten with the connection. */
  send(message: FromPhone): boolean {
    if (!this.welcome) return false;
    this.outgoing.put(message);
    if (this.rhythm.free) this.flush();
    return true;
  }

  private connect(): void {
    window.clearTimeout(this.retry);
    this.leave();
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    let socket: WebSocket;
    try {
      socket = new WebSocket(`${scheme}://${location.host}/ws`);
    } catch {
      this.later();
      return;
    }
    socket.binaryType = "arraybuffer";
    this.socket = socket;
    this.deadline = Date.now() + CONNECT_MS;
    socket.onmessage = (event) => {
      if (this.socket === socket) this.heard(socket, event.data);
    };
    socket.onclose = (event) => {
      if (this.socket === socket) this.lose(event.code === POLICY_VIOLATION && !!this.channel && !this.parted);
    };
  }

  private heard(socket: WebSocket, data: unknown): void {
    this.unheard = 0;
    let message: unknown;
    try {
      message = this.read(socket, new Uint8Array(data as ArrayBuffer));
    } catch {
      return this.lose(true);
    }
    if (this.welcomed) this.deadline = 0;
    if (message) this.take(message as ToPhone);
  }

  /** The message that `frame` brings, if any. Throws for a frame that nobody with the room's key has made. */
  private read(socket: WebSocket, frame: Bytes): unknown {
    if (this.channel) return this.channel.open(frame);
    const refused = refusal(frame);
    // While this phone still works at its key the laptop may lose patience; there is nothing to say about that.
    if (refused) return refused.again && this.greeted && !this.handshake ? null : refused;
    if (this.handshake) {
      this.channel = this.handshake.finish(frame);
      for (const piece of pieces(this.listener.hello())) this.put(piece);
      return null;
    }
    if (this.greeted) throw new Broken();
    const { version, key } = greeting(frame);
    this.greeted = true;
    if (version !== VERSION) return bye("old_page", t("This page is older or newer than the laptop. Load it again."));
    void this.open(socket, key);
    return null;
  }

  private async open(socket: WebSocket, key: Bytes): Promise<void> {
    this.deadline = 0;
    const opening = await this.listener.opens(key);
    if (this.socket !== socket) return;
    if (!opening) return this.take(bye("wrong_key", t("This code does not open the room. Scan the one on the board.")));
    this.deadline = Date.now() + CONNECT_MS;
    this.handshake = new Handshake(key, opening);
    socket.send(this.handshake.frame);
  }

  private take(message: ToPhone): void {
    if (message.t === "bye") this.parted = true;
    if (message.t === "welcome") {
      this.welcomed = Date.now();
      this.deadline = 0;
    }
    this.listener.message(message);
    // Only now: what the listener had to say because of a view waits for the rhythm that the view asks for.
    if (message.t === "view" && this.welcomed) this.rhythm.follow(message.view);
  }

  private flush(): void {
    for (let piece = this.outgoing.next(); piece; piece = this.outgoing.next()) this.put(piece);
  }

  private put(piece: Uint8Array): void {
    if (!this.channel || this.socket?.readyState !== WebSocket.OPEN) return;
    this.socket.send(this.channel.seal(piece));
    this.sent = Date.now();
    this.unheard ||= this.sent;
  }

  private tick(): void {
    const now = Date.now();
    const gap = now - this.ticked;
    this.ticked = now;
    if (!this.wanted || !this.socket) return;
    // Hidden pages are ticked seldom; a gap while the page is seen means that the phone slept or its clock was set.
    if (!document.hidden && Math.abs(gap) > JUMP_MS) {
      this.tries = 0;
      this.again();
      return;
    }
    if ((this.deadline && now > this.deadline) || (this.unheard && now - this.unheard > SILENCE_MS)) {
      this.lose(false);
      return;
    }
    if (!this.welcomed) return;
    if (now - this.welcomed > STEADY_MS) this.tries = 0;
    const pause = this.listener.unanswered() ? ASK_MS : HEARTBEAT_MS;
    if (this.rhythm.free && now - this.sent >= pause) this.put(filler());
  }

  /** The person is back: a phone may have killed the socket without a word, so ask, and do not wait long. */
  private wake(): void {
    this.ticked = Date.now();
    if (!this.wanted) return;
    this.tries = 0;
    if (!this.socket) {
      this.connect();
    } else if (this.socket.readyState > WebSocket.OPEN) {
      this.again();
    } else if (this.welcomed) {
      // The rhythm asks by itself, at once when it stood still.
      if (this.rhythm.free) this.put(filler());
      this.deadline = Date.now() + PROBE_MS + (this.rhythm.beating ? BEAT_MS : 0);
    }
  }

  private lose(tampered: boolean): void {
    this.leave();
    this.listener.lost(tampered);
    this.later();
  }

  private later(): void {
    if (!this.wanted) return;
    const most = Math.min(BACKOFF_MOST_MS, BACKOFF_FIRST_MS * 2 ** this.tries);
    this.tries += 1;
    window.clearTimeout(this.retry);
    this.retry = window.setTimeout(() => this.connect(), most * (0.5 + Math.random() / 2));
  }

  private leave(): void {
    const socket = this.socket;
    this.socket = this.handshake = this.channel = null;
    this.greeted = false;
    this.parted = false;
    this.outgoing.forget();
    this.rhythm.stop();
    this.welcomed = this.deadline = this.unheard = 0;
    socket?.close();
  }
}

/** As the laptop would say it. */
function bye(code: string, sentence: string): Bye {
  return { t: "bye", code, sentence, again: false };
}
