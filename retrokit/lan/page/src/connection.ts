// The one socket to the laptop: made again whenever it is lost, quick when the person comes back to the page.

import type { FromPhone, Hello, ToPhone } from "./messages";

const CONNECT_MS = 5_000;
const PING_MS = 10_000;
const MISSED_MOST = 3;
const PROBE_MS = 2_000;
const TICK_MS = 1_000;
const JUMP_MS = 5_000;
const BACKOFF_FIRST_MS = 250;
const BACKOFF_MOST_MS = 5_000;
const STEADY_MS = 5_000;

export interface Listener {
  /** What to say first; asked for anew at each attempt. */
  hello(): Hello;
  message(message: ToPhone): void;
  lost(): void;
}

export class Connection {
  private socket: WebSocket | null = null;
  private wanted = false;
  private tries = 0;
  private retry = 0;
  private deadline = 0;
  private pinged = 0;
  private missed = 0;
  private welcomed = 0;
  private ticked = Date.now();

  constructor(private readonly listener: Listener) {
    window.setInterval(() => this.tick(), TICK_MS);
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.wake();
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

  /** False when there is no connection; nothing is queued here. */
  send(message: FromPhone): boolean {
    if (!this.socket || this.socket.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(message));
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
    this.socket = socket;
    this.deadline = Date.now() + CONNECT_MS;
    socket.onopen = () => this.send(this.listener.hello());
    socket.onmessage = (event) => {
      if (this.socket === socket) this.heard(event.data);
    };
    socket.onclose = socket.onerror = () => {
      if (this.socket === socket) this.lose();
    };
  }

  private heard(data: unknown): void {
    if (typeof data !== "string") return;
    let message: ToPhone;
    try {
      message = JSON.parse(data) as ToPhone;
    } catch {
      return;
    }
    this.missed = 0;
    if (message.t === "welcome") {
      this.welcomed = this.pinged = Date.now();
      this.deadline = 0;
    } else if (this.welcomed) {
      this.deadline = 0;
    }
    if (message.t !== "pong") this.listener.message(message);
  }

  private tick(): void {
    const now = Date.now();
    const gap = now - this.ticked;
    this.ticked = now;
    if (!this.wanted || !this.socket) return;
    const visible = document.visibilityState === "visible";
    // Hidden pages are ticked seldom; a gap while the page is seen means that the phone slept or its clock was set.
    if (visible && (gap > JUMP_MS || gap < -JUMP_MS)) {
      this.tries = 0;
      this.again();
      return;
    }
    if (this.deadline && now > this.deadline) {
      this.lose();
      return;
    }
    if (!this.welcomed) return;
    if (now - this.welcomed > STEADY_MS) this.tries = 0;
    if (now - this.pinged < PING_MS) return;
    if (this.missed >= MISSED_MOST) {
      this.lose();
      return;
    }
    this.pinged = now;
    this.missed += 1;
    this.send({ t: "ping" });
  }

  /** The person is back: a phone may have killed the socket without a word, so ask, and do not wait long. */
  private wake(): void {
    this.ticked = Date.now();
    if (!this.wanted) return;
    this.tries = 0;
    if (!this.socket) {
      this.connect();
    } else if (this.welcomed) {
      if (this.send({ t: "ping" })) this.deadline = Date.now() + PROBE_MS;
      else this.again();
    }
  }

  private lose(): void {
    this.leave();
    this.listener.lost();
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
    this.socket = null;
    this.welcomed = this.missed = this.deadline = 0;
    socket?.close();
  }
}
