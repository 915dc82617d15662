// Gather in rounds: a private pad in those in which nothing is sent, and cards to go on from in those that build.

import type { CollectBody, PublicView } from "../messages";
import { CardList } from "../parts/CardList";
import { Heading } from "../parts/Heading";
import type { Store } from "../store";
import { t } from "../words";

const TO_GO_ON_FROM = 3;

interface RoundProps {
  readonly store: Store;
  readonly view: PublicView;
  readonly body: CollectBody;
}

function padKey(view: PublicView): string {
  return `pad/${view.stage}`;
}

/** What is written here never leaves the phone. */
export function Pad({ store, view, body }: RoundProps) {
  return (
    <section class="write">
      <Heading view={view} />
      <p class="soft counts">{t("Round {round} of {rounds}", { round: body.round, rounds: body.rounds })}</p>
      <div class="field">
        <label for="pad">{t("Your notes. They stay on this phone.")}</label>
        <textarea
          id="pad"
          dir="auto"
          rows={5}
          maxLength={2000}
          value={store.vault.get<string>(padKey(view)) ?? ""}
          onInput={(event) => store.keep(padKey(view), event.currentTarget.value)}
        />
      </div>
      <p class="soft hint">{t("Nothing is sent in this round.")}</p>
    </section>
  );
}

/** The pad of the rounds before, each line ready to become a card. */
export function Earlier({ store, view, use }: Omit<RoundProps, "body"> & { readonly use: (words: string) => void }) {
  const lines = (store.vault.get<string>(padKey(view)) ?? "").split("\n").filter((line) => line.trim());
  if (!lines.length) return null;
  return (
    <section class="examples pad" aria-label={t("Your notes")}>
      <h2>{t("Your notes. Touch one to write it as a card.")}</h2>
      <ul>
        {lines.map((line, n) => (
          <li key={n}>
            <button type="button" class="plain" dir="auto" onClick={() => use(line.trim())}>
              {line}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A few cards, chosen by this phone alone and kept for the round: no two phones need have the same. */
export function Start({ store, view, body }: RoundProps) {
  const all = body.columns.flatMap((column) => column.cards);
  const key = `start/${view.stage}/${body.round}`;
  const kept = store.vault.get<readonly string[]>(key);
  const ids = kept ?? drawn(all.map((card) => card.id));
  if (!kept && ids.length) store.vault.put(key, ids);
  const cards = all.filter((card) => ids.includes(card.id));
  if (!cards.length) return null;
  return (
    <section class="start">
      <h2>{t("Go on from these, or from any other")}</h2>
      <CardList cards={cards} label={t("Cards to go on from")} />
    </section>
  );
}

function drawn(ids: readonly string[]): string[] {
  const left = [...ids];
  const out: string[] = [];
  while (left.length && out.length < TO_GO_ON_FROM) {
    const [at] = crypto.getRandomValues(new Uint32Array(1));
    out.push(...left.splice((at ?? 0) % left.length, 1));
  }
  return out;
}
