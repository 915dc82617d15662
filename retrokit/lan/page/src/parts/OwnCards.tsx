// "Your cards, seen only by you": where each one is, and a way to change it or take it back.

import { useEffect, useRef, useState } from "preact/hooks";

import type { CardState, OwnCard } from "../cards";
import type { ColumnView } from "../messages";
import type { Store } from "../store";
import { t } from "../words";
import { Columns } from "./Columns";
import { Copy } from "./Copy";
import { Field, sendable } from "./Field";
import { type Moment, MomentLine, When } from "./When";

interface OwnCardsProps {
  readonly store: Store;
  readonly columns: readonly ColumnView[];
  readonly cards: readonly OwnCard[];
  /** The others have turned over; these wait. */
  readonly late?: boolean;
  /** Cards carry a day and a mood. */
  readonly timeline?: boolean;
}

export function OwnCards({ store, columns, cards, late = false, timeline = false }: OwnCardsProps) {
  const [open, setOpen] = useState(() => cards.find((card) => begun(store, card))?.cap ?? "");
  const list = useRef<HTMLUListElement>(null);
  const was = useRef(open);
  // The keyboard goes into the card that opens, and back to its button when it closes.
  useEffect(() => {
    if (was.current === open) return;
    const place = open ? "textarea" : `[data-card="${was.current}"] button`;
    was.current = open;
    list.current?.querySelector<HTMLElement>(place)?.focus();
  }, [open]);
  return (
    <ul ref={list} class="cards own" tabIndex={-1}>
      {cards.map((card) => {
        const column = columns.find((c) => c.id === card.column);
        const className = `card color-${column?.color ?? 1}`;
        const state = store.cards.state(card);
        return open === card.cap && state !== "leaving" ? (
          <li key={card.cap} class={`${className} open`}>
            <Editor timeline={timeline} store={store} columns={columns} card={card} close={() => setOpen("")} />
          </li>
        ) : (
          <li key={card.cap} class={className} data-card={card.cap}>
            <p dir="auto" class={state === "leaving" ? "words leaving" : "words"}>
              {card.text}
            </p>
            {timeline && <MomentLine when={card.when ?? ""} mood={card.mood ?? 0} />}
            <p class="state">
              <span class="unseen">{column?.name}, </span>
              {late && state === "kept" ? t("kept ✓, waits for others") : stateWords(state, store.isSending(card))}
            </p>
            {state === "refused" && <Refused store={store} card={card} edit={() => setOpen(card.cap)} />}
            {(state === "here" || state === "kept") && (
              <button
                type="button"
                class="textual edit"
                aria-label={t("Edit: {text}", { text: card.text })}
                onClick={() => setOpen(card.cap)}
              >
                {t("Edit")}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Whether this card was being changed when the page was left. */
function begun(store: Store, card: OwnCard): boolean {
  return store.vault.get<string>(`editing/${card.cap}`) !== undefined;
}

function stateWords(state: CardState, sending: boolean): string {
  if (state === "kept") return t("kept ✓");
  if (state === "refused") return t("not taken");
  if (state === "leaving") return t("being taken back");
  return sending ? t("sending") : t("on your phone");
}

interface RefusedProps {
  readonly store: Store;
  readonly card: OwnCard;
  readonly edit: () => void;
}

function Refused({ store, card, edit }: RefusedProps) {
  const dismiss = () => store.dismiss({ key: card.cap, text: card.text, sentence: "", card });
  return (
    <div class="refused">
      <p class="fault" role="alert">
        {card.refused}
      </p>
      <div class="row">
        <button type="button" class="plain" onClick={edit}>
          {t("Edit")}
        </button>
        <Copy text={card.text} />
        <button type="button" class="plain" onClick={dismiss}>
          {t("Let it go")}
        </button>
      </div>
    </div>
  );
}

interface EditorProps {
  readonly timeline: boolean;
  readonly store: Store;
  readonly columns: readonly ColumnView[];
  readonly card: OwnCard;
  readonly close: () => void;
}

function Editor({ timeline, store, columns, card, close }: EditorProps) {
  const draft = `editing/${card.cap}`;
  const text = store.vault.get<string>(draft) ?? card.text;
  const [column, setColumn] = useState(card.column);
  const before: Moment = { when: card.when ?? "", mood: card.mood ?? 0 };
  const [moment, setMoment] = useState(before);
  const save = () => {
    const plain = sendable(text);
    if (!plain) return;
    const same = plain === card.text && column === card.column && moment.when === before.when && moment.mood === before.mood;
    if (same && !card.refused) store.keep(draft, undefined);
    else store.saveCard(card, column, plain, moment);
    close();
  };
  return (
    <>
      <Field id={`edit-${card.cap}`} label={t("Your card")} text={text} write={(words) => store.keep(draft, words)} send={save} />
      {columns.length > 1 && <Columns name={`move-${card.cap}`} columns={columns} chosen={column} choose={setColumn} />}
      {timeline && <When name={`when-${card.cap}`} moment={moment} change={setMoment} />}
      <div class="row">
        <button type="button" class="primary" aria-disabled={!sendable(text)} onClick={save}>
          {t("Save")}
        </button>
        <button
          type="button"
          class="plain"
          onClick={() => {
            store.keep(draft, undefined);
            close();
          }}
        >
          {t("Leave it as it was")}
        </button>
        <button
          type="button"
          class="plain"
          onClick={() => {
            store.withdrawCard(card);
            close();
          }}
        >
          {t("Take this card back")}
        </button>
      </div>
    </>
  );
}
