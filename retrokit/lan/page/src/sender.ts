// Sends the outbox one act at a time: the next goes only when the laptop has answered the last.

import type { Ack, Nack } from "./messages";
import type { Act } from "./outbox";
import type { Pocket } from "./pocket";

const ANSWER_MS = 15_000;
const REST_FIRST_MS = 1_000;
const REST_MOST_MS = 30_000;

export interface Line {
  send(act: Act): boolean;
  /** No answer for too long: the connection is not what it seems. */
  stuck(): void;
}

export class Sender {
  /** The op of the act that waits for its answer, or "". */
  flying = "";
  /** Why the laptop asked to wait, or "". */
  sentence = "";
  private rests = 0;
  private resting = 0;
  private patience = 0;

  constructor(
    private readonly pocket: Pocket,
    private readonly line: Line,
  ) {}

  put(act: Act): void {
    this.pocket.outbox.put(act, this.flying);
    this.pump();
  }

  pump(): void {
    if (this.flying || this.resting) return;
    const act = this.pocket.outbox.first();
    if (!act || !this.line.send(act)) return;
    this.flying = act.op;
    this.wait();
  }

  /** The connection is gone; what was on its way is sent again on the next one. */
  lost(): void {
    this.landed();
    window.clearTimeout(this.resting);
    this.resting = 0;
  }

  ack(message: Ack): void {
    const act = this.pocket.outbox.drop(message.op);
    if (act) this.pocket.acked(act);
    this.rests = 0;
    this.sentence = "";
    this.answered(message.op);
  }

  nack(message: Nack): void {
    if (message.keep) {
      this.sentence = message.sentence;
      const most = Math.min(REST_MOST_MS, REST_FIRST_MS * 2 ** this.rests);
      this.rests += 1;
      this.resting = window.setTimeout(() => {
        this.resting = 0;
        this.pump();
      }, most * (0.5 + Math.random() / 2));
    } else {
      const act = this.pocket.outbox.drop(message.op);
      if (act) this.pocket.refused(act, message.code, message.sentence);
    }
    this.answered(message.op);
  }

  /** A page that nobody sees sends nothing; it must not come and go either because somebody has written on it. */
  private wait(): void {
    this.patience = window.setTimeout(() => (document.hidden ? this.wait() : this.line.stuck()), ANSWER_MS);
  }

  private answered(op: string): void {
    if (op === this.flying) this.landed();
    this.pump();
  }

  private landed(): void {
    window.clearTimeout(this.patience);
    this.flying = "";
  }
}
