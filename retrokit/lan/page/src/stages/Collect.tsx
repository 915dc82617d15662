// Gather: one question, one place to write, the person's own cards; after the reveal everybody's.

import { useRef, useState } from "preact/hooks";

import type { CollectBody, PublicView } from "../messages";
import { CardList, ColumnName } from "../parts/CardList";
import { Columns } from "../parts/Columns";
import { Field, sendable } from "../parts/Field";
import { Heading } from "../parts/Heading";
import { OwnCards } from "../parts/OwnCards";
import type { Store } from "../store";
import { t, tn } from "../words";

const WRITERS_LEAST = 3;

interface CollectProps {
  readonly store: Store;
  readonly view: PublicView;
  readonly body: CollectBody;
}

export function Collect({ store, view, body }: CollectProps) {
  if (!body.open) return <Closed view={view} body={body} />;
  return (
    <div class="two">
      <Write store={store} view={view} body={body} />
      <Own store={store} view={view} body={body} />
      {body.revealed && (
        <div class="whole">
          <h2>{t("On the board already")}</h2>
          <Revealed body={body} />
        </div>
      )}
    </div>
  );
}

function Write({ store, view, body }: CollectProps) {
  const chosen = store.vault.get<string>("column");
  const column = body.columns.find((c) => c.id === chosen) ?? body.columns[0];
  const [news, setNews] = useState("");
  const form = useRef<HTMLFormElement>(null);
  if (!column) return <Heading view={view} />;
  const draft = `draft/${column.id}`;
  const text = store.vault.get<string>(draft) ?? "";
  const question = column.prompt || view.heading || column.name;
  const add = () => {
    const plain = sendable(text);
    if (!plain) return;
    store.addCard(column.id, plain);
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
      <button type="submit" class="primary" aria-disabled={!sendable(text)}>
        {t("Add card")}
      </button>
      <p class="unseen" role="status">
        {news}
      </p>
      {view.phones < WRITERS_LEAST && (
        <p class="notice">{t("With fewer than 3 writers nobody is anonymous: your colleagues will know.")}</p>
      )}
    </form>
  );
}

function Own({ store, view, body }: CollectProps) {
  const cards = store.cards.all().filter((card) => card.stage === view.stage);
  const done = store.vault.get<boolean>(`done/${view.stage}`) === true;
  return (
    <section class="mine" aria-label={t("Your cards")}>
      {cards.length > 0 && (
        <>
          <h2>{t("Your cards, seen only by you")}</h2>
          <OwnCards store={store} columns={body.columns} cards={cards} />
        </>
      )}
      {cards.length === 0 && view.prompt && (
        <p class="soft" dir="auto">
          {view.prompt}
        </p>
      )}
      <div class="bottom">
        <Counts body={body} />
        <button type="button" class="secondary" aria-pressed={done} onClick={() => store.setDone(view.stage, !done)}>
          {done ? t("You are done ✓") : t("I'm done")}
        </button>
        <p class="soft hint">{done ? t("You can still write. Touch again if you are not done.") : ""}</p>
      </div>
    </section>
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

function Closed({ view, body }: { readonly view: PublicView; readonly body: CollectBody }) {
  return (
    <>
      <Heading view={view} />
      {body.revealed ? <Revealed body={body} /> : <p class="notice">{t("Writing is closed. The cards turn over soon.")}</p>}
    </>
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
