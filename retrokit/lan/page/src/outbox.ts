// Acts wait here, in order, from before they are sent until the laptop has them on its disk.

import type { Add, Answer, Ballot, Edit, Placing, Rate, Withdraw } from "./messages";
import type { Vault } from "./vault";

export type Act = Add | Edit | Withdraw | Ballot | Rate | Placing | Answer;

interface Waiting {
  readonly n: number;
  readonly act: Act;
}

export class Outbox {
  constructor(private readonly vault: Vault) {}

  /** All waiting acts, first the oldest. Read anew each time: another tab may have sent some. */
  acts(): Act[] {
    return this.waiting().map((entry) => entry.act);
  }

  first(): Act | undefined {
    return this.waiting()[0]?.act;
  }

  /** Kept before it is sent. A ballot, an answer or a sheet replaces an unsent one of its stage; `flying` is the one on its way. */
  put(act: Act, flying: string): void {
    const waiting = this.waiting();
    if (act.t === "ballot" || act.t === "rate" || act.t === "place" || act.t === "answer") {
      for (const { act: old } of waiting) {
        if (old.t === act.t && old.stage === act.stage && old.op !== flying) this.drop(old.op);
      }
    }
    const n = (waiting[waiting.length - 1]?.n ?? 0) + 1;
    this.vault.put(`act/${act.op}`, { n, act } satisfies Waiting);
  }

  drop(op: string): Act | undefined {
    const entry = this.vault.get<Waiting>(`act/${op}`);
    this.vault.drop(`act/${op}`);
    return entry?.act;
  }

  private waiting(): Waiting[] {
    return this.vault.all<Waiting>("act/").sort((a, b) => a.n - b.n);
  }
}
