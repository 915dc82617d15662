// What this phone holds of one session: its own cards, acts on their way, drafts, choices. All of it in the vault.

import { Cards, place } from "./cards";
import { type Leftover, leftovers, unsent } from "./leftovers";
import type { PublicView } from "./messages";
import { type Act, Outbox } from "./outbox";
import { Vault } from "./vault";

/** What a phone keeps of what it gave in a stage, by stage; it holds until the stage is closed or begins anew. */
const GIVEN = ["vote", "cast", "rated", "place", "placed", "answered"] as const;

export class Pocket {
  readonly vault: Vault;
  readonly outbox: Outbox;
  readonly cards: Cards;

  constructor(readonly session: string) {
    this.vault = new Vault(session);
    this.outbox = new Outbox(this.vault);
    this.cards = new Cards(this.vault, this.outbox);
  }

  /** The ballot, answer or sheet of `stage` that is still on its way. */
  waiting<T extends "ballot" | "rate" | "place" | "answer" | "thumb">(kind: T, stage: string): (Act & { t: T }) | undefined {
    const fits = (act: Act): act is Act & { t: T } => act.t === kind && "stage" in act && act.stage === stage;
    return this.outbox.acts().filter(fits).pop();
  }

  /** Whether `op` is an act of the card `cap` that still waits here. */
  isOf(op: string, cap: string): boolean {
    return this.outbox.acts().some((act) => act.op === op && "cap" in act && act.cap === cap);
  }

  leftovers(): Leftover[] {
    return leftovers(this.vault, this.cards);
  }

  /** The laptop has `act` on its disk. */
  acked(act: Act): void {
    if (act.t === "ballot") this.vault.put(`cast/${act.stage}`, act.choices);
    else if (act.t === "rate") this.vault.put(`rated/${act.stage}`, act.value);
    else if (act.t === "place") this.vault.put(`placed/${act.stage}`, act.places);
    else if (act.t === "answer") this.vault.put(`answered/${act.stage}`, act.answers);
    else if (act.t === "thumb") this.vault.put(`thumb/${act.stage}`, { round: act.round, value: act.value });
    else this.cards.acked(act);
  }

  refused(act: Act, code: string, sentence: string): void {
    if ("stage" in act) this.vault.put(`refused/${act.stage}`, sentence);
    else this.cards.refused(act, code, sentence);
  }

  /** What is on the board now is nobody's own any more. */
  forgetPublished({ body, stage, index }: PublicView): void {
    if ((body.kind === "vote" || body.kind === "rate" || body.kind === "place" || body.kind === "ask") && this.vault.get<number>(`round/${stage}`) !== body.round) {
      // Another round: what was cast in the one before counts no more, also where its close was never seen here.
      for (const key of GIVEN) this.vault.drop(`${key}/${stage}`);
      this.vault.put(`round/${stage}`, body.round);
    }
    if (body.kind === "discuss") this.forgetThumbs(stage, body.open ? body.thumbs.round : -1);
    for (const old of this.vault.keys("gather/")) {
      if ((this.vault.get<number>(old) ?? index) < index) this.cards.left(old.slice("gather/".length));
    }
    if (body.kind === "collect") {
      // Before the session this is no stage yet that could lie behind.
      if (index > 0) this.vault.put(`gather/${stage}`, index);
      const shown = new Set(body.columns.flatMap((column) => column.cards.map((card) => place(column.id, card.text))));
      this.cards.joined(stage, body.batch, shown);
    }
    if (!("open" in body) || body.open) return;
    for (const key of GIVEN) this.vault.drop(`${key}/${stage}`);
  }

  /** A thumb is for one question: that of `round`, or -1 when none is open. One on its way still goes, and is refused if late. */
  private forgetThumbs(stage: string, round: number): void {
    if (this.vault.get<number>(`round/${stage}`) === round) return;
    this.vault.put(`round/${stage}`, round);
    this.vault.drop(`thumb/${stage}`);
    this.vault.drop(`refused/${stage}`);
  }

  /** Nothing stays on this phone; what never reached the laptop is handed back. */
  empty(): Leftover[] {
    const left = [...this.leftovers(), ...unsent(this.cards)];
    this.vault.wipe();
    return left;
  }
}
