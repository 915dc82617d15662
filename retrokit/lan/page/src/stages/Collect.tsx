// Gather: one question, one place to write, the person's own cards; after the reveal everybody's.

import { useRef, useState } from "preact/hooks";

import type { CollectBody, ColumnView, PublicView } from "../messages";
import { CardList, ColumnName } from "../parts/CardList";
import { Columns } from "../parts/Columns";
import { Field, sendable } from "../parts/Field";
import { Heading } from "../parts/Heading";
import { OwnCards } from "../parts/OwnCards";
import { Timeline } from "../parts/Timeline";
import { type Moment, NO_MOMENT, When } from "../parts/When";
import type { Store } from "../store";
import { t, tn } from "../words";
import { Few } from "./Few";
import { Earlier, Pad, Start } from "./Rounds";

interface CollectProps {
  readonly store: Store;
  readonly view: PublicView;
  readonly body: CollectBody;
}

export function Collect({ store, view, body }: CollectProps) {
  if (body.pad) return <Pad store={store} view={view} body={body} />;
  // After the reveal the form stays where it is: somebody may be in the middle of a sentence.
  return (
    <div class="two">
      <Write store={store} view={view} body={body} />
      <Own store={store} view={view} body={body} />
      {body.revealed && (
        <div class="whole">
          <h2>{body.open ? t("On the board already") : view.heading || t("On the board")}</h2>
          {body.timeline ? <Timeline body={body} /> : <Revealed body={body} />}
        </div>
      )}
    </div>
  );
}

function chosen(store: Store, body: CollectBody): ColumnView | undefined {
  const kept = store.vault.get<string>("column");
  return body.columns.find((column) => column.id === kept) ?? body.columns[0];
}

function Write({ store, view, body }: CollectProps) {
  const column = chosen(store, body);
  const [news, setNews] = useState("");
  const form = useRef<HTMLFormElement>(null);
  if (!column) return <Heading view={view} />;
  const draft = `draft/${column.id}`;
  const text = store.vault.get<string>(draft) ?? "";
  const rounds = body.open && body.rounds > 0;
  const question = (!rounds && column.prompt) || view.heading || column.name;
  const late = body.revealed && !body.open;
  const moment = (body.timeline && store.vault.get<Moment>("moment")) || NO_MOMENT;
  const add = () => {
    const plain = sendable(text);
    if (!plain) return;
    store.addCard(column.id, plain, moment);
    store.keep("moment", undefined);
    setNews(t("Card added"));
    form.current?.querySelector("textarea")?.focus();
  };
  return (
    <form
      ref={form}
      class="write"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <h1 dir="auto">{question}</h1>
      {view.state === "early" && (
        <p class="soft early">
          {t("The session has not begun. Your cards stay hidden until then. Come back from this phone to change them.")}
        </p>
      )}
      {rounds && (
        <p class="prompt" dir="auto">
          {column.prompt || view.prompt}
        </p>
      )}
      {late && (
        <p class="soft late">
          {t("The cards have turned over. You can still write: late cards wait, and join together, three at least or with the next stage.")}
        </p>
      )}
      <Few view={view} what="cards" />
      {body.columns.length > 1 && (
        <Columns name="column" columns={body.columns} chosen={column.id} choose={(id) => store.keep("column", id)} />
      )}
      <Field
        id="card"
        quiet
        label={question}
        text={text}
        write={(words) => {
          setNews("");
          store.keep(draft, words);
        }}
        send={add}
      />
      {body.timeline && <When name="card" moment={moment} change={(chosen) => store.keep("moment", chosen)} />}
      <button type="submit" class="primary" aria-disabled={!sendable(text)}>
        {t("Add card")}
      </button>
      <p class="unseen" role="status">
        {news}
      </p>
      {!late && <Earlier store={store} view={view} use={(words) => store.keep(draft, words)} />}
      {body.build && <Start store={store} view={view} body={body} />}
    </form>
  );
}

function Own({ store, view, body }: CollectProps) {
  const cards = store.cards.all().filter((card) => card.stage === view.stage);
  const done = store.vault.get<boolean>(`done/${view.stage}`) === true;
  const late = body.revealed && !body.open;
  return (
    <section class="mine" aria-label={t("Your cards")}>
      {cards.length > 0 && (
        <>
          <h2>{t("Your cards, seen only by you")}</h2>
          <OwnCards store={store} columns={body.columns} cards={cards} late={late} timeline={body.timeline} />
        </>
      )}
      {cards.length === 0 && view.prompt && !late && (
        <p class="soft" dir="auto">
          {view.prompt}
        </p>
      )}
      {cards.length === 0 && <Examples column={chosen(store, body)} />}
      {view.state === "early" && <EarlyCounts body={body} />}
      {!late && view.state !== "early" && <Done store={store} view={view} body={body} done={done} />}
    </section>
  );
}

/** How a card may look, until there is one: the second thing people ask, after what they are to write. */
function Examples({ column }: { readonly column: ColumnView | undefined }) {
  if (!column?.examples?.length) return null;
  return (
    <section class="examples" aria-label={t("For example")}>
      <h2>{t("For example")}</h2>
      <ul>
        {column.examples.map((example) => (
          <li key={example} class="soft" dir="auto">
            {example}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Done({ store, view, body, done }: CollectProps & { readonly done: boolean }) {
  return (
    <div class="bottom">
      <Counts body={body} />
      <button type="button" class="secondary" aria-pressed={done} onClick={() => store.setDone(view.stage, !done)}>
        {done ? t("You are done ✓") : t("I'm done")}
      </button>
      <p class="soft hint">{done ? t("You can still write. Touch again if you are not done.") : ""}</p>
    </div>
  );
}

/** Counts in steps, as the laptop gives them: never who. */
function Counts({ body }: { readonly body: CollectBody }) {
  const parts: string[] = [];
  if (body.about > 0) parts.push(body.about < 5 ? t("A few cards so far") : tn("About %n card(s) so far", body.about));
  if (body.wrote > 0) parts.push(tn("%n have written", body.wrote));
  if (body.done > 0) parts.push(tn("%n are done", body.done));
  if (!parts.length) parts.push(t("No cards yet"));
  return (
    <p class="soft counts">
      {parts.map((part, i) => (
        <span key={i}>
          {part}
          {i < parts.length - 1 && " ·\u00a0"}
        </span>
      ))}
    </p>
  );
}

/** Before the session people come one by one, so that the laptop counts them in threes. */
function EarlyCounts({ body }: { readonly body: CollectBody }) {
  return (
    <p class="soft counts">
      {body.wrote > 0 ? tn("At least %n have written", body.wrote) : t("How many have written is shown from three on.")}
    </p>
  );
}

function Revealed({ body }: { readonly body: CollectBody }) {
  return (
    <div class="columns">
      {body.columns.map((column) => (
        <section key={column.id}>
          <h2>
            <ColumnName column={column} /> <span class="soft">{tn("%n card(s)", column.cards.length)}</span>
          </h2>
          <CardList cards={column.cards} label={column.name} />
        </section>
      ))}
    </div>
  );
}
