// What the page knows, and what people do on it. Screens read it and call it; every change draws the page again.

import type { Cards, OwnCard } from "./cards";
import { Connection } from "./connection";
import * as door from "./door";
import type { Leftover } from "./leftovers";
import { Link } from "./link";
import type { Bye, PublicView, ToPhone, Welcome } from "./messages";
import type { Act } from "./outbox";
import type { Moment } from "./parts/When";
import { Pocket } from "./pocket";
import { Sender } from "./sender";
import { token } from "./token";
import { sweep, type Vault } from "./vault";
import { speak } from "./words";

export type Choices = Readonly<Record<string, number>>;
/** Topic id to a step for each axis. */
export type Places = Readonly<Record<string, readonly number[]>>;

const NOWHERE = "nowhere";
/** A phone for which there is no seat yet asks again after so long, and no sooner than after half of it. */
const LOCKED_MS = 20_000;
/** What was scanned opens nothing; another code or ticket may. */
const USELESS = ["wrong_key", "no_ticket", "bad_ticket", "used_ticket"];

export class Store {
  readonly link: Link;
  /** What the laptop said last when it sent this phone away, or "". */
  farewell = "";
  needsCode = false;
  /** The room has no seat for this phone at the moment. */
  locked = false;
  /** Somebody before the door would not wait until this page asks by itself. */
  asking = false;
  view: PublicView | null = null;
  /** performance.now() when `view` arrived. */
  viewAt = 0;
  private pocket = new Pocket(NOWHERE);
  private sender = this.newSender();
  private readonly connection = new Connection({
    opens: (room) => door.opens(room, () => this.late()),
    hello: door.hello,
    message: (message) => this.heard(message),
    unanswered: () => this.sender.flying !== "",
    lost: (tampered) => this.lost(tampered),
  });
  /** After the end of the session: what never reached the laptop. */
  private over: Leftover[] | null = null;
  /** The stage for which the laptop was told whether this phone is done. */
  private doneSaid = "";
  private knock = 0;

  constructor(private readonly changed: () => void) {
    this.link = new Link(changed);
  }

  start(): void {
    sweep();
    const way = door.fromAddress();
    if (way) door.enter(way);
    this.needsCode = !door.entry();
    if (!this.needsCode) this.connection.start();
    window.addEventListener("hashchange", () => {
      const other = door.fromAddress();
      if (other) this.join(other);
    });
    // Another tab of this phone has written.
    window.addEventListener("storage", () => this.changed());
  }

  join(way: door.Way): void {
    door.enter(way);
    this.needsCode = false;
    this.farewell = "";
    this.link.state = "connecting";
    this.view = null;
    this.over = null;
    this.tryAgain();
  }

  /** Before a locked room, whose screen stays until there is an answer. */
  askAgain(): void {
    if (this.asking) return;
    window.clearTimeout(this.knock);
    this.asking = true;
    this.connection.stop();
    this.connection.start();
    this.changed();
  }

  /** At once, also when the room was locked a moment ago. */
  tryAgain(): void {
    window.clearTimeout(this.knock);
    this.locked = false;
    this.connection.stop();
    this.connection.start();
    this.changed();
  }

  askForCode(why = ""): void {
    this.farewell = why;
    this.locked = false;
    window.clearTimeout(this.knock);
    this.connection.stop();
    this.sender.lost();
    this.view = null;
    this.link.opening = false;
    this.needsCode = true;
    this.changed();
  }

  addCard(column: string, text: string, moment?: Moment): void {
    if (!this.view) return;
    const { stage, body } = this.view;
    this.act(this.cards.add(stage, column, text, body.kind === "collect" ? body.batch : 0, moment));
    this.keep(`draft/${column}`, undefined);
  }

  saveCard(card: OwnCard, column: string, text: string, moment?: Moment): void {
    this.act(this.cards.save(card, column, text, moment));
    this.keep(`editing/${card.cap}`, undefined);
  }

  withdrawCard(card: OwnCard): void {
    this.act(this.cards.withdraw(card));
  }

  cast(stage: string, choices: Choices): void {
    this.vault.drop(`refused/${stage}`);
    this.act({ t: "ballot", op: token(), stage, choices });
  }

  rate(stage: string, value: number): void {
    this.vault.drop(`refused/${stage}`);
    this.act({ t: "rate", op: token(), stage, value });
  }

  place(stage: string, places: Places): void {
    this.vault.drop(`refused/${stage}`);
    this.act({ t: "place", op: token(), stage, places });
  }

  answer(stage: string, answers: Choices): void {
    this.vault.drop(`refused/${stage}`);
    this.act({ t: "answer", op: token(), stage, answers });
  }

  thumb(stage: string, round: number, value: "more" | "next" | ""): void {
    this.vault.drop(`refused/${stage}`);
    this.act({ t: "thumb", op: token(), stage, round, value });
  }

  setDone(stage: string, done: boolean): void {
    this.keep(`done/${stage}`, done);
    this.connection.send({ t: "done", done });
  }

  /** Keeps a value of this session on the phone; undefined forgets it. */
  keep(key: string, value: unknown): void {
    if (value === undefined) this.vault.drop(key);
    else this.vault.put(key, value);
    this.changed();
  }

  dismiss(left: Leftover): void {
    if (this.over) this.over = this.over.filter((other) => other.key !== left.key);
    else if (left.card) this.cards.dismiss(left.card);
    else this.vault.drop(left.key);
    this.changed();
  }

  get vault(): Vault {
    return this.pocket.vault;
  }

  get cards(): Cards {
    return this.pocket.cards;
  }

  /** Whether an act of this card waits for its beat or for the laptop's answer. */
  isSending({ cap }: OwnCard): boolean {
    return this.pocket.isOf(this.sender.flying, cap);
  }

  /** Why the laptop takes nothing at the moment, or "". */
  get waitSentence(): string {
    return this.sender.sentence;
  }

  waiting<T extends "ballot" | "rate" | "place" | "answer" | "thumb">(kind: T, stage: string): (Act & { t: T }) | undefined {
    return this.pocket.waiting(kind, stage);
  }

  leftovers(): Leftover[] {
    return this.over ?? this.pocket.leftovers();
  }

  private heard(message: ToPhone): void {
    if (message.t === "welcome") this.welcomed(message);
    else if (message.t === "view") this.seen(message.view);
    else if (message.t === "ack") this.sender.ack(message);
    else if (message.t === "nack") this.sender.nack(message);
    else if (message.t === "bye") this.sentAway(message);
    this.changed();
  }

  private welcomed(message: Welcome): void {
    speak(message.language, message.words);
    this.sender.lost();
    if (this.pocket.session !== message.session) {
      this.pocket = new Pocket(message.session);
      this.sender = this.newSender();
      this.view = null;
    }
    if (!door.seated(message.session)) {
      this.connection.again();
      return;
    }
    this.link.connected();
    this.locked = false;
    this.farewell = this.doneSaid = "";
    for (const act of this.cards.unqueued()) this.sender.put(act);
    this.sender.pump();
  }

  private seen(view: PublicView): void {
    this.link.opening = false;
    this.view = view;
    this.viewAt = performance.now();
    if (view.state === "closed") {
      this.finish();
      return;
    }
    this.vault.put("stage", view.stage);
    // What is written before the session waits for it. Once it has begun, a day is enough again.
    if (view.state === "early") this.vault.put("early", true);
    else if (view.state === "running") this.vault.drop("early");
    this.pocket.forgetPublished(view);
    this.sayDone(view.stage);
  }

  /** A laptop that was restarted, or that came back to this stage, does not know any more. */
  private sayDone(stage: string): void {
    if (this.doneSaid === stage) return;
    this.doneSaid = stage;
    const done = this.vault.get<boolean>(`done/${stage}`);
    if (done !== undefined) this.connection.send({ t: "done", done });
  }

  /** The session is over: nothing stays on this phone, but words that were never sent stay on the screen. */
  private finish(): void {
    if (this.over) return;
    this.sender.lost();
    this.connection.stop();
    this.over = this.pocket.empty();
    door.leave();
  }

  private sentAway({ code, sentence, again }: Bye): void {
    if (this.over) return;
    this.farewell = sentence;
    if (code === "locked") this.waitAtDoor();
    if (again) return;
    // Only through the channel: what came in the clear, anybody may have said.
    const sealed = this.connection.welcome;
    if (code === "over" && sealed) this.finish();
    else if (code === "rejoin" && sealed) door.rejoin();
    else if (USELESS.includes(code)) door.forgetWay();
    // Another tab, or the page loaded again, goes on with the same key; after anything else it is of no more use.
    else if (code !== "elsewhere" && code !== "old_page") door.leave();
    this.askForCode(sentence);
  }

  /** Calmly: everybody who is turned away would otherwise ask several times a second. */
  private waitAtDoor(): void {
    this.view = null;
    this.locked = true;
    this.asking = false;
    this.sender.lost();
    this.connection.stop();
    window.clearTimeout(this.knock);
    this.knock = window.setTimeout(() => this.connection.start(), LOCKED_MS * (0.5 + Math.random() / 2));
  }

  private late(): void {
    this.link.opening = true;
    this.changed();
  }

  private lost(tampered = false): void {
    this.asking = false;
    this.sender.lost();
    this.link.opening &&= door.isStretching();
    this.link.lost(tampered);
    this.changed();
  }

  private act(act: Act | null): void {
    if (act) this.sender.put(act);
    this.changed();
  }

  private newSender(): Sender {
    return new Sender(this.pocket, {
      send: (act) => this.connection.welcome && this.connection.send(act),
      stuck: () => {
        this.connection.again();
        this.lost();
      },
    });
  }
}
