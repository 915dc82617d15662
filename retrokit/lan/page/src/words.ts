// Every text a person reads. English is its own key; Welcome.words brings the person's language.

type Entry = string | Readonly<Record<string, string>>;
type Values = Readonly<Record<string, string | number>>;

const ENGLISH: Readonly<Record<string, Entry>> = {
  "%n phone(s) here": { one: "%n phone here", other: "%n phones here" },
  "%n card(s)": { one: "%n card", other: "%n cards" },
  "About %n card(s) so far": { one: "About %n card so far", other: "About %n cards so far" },
  "%n have written": { one: "one has written", other: "%n have written" },
  "At least %n have written": { one: "At least one has written", other: "At least %n have written" },
  "%n are done": { one: "one is done", other: "%n are done" },
  "%n characters left": { one: "one character left", other: "%n characters left" },
  "%n characters too many": { one: "one character too many", other: "%n characters too many" },
  "%n votes left": { one: "one left", other: "%n left" },
  "%n votes too many": { one: "one too many: take a vote back", other: "%n too many: take votes back" },
  "You are one of %n phones here.": { one: "Yours is the only phone here.", other: "You are one of %n phones here." },
  "%n votes.": { one: "One vote.", other: "%n votes." },
  "%n vote(s)": { one: "%n vote", other: "%n votes" },
  "%n vote(s) in the round before": { one: "%n vote in the round before", other: "%n votes in the round before" },
  "%n people voted": { one: "One person voted", other: "%n people voted" },
  "%n people placed topics": { one: "One person placed topics", other: "%n people placed topics" },
  "%n answer(s).": { one: "%n answer.", other: "%n answers." },
  "%n people answered": { one: "One person answered", other: "%n people answered" },
  "%n days overdue": { one: "one day overdue", other: "%n days overdue" },
  "%n more topic(s)": { one: "One more topic", other: "%n more topics" },
  "%n texts are only on this phone": {
    one: "One text is only on this phone",
    other: "%n texts are only on this phone",
  },
  "%n card(s) of yours wait on the laptop, hidden until their stage.": {
    one: "%n card of yours waits on the laptop, hidden until its stage.",
    other: "%n cards of yours wait on the laptop, hidden until their stage.",
  },
  "A topic takes at most %n of your votes.": {
    one: "A topic takes one of your votes.",
    other: "A topic takes at most %n of your votes.",
  },
};

let language = "en";
let entries: Readonly<Record<string, Entry>> = {};

export function speak(code: string, words: Readonly<Record<string, Entry>>): void {
  language = code;
  entries = words;
  document.documentElement.lang = code;
  document.documentElement.dir = /^(ar|dv|fa|he|ku-Arab|ps|sd|ug|ur|yi)\b/.test(code) ? "rtl" : "ltr";
}

/** The text for `source` with its `{name}` places filled. */
export function t(source: string, values: Values = {}): string {
  return fill(form(source, 2), values);
}

/** A text with a number: `%n` is replaced and the form follows `n`. */
export function tn(source: string, n: number, values: Values = {}): string {
  return fill(form(source, n).replace(/%n/g, new Intl.NumberFormat(language).format(n)), values);
}

/** An ISO date as board and report write it. */
export function day(iso: string): string {
  const parts = /^(\d+)-(\d\d)-(\d\d)$/.exec(iso);
  const month = months()[Number(parts?.[2]) - 1];
  if (!parts || !month) return iso;
  return t("{day} {month} {year}", { day: Number(parts[3]), month, year: Number(parts[1]) });
}

function months(): readonly string[] {
  return [
    t("January"), t("February"), t("March"), t("April"), t("May"), t("June"),
    t("July"), t("August"), t("September"), t("October"), t("November"), t("December"),
  ];
}

function form(source: string, n: number): string {
  const entry = entries[source] ?? ENGLISH[source] ?? source;
  if (typeof entry === "string") return entry;
  return (n === 1 ? entry["one"] : undefined) ?? entry["other"] ?? source;
}

function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
