// Ask: each item answered in secret with one of a few choices, changed or taken back until the answers are shown.

import type { AskBody, ItemView, PublicView } from "../messages";
import { Heading } from "../parts/Heading";
import type { Choices, Store } from "../store";
import { t, tn } from "../words";
import { Few } from "./Few";

/** Longer choices stand under one another, also where there are several items. */
const SHORT = 8;

interface AskProps {
  readonly store: Store;
  readonly view: PublicView;
  readonly body: AskBody;
}

export function Ask({ store, view, body }: AskProps) {
  return (
    <>
      <Heading view={view} />
      {body.open ? <Sheet store={store} view={view} body={body} /> : <Spreads store={store} view={view} body={body} />}
    </>
  );
}

function Sheet({ store, view, body }: AskProps) {
  const { stage } = view;
  const waiting = store.waiting("answer", stage)?.answers;
  const given = known(waiting ?? store.vault.get<Choices>(`answered/${stage}`) ?? {}, body.items);
  const answered = Object.keys(given).length;
  const refused = store.vault.get<string>(`refused/${stage}`) ?? "";
  if (body.items.length === 0) return <p class="soft">{t("There is nothing to answer yet.")}</p>;
  return (
    <>
      <Few view={view} what="answers" />
      {body.pass_allowed && body.items.length > 1 && <p class="soft">{t("Leave out whatever you do not want to answer.")}</p>}
      <div class={body.items.length > 1 ? "questions several" : "questions"}>
        {body.items.map((item) => (
          <Question
            key={item.id}
            item={item}
            heading={view.heading}
            body={body}
            chosen={given[item.id]}
            choose={(choice) => store.answer(stage, { ...given, [item.id]: choice })}
          />
        ))}
      </div>
      <div class={body.items.length > 1 ? "bottom stuck" : "bottom"}>
        {refused && (
          <p class="fault" role="alert">
            {refused}
          </p>
        )}
        <p class="sent" role="status">
          {status(body, answered, waiting !== undefined)}
        </p>
        {answered > 0 && (
          <button type="button" class="secondary" onClick={() => store.answer(stage, {})}>
            {body.items.length > 1 ? t("Take my answers back") : t("Take my answer back")}
          </button>
        )}
      </div>
    </>
  );
}

function status({ items }: AskBody, answered: number, waiting: boolean): string {
  if (items.length === 1) {
    return waiting ? t("Your answer is on your phone and on its way.") : answered > 0 ? t("Your answer is kept ✓") : "";
  }
  if (waiting) return t("Your answers are on your phone and on their way.");
  return answered > 0 ? t("{answered} of {items} answered, kept ✓", { answered, items: items.length }) : "";
}

interface QuestionProps {
  readonly item: ItemView;
  readonly heading: string;
  readonly body: AskBody;
  readonly chosen: number | undefined;
  readonly choose: (choice: number) => void;
}

function Question({ item, heading, body, chosen, choose }: QuestionProps) {
  return (
    <fieldset class={body.choices.some((choice) => choice.length > SHORT) ? "answers" : "answers beside"}>
      <legend class={item.text ? "item" : "unseen"} dir="auto">
        {item.text || heading}
      </legend>
      {body.choices.map((choice, n) => (
        <label key={choice} class={n === chosen ? "answer chosen" : "answer"}>
          <input type="radio" class="unseen" name={`item/${item.id}`} value={n} checked={n === chosen} onChange={() => choose(n)} />
          {body.numbers.length > 0 && <span class="figure">{body.numbers[n]}</span>}
          <span dir="auto">{choice}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Spreads({ store, view, body }: AskProps) {
  const refused = store.vault.get<string>(`refused/${view.stage}`) ?? "";
  return (
    <>
      {refused && (
        <p class="notice" role="alert">
          {refused}
        </p>
      )}
      <p class="soft">{body.answers > 0 ? tn("%n people answered", body.answers) : t("Nobody answered")}</p>
      <ul class={body.items.length > 1 ? "questions several" : "questions"}>
        {body.items.map((item) => (
          <li key={item.id} class="spread-of">
            {item.text && (
              <h2 class="item" dir="auto">
                {item.text}
              </h2>
            )}
            <Spread item={item} body={body} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Spread({ item, body }: { readonly item: ItemView; readonly body: AskBody }) {
  const { counts, answers, mean, ends } = item;
  if (counts.length === 0) {
    const several = body.items.length > 1;
    if (answers === 0) return several ? <p class="soft">{t("Nobody answered")}</p> : null;
    const few = t("So few answers are not shown: they would say who answered what.");
    return <p>{several ? `${tn("%n answer(s).", answers)} ${few}` : few}</p>;
  }
  // One scale for all items, so that they can be compared.
  const most = Math.max(1, ...body.items.flatMap((other) => other.counts));
  return (
    <>
      <ul class="bars">
        {body.choices.map((choice, n) => (
          <li key={choice}>
            {body.numbers.length > 0 && <span class="figure">{body.numbers[n]}</span>}
            <span class="bar-words">
              <span dir="auto">{choice}</span>
              <progress max={most} value={counts[n] ?? 0} aria-hidden="true" />
            </span>
            <strong>{counts[n] ?? 0}</strong>
          </li>
        ))}
      </ul>
      {mean && <p class="mean">{t("Mean {mean}, from {low} to {high}", { mean, low: ends[0] ?? 0, high: ends[1] ?? 0 })}</p>}
    </>
  );
}

/** Answers to items that are still there. */
function known(answers: Choices, items: readonly ItemView[]): Choices {
  return Object.fromEntries(items.flatMap(({ id }) => (answers[id] === undefined ? [] : [[id, answers[id]]])));
}
