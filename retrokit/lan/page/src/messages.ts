// Written by `python -m retrokit.lan.typescript` from retrokit/lan/messages.py and retrokit/facilitation/faces.py.
// Change those and run it again; a test compares.

export const VERSION = 2;
export const FRAME = 1088;
export const MAX_MESSAGE = 4096;

/**
 * The first message. That the phone may come in, the handshake has shown already.
 *
 * `seat` is the phone's own secret for this session. `wrote`: this phone has cards in the open stage already
 * (said again after the laptop restarted, so that counts are right), or in `stage` if that is given: cards from before
 * the session wait for another stage. `ticket` is what a QR on a ticket carries.
 */
export interface Hello {
  readonly t: "hello";
  readonly v: number;
  readonly seat: string;
  readonly wrote?: boolean;
  readonly ticket?: string;
  readonly stage?: string;
}

/**
 * A new card. `cap` is the capability to edit and withdraw it later; the laptop keeps only its hash.
 *
 * `when` and `mood` are for a timeline, left out elsewhere.
 */
export interface Add {
  readonly t: "add";
  readonly op: string;
  readonly cap: string;
  readonly column: string;
  readonly text: string;
  readonly when?: string;
  readonly mood?: number;
}

export interface Edit {
  readonly t: "edit";
  readonly op: string;
  readonly cap: string;
  readonly column: string;
  readonly text: string;
  readonly when?: string;
  readonly mood?: number;
}

export interface Withdraw {
  readonly t: "withdraw";
  readonly op: string;
  readonly cap: string;
}

/** The whole ballot; it replaces this phone's earlier one. Topics without votes are left out. */
export interface Ballot {
  readonly t: "ballot";
  readonly op: string;
  readonly stage: string;
  readonly choices: Readonly<Record<string, number>>;
}

/** 1 to 5, 0 takes it back. */
export interface Rate {
  readonly t: "rate";
  readonly op: string;
  readonly stage: string;
  readonly value: number;
}

/** The whole sheet: for each topic a step on each axis. It replaces this phone's earlier one, an empty one takes it back. */
export interface Placing {
  readonly t: "place";
  readonly op: string;
  readonly stage: string;
  readonly places: Readonly<Record<string, readonly number[]>>;
}

/** I am done with this stage, or not after all. Never stored; not acknowledged. */
export interface Done {
  readonly t: "done";
  readonly done: boolean;
}

/** The whole sheet: item -> choice, from 0. It replaces this phone's earlier one; empty takes it back. */
export interface Answer {
  readonly t: "answer";
  readonly op: string;
  readonly stage: string;
  readonly answers: Readonly<Record<string, number>>;
}

/** More time for the topic or the next one, "" takes it back. `round` is the question's. */
export interface Thumb {
  readonly t: "thumb";
  readonly op: string;
  readonly stage: string;
  readonly round: number;
  readonly value: "more" | "next" | "";
}

/** `session` keys what the phone stores; `words` is the page's catalogue (empty for English). */
export interface Welcome {
  readonly t: "welcome";
  readonly v: number;
  readonly session: string;
  readonly language: string;
  readonly words: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
}

/** `left_ms` at the moment the view was made; whoever shows it counts on from there while running. */
export interface TimerView {
  readonly state: "idle" | "running" | "paused" | "asleep" | "over";
  readonly left_ms: number;
  readonly total_ms: number;
}

export interface LobbyBody {
  readonly kind: "lobby";
}

export interface ExperimentView {
  readonly id: string;
  readonly topic: string;
  readonly belief: string;
  readonly change: string;
  readonly expected: string;
  readonly measure: string;
  readonly guardrail: string;
  readonly scope: string;
  readonly undo: string;
  readonly owner: string;
  readonly review: string;
  readonly state: "draft" | "agreed" | "concluded";
  readonly observed: string;
  readonly decision: "" | "keep" | "adapt" | "stop";
  readonly overdue_days: number;
}

export interface LookBackBody {
  readonly experiments: readonly ExperimentView[];
  readonly kind: "look_back";
}

export interface WelcomeBody {
  readonly points: readonly string[];
  readonly kind: "welcome";
}

export interface CardView {
  readonly id: string;
  readonly column: string;
  readonly color: number;
  readonly text: string;
}

/**
 * `about` is the stepped count of hidden cards; `cards` are the revealed ones.
 *
 * `examples` are cards as somebody might write them, while nothing has been revealed yet.
 */
export interface ColumnView {
  readonly id: string;
  readonly name: string;
  readonly prompt: string;
  readonly color: number;
  readonly about: number;
  readonly cards: readonly CardView[];
  readonly examples: readonly string[];
}

/** When what `card` tells of happened, and how it felt: an ISO date or "", and 1 (hard) to 5 (good) or 0. */
export interface DatedView {
  readonly card: string;
  readonly when: string;
  readonly mood: number;
}

/**
 * `about` is the stepped count over all columns; `wrote` and `done` are as of the last tick.
 *
 * Once `revealed` and not `open`, a card may still be written: it waits until `batch` grows, that is until late
 * cards have joined the others. Before the session `wrote` counts in threes and `about` begins with the third.
 * `round` of `rounds` counts from 1; both are 0 where all is gathered at once. In a round
 * with `pad` phones keep what is written to themselves, in one with `build` they show cards to go on from.
 * With `timeline` a card may carry a day and a mood; `dated` are those of the revealed ones, by day.
 */
export interface CollectBody {
  readonly open: boolean;
  readonly revealed: boolean;
  readonly about: number;
  readonly wrote: number;
  readonly done: number;
  readonly columns: readonly ColumnView[];
  readonly batch: number;
  readonly round: number;
  readonly rounds: number;
  readonly pad: boolean;
  readonly build: boolean;
  readonly timeline: boolean;
  readonly dated: readonly DatedView[];
  readonly kind: "collect";
}

export interface GroupView {
  readonly id: string;
  readonly name: string;
  readonly cards: readonly CardView[];
}

export interface GroupBody {
  readonly groups: readonly GroupView[];
  readonly loose: readonly CardView[];
  readonly kind: "group";
}

/**
 * A group or a lone card. `votes` is -1 until the vote has closed. `tied`: another topic has as many.
 *
 * `before`: what it had in the round before a run-off, -1 where there was none.
 */
export interface TopicView {
  readonly id: string;
  readonly name: string;
  readonly cards: readonly CardView[];
  readonly votes: number;
  readonly tied: boolean;
  readonly done: boolean;
  readonly before: number;
}

/**
 * While `open` topics keep their neutral order; once closed they are sorted by votes.
 *
 * A phone that meets another `round` than the one it voted in forgets its ballot. `run_off`: this round is among the
 * strongest topics of the one before only.
 */
export interface VoteBody {
  readonly open: boolean;
  readonly budget: number;
  readonly per_topic: number;
  readonly ballots: number;
  readonly topics: readonly TopicView[];
  readonly round: number;
  readonly run_off: boolean;
  readonly kind: "vote";
}

/** Steps from 1, in words `low`, to 5, in words `high`. */
export interface AxisView {
  readonly name: string;
  readonly low: string;
  readonly high: string;
}

/** In tenths of a step, 10 to 50: the middle, and from where to where at least half of the answers lie. */
export interface SpanView {
  readonly low: number;
  readonly mid: number;
  readonly high: number;
}

/**
 * A topic and where people put it: a span for each axis; none while that is secret, and where fewer than three put it.
 *
 * `corner` is the name of the field it lies in, or "". `side` is 0 for a topic of the first column, else 1.
 */
export interface PlacedView {
  readonly topic: TopicView;
  readonly spans: readonly SpanView[];
  readonly answers: number;
  readonly corner: string;
  readonly side: number;
}

/**
 * While `open` topics keep their neutral order; once closed the corner that comes first, or the strongest, leads.
 *
 * The first axis runs to the right, the second up; with picture `forces` there is only one, and `totals` are the sums
 * of what each side weighs, in tenths. `corners`: top left, top right, bottom left, bottom right, or none.
 * A phone that meets another `round` than the one it placed in forgets its places.
 */
export interface PlaceBody {
  readonly open: boolean;
  readonly axes: readonly AxisView[];
  readonly picture: "grid" | "forces";
  readonly corners: readonly string[];
  readonly topics: readonly PlacedView[];
  readonly answers: number;
  readonly round: number;
  readonly totals: readonly number[];
  readonly kind: "place";
}

/**
 * More time, or the next topic? `state`: "" is not asked, then open, then shown; few: too few answers to be shown.
 *
 * `more`, `next` and `wish` are filled when shown; a tie is a wish for the next. `countdown` runs while open.
 * A phone that meets another `round` than the one it answered in forgets its thumb.
 */
export interface ThumbsView {
  readonly state: "" | "open" | "shown" | "few";
  readonly round: number;
  readonly countdown: TimerView;
  readonly more: number;
  readonly next: number;
  readonly answers: number;
  readonly wish: "" | "more" | "next";
}

/**
 * `current` is the id of the topic under discussion, or "". `open`: phones are asked for their thumbs.
 *
 * `extension`: minutes that the topic may have next, 0 for none; `stopped`: its last box is over. `turns` are first
 * names in the order in which people speak, `turn` an index into it; empty where none was drawn.
 */
export interface DiscussBody {
  readonly current: string;
  readonly box: TimerView;
  readonly topics: readonly TopicView[];
  readonly open: boolean;
  readonly thumbs: ThumbsView;
  readonly extension: number;
  readonly stopped: boolean;
  readonly turns: readonly string[];
  readonly turn: number;
  readonly kind: "discuss";
}

export interface LearningView {
  readonly id: string;
  readonly topic: string;
  readonly expected: string;
  readonly saw: string;
  readonly learned: string;
  readonly will_do: string;
  readonly state: "draft" | "kept";
}

export interface DecideBody {
  readonly experiments: readonly ExperimentView[];
  readonly learnings: readonly LearningView[];
  readonly parked: readonly string[];
  readonly kind: "decide";
}

/**
 * `counts` is empty while open; afterwards `counts[i]` people answered `i + 1`.
 *
 * It stays empty with so few `answers` that counts would say who answered what. A phone that meets another
 * `round` than the one it answered in forgets its answer.
 */
export interface RateBody {
  readonly open: boolean;
  readonly counts: readonly number[];
  readonly answers: number;
  readonly experiments: readonly ExperimentView[];
  readonly round: number;
  readonly kind: "rate";
}

export interface ClosedBody {
  readonly experiments: readonly ExperimentView[];
  readonly learnings: readonly LearningView[];
  readonly kind: "closed";
}

/**
 * One thing that is asked about; with an empty `text` the heading is the question.
 *
 * `counts` and `answers` are those of this item, filled once the stage has closed; `counts` stays empty with so few
 * answers that it would say who answered what. On a scale of numbers `mean` has one digit behind the point, and
 * `ends` are the lowest and the highest number that was chosen; else both are empty.
 */
export interface ItemView {
  readonly id: string;
  readonly text: string;
  readonly counts: readonly number[];
  readonly answers: number;
  readonly mean: string;
  readonly ends: readonly number[];
}

/**
 * Each of `items` is answered with one of `choices`, or left out. `numbers` has one for each choice, or none.
 *
 * `answers` is how many people answered anything: as of the last tick while `open`. A phone that meets another
 * `round` than the one it answered in forgets its answers. `pass_allowed`: say that items may be left out.
 */
export interface AskBody {
  readonly open: boolean;
  readonly items: readonly ItemView[];
  readonly choices: readonly string[];
  readonly numbers: readonly number[];
  readonly answers: number;
  readonly round: number;
  readonly pass_allowed: boolean;
  readonly kind: "ask";
}

export interface ColumnName {
  readonly name: string;
  readonly color: number;
}

/**
 * What the board and every phone may see, the same for all. `index` counts from 1; 0 before the session begins.
 *
 * `legend` says which colour is which column, in the stages where cards lie outside their columns. `door`: whether
 * somebody new comes in with the code, with a ticket, or not for now.
 */
export interface PublicView {
  readonly state: "lobby" | "early" | "running" | "closed";
  readonly team: string;
  readonly title: string;
  readonly format: string;
  readonly minutes: number;
  readonly index: number;
  readonly count: number;
  readonly stage: string;
  readonly name: string;
  readonly heading: string;
  readonly prompt: string;
  readonly timer: TimerView;
  readonly phones: number;
  readonly headcount: number;
  readonly body: Body;
  readonly legend: readonly ColumnName[];
  readonly door: "open" | "locked" | "tickets";
}

/** The newest public view, whole. A later one replaces it. */
export interface View {
  readonly t: "view";
  readonly view: PublicView;
}

/** The act with this `op` is on the laptop's disk. */
export interface Ack {
  readonly t: "ack";
  readonly op: string;
}

/** The act was not taken. `keep`: the phone keeps it and sends it again later; else the person decides. */
export interface Nack {
  readonly t: "nack";
  readonly op: string;
  readonly code: string;
  readonly sentence: string;
  readonly keep: boolean;
}

/** The laptop closes the connection. `again`: the phone may come back by itself. */
export interface Bye {
  readonly t: "bye";
  readonly code: string;
  readonly sentence: string;
  readonly again: boolean;
}

export type FromPhone =
  | Hello
  | Add
  | Edit
  | Withdraw
  | Ballot
  | Rate
  | Placing
  | Done
  | Answer
  | Thumb;

export type ToPhone =
  | Welcome
  | View
  | Ack
  | Nack
  | Bye;

export type Body =
  | LobbyBody
  | LookBackBody
  | WelcomeBody
  | CollectBody
  | GroupBody
  | VoteBody
  | PlaceBody
  | DiscussBody
  | DecideBody
  | RateBody
  | ClosedBody
  | AskBody;
