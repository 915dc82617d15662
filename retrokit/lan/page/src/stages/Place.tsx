// Place: every topic on one or two axes, in secret, changed as often as one likes; after the close where the group put it.

import type { AxisView, PlaceBody, PlacedView, PublicView, SpanView } from "../messages";
import { Axis } from "../parts/Axis";
import { Heading } from "../parts/Heading";
import { Topic } from "../parts/Topic";
import type { Places, Store } from "../store";
import { t, tn } from "../words";
import { Few } from "./Few";

interface PlaceProps {
  readonly store: Store;
  readonly view: PublicView;
  readonly body: PlaceBody;
}

export function Place({ store, view, body }: PlaceProps) {
  return body.open ? <Open store={store} view={view} body={body} /> : <Result store={store} view={view} body={body} />;
}

function Open({ store, view, body }: PlaceProps) {
  const { stage } = view;
  const waiting = store.waiting("place", stage)?.places;
  const given = waiting ?? store.vault.get<Places>(`placed/${stage}`) ?? {};
  // A topic that has a step on one axis only waits here for the other.
  const steps = known(store.vault.get<Places>(`place/${stage}`) ?? given, body.topics);
  const refused = store.vault.get<string>(`refused/${stage}`) ?? "";
  const done = Object.keys(whole(steps)).length;
  const choose = (next: Places) => {
    store.keep(`place/${stage}`, next);
    if (!same(whole(next), given)) store.place(stage, whole(next));
  };
  const set = (topic: string, axis: number, step: number) => {
    const before = steps[topic] ?? body.axes.map(() => 0);
    choose({ ...steps, [topic]: before.map((old, at) => (at === axis ? step : old)) });
  };
  return (
    <>
      <Heading view={view} />
      <Few view={view} what="places" />
      <ul class="topics">
        {body.topics.map(({ topic }) => (
          <Topic key={topic.id} topic={topic}>
            {body.axes.map((axis, at) => (
              <Axis
                key={axis.name}
                axis={axis}
                topic={topic.name}
                name={`${topic.id}/${at}`}
                value={steps[topic.id]?.[at] ?? 0}
                set={(step) => set(topic.id, at, step)}
              />
            ))}
            {steps[topic.id] && (
              <button
                type="button"
                class="textual aside"
                aria-label={t("Leave {name} out", { name: topic.name })}
                onClick={() => choose(known(steps, body.topics.filter((other) => other.topic.id !== topic.id)))}
              >
                {t("Leave it out")}
              </button>
            )}
          </Topic>
        ))}
      </ul>
      <div class="bottom stuck">
        {refused && (
          <p class="fault" role="alert">
            {refused}
          </p>
        )}
        <p class="sent" role="status">
          {t("{done} of {all} placed", { done, all: body.topics.length })}
          {done > 0 && ` · ${waiting ? t("on their way") : t("kept ✓")}`}
        </p>
        {Object.keys(given).length > 0 && (
          <button type="button" class="secondary" onClick={() => choose({})}>
            {t("Take my places back")}
          </button>
        )}
      </div>
    </>
  );
}

function Result({ store, view, body }: PlaceProps) {
  const refused = store.vault.get<string>(`refused/${view.stage}`) ?? "";
  const sides = body.totals.map((total, at) => t("{side}: {sum} in all", { side: view.legend[at]?.name ?? "", sum: figure(total) }));
  return (
    <>
      <Heading view={{ ...view, prompt: "" }} />
      {refused && (
        <p class="notice" role="alert">
          {refused}
        </p>
      )}
      <p class="soft">{body.answers > 0 ? tn("%n people placed topics", body.answers) : t("Nobody placed anything")}</p>
      {sides.length > 0 && <p class="sides">{sides.join(" · ")}</p>}
      <ol class="topics">
        {body.topics.map((placed) => (
          <Topic key={placed.topic.id} topic={placed.topic}>
            <Where placed={placed} body={body} side={view.legend[placed.side]?.name ?? ""} />
          </Topic>
        ))}
      </ol>
    </>
  );
}

interface WhereProps {
  readonly placed: PlacedView;
  readonly body: PlaceBody;
  readonly side: string;
}

function Where({ placed, body, side }: WhereProps) {
  const tag = body.picture === "forces" ? side : placed.corner;
  return (
    <div class="where">
      {tag && <span class="tag">{tag}</span>}
      {placed.spans.length === 0 && <p class="soft">{t("Too few placed it to show where")}</p>}
      {body.axes.map((axis, at) => placed.spans[at] && <Track key={axis.name} axis={axis} span={placed.spans[at]} />)}
    </div>
  );
}

function Track({ axis, span }: { readonly axis: AxisView; readonly span: SpanView }) {
  const share = (tenths: number) => `${(tenths / 40) * 100}%`;
  const spread = t("half of us: {low} to {high}", { low: figure(span.low), high: figure(span.high) });
  return (
    <div class="track">
      <p>
        <span dir="auto">{axis.name}</span> <strong>{figure(span.mid)}</strong> <span class="soft">{span.low === span.high ? t("we mostly agree") : spread}</span>
      </p>
      <svg class="scale" aria-hidden="true">
        <rect class="whole-scale" y="5" width="100%" height="2" />
        <rect class="half" x={share(span.low - 10)} y="2" width={share(span.high - span.low)} height="8" rx="4" />
        <circle class="mid" cx={share(span.mid - 10)} cy="6" r="6" />
      </svg>
    </div>
  );
}

function figure(tenths: number): string {
  return new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 }).format(tenths / 10);
}

/** Steps of topics that are still there. */
function known(steps: Places, topics: readonly PlacedView[]): Places {
  return Object.fromEntries(topics.flatMap(({ topic: { id } }) => (steps[id] ? [[id, steps[id]]] : [])));
}

/** Those with a step on every axis: only they are sent. */
function whole(steps: Places): Places {
  return Object.fromEntries(Object.entries(steps).filter(([, at]) => at.every((step) => step > 0)));
}

function same(a: Places, b: Places): boolean {
  return [...Object.keys(a), ...Object.keys(b)].every((topic) => a[topic]?.join() === b[topic]?.join());
}
