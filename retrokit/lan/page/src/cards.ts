// The person's own cards of this session, each with the secret that lets this phone, and nobody else, change it.

import type { Add, Edit, Withdraw } from "./messages";
import type { Act, Outbox } from "./outbox";
import { NO_MOMENT, type Moment } from "./parts/When";
import { token } from "./token";
import type { Vault } from "./vault";

export interface OwnCard {
  readonly cap: string;
  /** Order on this phone only. */
  readonly n: number;
  readonly stage: string;
  /** How often cards had turned over or joined in the stage when this one was written. */
  readonly batch: number;
  readonly column: string;
  readonly text: string;
  /** On a timeline: its day and mood. */
  readonly when?: string;
  readonly mood?: number;
  /** What the laptop has, or null. */
  readonly kept: { readonly column: string; readonly text: string } | null;
  readonly leaving: boolean;
  /** Why the laptop did not take it, or "". */
  readonly refused: string;
}

/** What the laptop is told of a card; a day and a mood only where there are some. */
function words({ column, text, when, mood }: Pick<OwnCard, "column" | "text" | "when" | "mood">) {
  return { column, text, ...(when ? { when } : {}), ...(mood ? { mood } : {}) };
}

/** A card by what can be read of it, for looking it up among those on the board. */
export function place(column: string, text: string): string {
  return `${column}/${text}`;
}

export type CardState = "here" | "kept" | "leaving" | "refused";
type CardAct = Add | Edit | Withdraw;

export class Cards {
  constructor(
    private readonly vault: Vault,
    private readonly outbox: Outbox,
  ) {}

  /** Newest first. */
  all(): OwnCard[] {
    return this.vault.all<OwnCard>("card/").sort((a, b) => b.n - a.n);
  }

  state(card: OwnCard): CardState {
    if (card.refused) return "refused";
    if (card.leaving) return "leaving";
    return card.kept === null || this.waiting(card.cap).length ? "here" : "kept";
  }

  /** Cards whose act was never written because the page died right then. */
  unqueued(): Add[] {
    return this.all()
      .filter((card) => card.kept === null && !card.refused && !this.waiting(card.cap).length)
      .map((card) => ({ t: "add", op: token(), cap: card.cap, ...words(card) }));
  }

  /** The act that brings a new card; the card is on the phone from now on. */
  add(stage: string, column: string, text: string, batch = 0, moment: Moment = NO_MOMENT): Add {
    const cap = token();
    const n = (this.all()[0]?.n ?? 0) + 1;
    const card = { cap, n, stage, batch, column, text, ...moment, kept: null, leaving: false, refused: "" };
    this.put(card);
    return { t: "add", op: token(), cap, ...words(card) };
  }

  /** The act that brings `card` up to date with its new words or column. */
  save(card: OwnCard, column: string, text: string, moment: Moment = NO_MOMENT): Add | Edit {
    const changed = { ...card, column, text, ...moment, refused: "", leaving: false };
    this.put(changed);
    const onItsWay = card.kept !== null || this.waiting(card.cap).length > 0;
    return { t: onItsWay ? "edit" : "add", op: token(), cap: card.cap, ...words(changed) };
  }

  /** The act that takes `card` back, or null when the laptop never had it. */
  withdraw(card: OwnCard): Withdraw | null {
    if (card.kept === null && !this.waiting(card.cap).length) {
      this.forget(card.cap);
      return null;
    }
    this.put({ ...card, leaving: true, refused: "" });
    return { t: "withdraw", op: token(), cap: card.cap };
  }

  /** The person has read why: back to what the laptop has, or gone. */
  dismiss(card: OwnCard): void {
    if (card.kept) this.put({ ...card, ...card.kept, refused: "" });
    else this.forget(card.cap);
  }

  /** The laptop has `act` on its disk. */
  acked(act: CardAct): void {
    const card = this.get(act.cap);
    if (!card) return;
    if (act.t === "withdraw") {
      this.forget(act.cap);
      this.recall(card.stage);
      return;
    }
    this.put({ ...card, kept: { column: act.column, text: act.text } });
    this.vault.put(`wrote/${card.stage}`, true);
  }

  refused(act: CardAct, code: string, sentence: string): void {
    const card = this.get(act.cap);
    if (!card) return;
    const later = this.waiting(act.cap).filter((other) => other.op !== act.op);
    if (act.t === "add") {
      for (const other of later) this.outbox.drop(other.op);
      if (card.leaving) this.forget(act.cap);
      else this.put({ ...card, kept: null, refused: sentence });
      return;
    }
    const kept = code === "unknown_card" ? null : card.kept;
    if (act.t === "withdraw" && !kept) this.forget(act.cap);
    else this.put({ ...card, kept, leaving: false, refused: sentence });
  }

  /** What lies on the board now is nobody's own any more: the phone forgets which of `shown` were its cards. */
  joined(stage: string, batch: number, shown: ReadonlySet<string>): void {
    for (const card of this.all()) {
      const kept = card.stage === stage && this.state(card) === "kept" ? card.kept : null;
      // The same words may stand on the board from somebody else, so they must have come after this card.
      if (kept && (card.batch ?? 0) < batch && shown.has(place(kept.column, kept.text))) this.forget(card.cap);
    }
    this.recall(stage);
  }

  /** A later stage is open: whatever the laptop has of this one lies on the board. */
  left(stage: string): void {
    for (const card of this.all()) {
      if (card.stage === stage && this.state(card) === "kept") this.forget(card.cap);
    }
  }

  /** `wrote`, which the phone says when it comes in again, is about cards that are hidden still. */
  private recall(stage: string): void {
    if (!this.all().some((card) => card.stage === stage && card.kept)) this.vault.drop(`wrote/${stage}`);
  }

  private get(cap: string): OwnCard | undefined {
    return this.vault.get<OwnCard>(`card/${cap}`);
  }

  private put(card: OwnCard): void {
    this.vault.put(`card/${card.cap}`, card);
  }

  private forget(cap: string): void {
    this.vault.drop(`card/${cap}`);
    this.vault.drop(`editing/${cap}`);
  }

  private waiting(cap: string): Act[] {
    return this.outbox.acts().filter((act) => "cap" in act && act.cap === cap);
  }
}
