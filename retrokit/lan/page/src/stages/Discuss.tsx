// Discuss: the one topic that is open, its cards and its own time; what comes next below.

import type { DiscussBody, PublicView, TimerView, TopicView } from "../messages";
import { CardList } from "../parts/CardList";
import { Heading } from "../parts/Heading";
import { saysAll } from "../parts/Topic";
import type { Store } from "../store";
import { leftMs, timeWords, useLeft } from "../timer";
import { t, tn } from "../words";
import { Thumbs } from "./Thumbs";

interface DiscussProps {
  readonly store: Store;
  readonly view: PublicView;
  readonly body: DiscussBody;
}

export function Discuss({ store, view, body }: DiscussProps) {
  const current = body.topics.find((topic) => topic.id === body.current);
  const others = body.topics.filter((topic) => topic.id !== body.current);
  return (
    <>
      {current ? (
        <article class="current">
          <p class="soft over">{t("We talk about")}</p>
          <h1 dir="auto">{current.name}</h1>
          <Box box={body.box} at={store.viewAt} />
          <Thumbs store={store} view={view} body={body} />
          <Turn body={body} />
          {!saysAll(current) && (
            <div class="spread">
              <CardList cards={current.cards} label={current.name} />
            </div>
          )}
        </article>
      ) : (
        <Heading view={view} />
      )}
      {others.length > 0 && (
        <section>
          <h2>{current ? tn("%n more topic(s)", others.length) : t("Topics")}</h2>
          <ol class="topics plain-list">
            {others.map((topic) => (
              <Other key={topic.id} topic={topic} />
            ))}
          </ol>
        </section>
      )}
    </>
  );
}

function Box({ box, at }: { readonly box: TimerView; readonly at: number }) {
  const left = useLeft(box, at);
  const words = timeWords(box, left);
  if (!words) return null;
  return (
    <div class="box">
      <p role="timer">{words}</p>
      <progress max={Math.max(1, box.total_ms)} value={leftMs(box, at)} aria-hidden="true" />
    </div>
  );
}

/** Who speaks now and who comes then, where an order was drawn. */
function Turn({ body: { turns, turn } }: { readonly body: DiscussBody }) {
  const name = turns[turn];
  const next = turns[turn + 1];
  if (name === undefined) return null;
  return (
    <p class="soft" dir="auto">
      {next === undefined ? t("{name} speaks now", { name }) : t("{name} speaks now, then {next}", { name, next })}
    </p>
  );
}

function Other({ topic }: { readonly topic: TopicView }) {
  return (
    <li class="other">
      <span dir="auto">{topic.name}</span>
      <span class="soft">
        {topic.done ? t("talked about ✓") : topic.votes >= 0 ? tn("%n vote(s)", topic.votes) : ""}
      </span>
    </li>
  );
}
