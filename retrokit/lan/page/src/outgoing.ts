// What waits to be sent on the present connection, cut into the pieces that frames carry.

import { filler, pieces } from "./channel";
import type { FromPhone } from "./messages";

export class Outgoing {
  private messages: FromPhone[] = [];
  /** What is left of the message on its way. */
  private rest: Uint8Array[] = [];

  put(message: FromPhone): void {
    // Of somebody who is done, and then is not, only the last word counts.
    if (message.t === "done") this.messages = this.messages.filter((other) => other.t !== "done");
    this.messages.push(message);
  }

  next(): Uint8Array | undefined {
    const message = this.rest.length ? undefined : this.messages.shift();
    if (message) this.rest = pieces(message);
    return this.rest.shift();
  }

  nextOrFiller(): Uint8Array {
    return this.next() ?? filler();
  }

  forget(): void {
    this.messages = [];
    this.rest = [];
  }
}
