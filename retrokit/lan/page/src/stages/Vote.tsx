// Vote: a budget to spend in secret, changed as often as one likes until the vote is closed.

import type { PublicView, TopicView, VoteBody } from "../messages";
import { Heading } from "../parts/Heading";
import { Stepper } from "../parts/Stepper";
import { Topic } from "../parts/Topic";
import type { Choices, Store } from "../store";
import { t, tn } from "../words";
import { Few } from "./Few";

interface VoteProps {
  readonly store: Store;
  readonly view: PublicView;
  readonly body: VoteBody;
}

export function Vote({ store, view, body }: VoteProps) {
  return body.open ? <Open store={store} view={view} body={body} /> : <Result store={store} view={view} body={body} />;
}

function Open({ store, view, body }: VoteProps) {
  const { stage } = view;
  const cast = store.vault.get<Choices>(`cast/${stage}`) ?? {};
  const waiting = store.waiting("ballot", stage)?.choices;
  const given = waiting ?? cast;
  const drafted = store.vault.get<Choices>(`vote/${stage}`) ?? given;
  const chosen = known(drafted, body.topics);
  const spent = total(chosen);
  const left = body.budget - spent;
  const set = (topic: string, votes: number) => store.keep(`vote/${stage}`, { ...chosen, [topic]: votes });
  const send = (choices: Choices) => {
    store.keep(`vote/${stage}`, undefined);
    store.cast(stage, without0(choices));
  };
  const sent = same(chosen, given);
  const refused = store.vault.get<string>(`refused/${stage}`) ?? "";
  return (
    <>
      <h1 dir="auto">{`${tn("%n votes.", body.budget)} ${view.heading}`}</h1>
      {view.prompt && (
        <p class="soft" dir="auto">
          {view.prompt}
        </p>
      )}
      {body.run_off && <p class="soft">{t("Another round, among the strongest topics only.")}</p>}
      <Few view={view} what="votes" />
      <div class="budget">
        <Dots budget={body.budget} spent={spent} />
        <p role="status">{left < 0 ? tn("%n votes too many", -left) : left === 0 ? t("none left") : tn("%n votes left", left)}</p>
      </div>
      {body.per_topic < body.budget && <p class="soft">{tn("A topic takes at most %n of your votes.", body.per_topic)}</p>}
      <ul class="topics">
        {body.topics.map((topic) => (
          <Topic key={topic.id} topic={topic} note={before(topic)}>
            <Stepper
              name={topic.name}
              value={chosen[topic.id] ?? 0}
              most={Math.min(body.per_topic, (chosen[topic.id] ?? 0) + Math.max(0, left))}
              set={(votes) => set(topic.id, votes)}
            />
          </Topic>
        ))}
      </ul>
      <div class="bottom stuck">
        {refused && (
          <p class="fault" role="alert">
            {refused}
          </p>
        )}
        {sent && total(given) > 0 ? (
          <>
            <p class="sent" role="status">
              {waiting ? t("Your votes are on your phone and on their way.") : t("Your votes are kept ✓")}
            </p>
            <button type="button" class="secondary" onClick={() => send({})}>
              {t("Take my votes back")}
            </button>
          </>
        ) : (
          <button type="button" class="primary" aria-disabled={sent || left < 0} onClick={() => !sent && left >= 0 && send(chosen)}>
            {total(given) === 0 ? t("Send my votes") : spent === 0 ? t("Take my votes back") : t("Send my changes")}
          </button>
        )}
      </div>
    </>
  );
}

function Result({ store, view, body }: VoteProps) {
  const refused = store.vault.get<string>(`refused/${view.stage}`) ?? "";
  return (
    <>
      <Heading view={view} />
      {refused && (
        <p class="notice" role="alert">
          {refused}
        </p>
      )}
      <p class="soft">{tn("%n people voted", body.ballots)}</p>
      <ol class="topics">
        {body.topics.map((topic) => (
          <Topic key={topic.id} topic={topic} note={before(topic)}>
            <p class="votes">
              <strong>{tn("%n vote(s)", Math.max(0, topic.votes))}</strong>
              {topic.tied && <span class="tag">{t("tied")}</span>}
            </p>
          </Topic>
        ))}
      </ol>
    </>
  );
}

/** What a topic had in the round before a run-off. */
function before(topic: TopicView): string {
  const votes = topic.before ?? -1;
  return votes < 0 ? "" : tn("%n vote(s) in the round before", votes);
}

function Dots({ budget, spent }: { readonly budget: number; readonly spent: number }) {
  return (
    <span class="dots" aria-hidden="true">
      {Array.from({ length: budget }, (_, i) => (
        <span key={i} class={i < spent ? "vote spent" : "vote"} />
      ))}
    </span>
  );
}

/** Choices for topics that are still there. */
function known(choices: Choices, topics: readonly TopicView[]): Choices {
  return Object.fromEntries(topics.filter((topic) => choices[topic.id]).map((topic) => [topic.id, choices[topic.id] ?? 0]));
}

function without0(choices: Choices): Choices {
  return Object.fromEntries(Object.entries(choices).filter(([, votes]) => votes > 0));
}

function total(choices: Choices): number {
  return Object.values(choices).reduce((sum, votes) => sum + votes, 0);
}

function same(a: Choices, b: Choices): boolean {
  return [...Object.keys(a), ...Object.keys(b)].every((topic) => (a[topic] ?? 0) === (b[topic] ?? 0));
}
