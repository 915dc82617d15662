// The return on the time invested: one answer in secret, changed or taken back until the close; then only counts.

import type { PublicView, RateBody } from "../messages";
import { Experiment } from "../parts/Agreed";
import { Heading } from "../parts/Heading";
import type { Store } from "../store";
import { t, tn } from "../words";
import { Few } from "./Few";

const VALUES = [5, 4, 3, 2, 1] as const;

interface RateProps {
  readonly store: Store;
  readonly view: PublicView;
  readonly body: RateBody;
}

export function Rate({ store, view, body }: RateProps) {
  return (
    <>
      <Heading view={view} />
      <div class="two">
        <section>{body.open ? <Question store={store} view={view} /> : <Answers body={body} />}</section>
        {body.experiments.length > 0 && (
          <section>
            <h2>{t("What we agreed")}</h2>
            <div class="tiles">
              {body.experiments.map((experiment) => (
                <Experiment key={experiment.id} experiment={experiment} brief />
              ))}
            </div>
          </section>
        )}
      </div>
    </>
  );
}

function words(value: number): string {
  if (value === 5) return t("Very well worth the time");
  if (value === 4) return t("Worth more than the time");
  if (value === 3) return t("Worth the time");
  return value === 2 ? t("Worth less than the time") : t("Lost time");
}

function Question({ store, view }: { readonly store: Store; readonly view: PublicView }) {
  const { stage } = view;
  const waiting = store.waiting("rate", stage)?.value;
  const value = waiting ?? store.vault.get<number>(`rated/${stage}`) ?? 0;
  const refused = store.vault.get<string>(`refused/${stage}`) ?? "";
  return (
    <>
      <Few view={view} what="answers" />
      <fieldset class="answers">
        <legend class="unseen">{t("Was it worth the time?")}</legend>
        {VALUES.map((n) => (
          <label key={n} class={n === value ? "answer chosen" : "answer"}>
            <input type="radio" class="unseen" name="rate" value={n} checked={n === value} onChange={() => store.rate(stage, n)} />
            <span class="figure">{n}</span>
            <span>{words(n)}</span>
          </label>
        ))}
      </fieldset>
      {refused && (
        <p class="fault" role="alert">
          {refused}
        </p>
      )}
      <div class="bottom">
        <p class="sent" role="status">
          {waiting !== undefined ? t("Your answer is on your phone and on its way.") : value > 0 ? t("Your answer is kept ✓") : ""}
        </p>
        {value > 0 && (
          <button type="button" class="secondary" onClick={() => store.rate(stage, 0)}>
            {t("Take my answer back")}
          </button>
        )}
      </div>
    </>
  );
}

function Answers({ body: { counts, answers } }: { readonly body: RateBody }) {
  const few = answers > 0 && counts.length === 0;
  return (
    <>
      <p class="soft">{answers > 0 ? tn("%n people answered", answers) : t("Nobody answered")}</p>
      {few && <p>{t("So few answers are not shown: they would say who answered what.")}</p>}
      {counts.length > 0 && <Bars counts={counts} />}
    </>
  );
}

function Bars({ counts }: { readonly counts: readonly number[] }) {
  const most = Math.max(1, ...counts);
  return (
    <ul class="bars">
      {VALUES.map((value) => {
        const n = counts[value - 1] ?? 0;
        return (
          <li key={value}>
            <span class="figure">{value}</span>
            <span class="bar-words">
              {words(value)}
              <progress max={most} value={n} aria-hidden="true" />
            </span>
            <strong>{n}</strong>
          </li>
        );
      })}
    </ul>
  );
}
