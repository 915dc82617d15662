// The time box is over: more time, or the next topic? One thumb in secret, changed or taken back until the close.

import type { DiscussBody, PublicView } from "../messages";
import type { Store } from "../store";
import { digits, useLeft } from "../timer";
import { t } from "../words";
import { Few } from "./Few";

interface ThumbsProps {
  readonly store: Store;
  readonly view: PublicView;
  readonly body: DiscussBody;
}

interface Given {
  readonly round: number;
  readonly value: "more" | "next" | "";
}

/** The question while it is open, then what the room wants; nothing while the topic has its time. */
export function Thumbs({ store, view, body }: ThumbsProps) {
  if (body.open) return <Question store={store} view={view} body={body} />;
  if (body.thumbs.state !== "") return <Shown body={body} />;
  return body.stopped ? <p class="notice">{t("No more time here: we park it or take it on.")}</p> : null;
}

function Question({ store, view, body }: ThumbsProps) {
  const { stage } = view;
  const { round, countdown } = body.thumbs;
  const left = useLeft(countdown, store.viewAt);
  const sent = store.waiting("thumb", stage);
  const kept = store.vault.get<Given>(`thumb/${stage}`);
  const waiting = sent?.round === round ? sent.value : undefined;
  const value = waiting ?? (kept?.round === round ? kept.value : "");
  const refused = store.vault.get<string>(`refused/${stage}`) ?? "";
  return (
    <section class="ask" aria-labelledby="ask">
      <h2 id="ask">{t("More time, or the next topic?")}</h2>
      <Few view={view} what="thumbs" />
      <fieldset class="thumbs">
        <legend class="unseen">{t("More time, or the next topic?")}</legend>
        <label class={value === "more" ? "thumb chosen" : "thumb"}>
          <input type="radio" class="unseen" name="thumb" value="more" checked={value === "more"} onChange={() => store.thumb(stage, round, "more")} />
          <span class="sign" aria-hidden="true">
            +{body.extension}
          </span>
          <span>{t("More time")}</span>
        </label>
        <label class={value === "next" ? "thumb chosen" : "thumb"}>
          <input type="radio" class="unseen" name="thumb" value="next" checked={value === "next"} onChange={() => store.thumb(stage, round, "next")} />
          <span class="sign flip" aria-hidden="true">
            →
          </span>
          <span>{t("Next topic")}</span>
        </label>
      </fieldset>
      {refused && (
        <p class="fault" role="alert">
          {refused}
        </p>
      )}
      <p class="sent" role="status">
        {waiting !== undefined ? t("Your thumb is on your phone and on its way.") : value ? t("Your thumb is kept ✓") : ""}
      </p>
      <div class="under">
        {countdown.state === "running" && <span class="soft">{t("{time} left", { time: digits(left) })}</span>}
        {value && (
          <button type="button" class="textual" onClick={() => store.thumb(stage, round, "")}>
            {t("Take my thumb back")}
          </button>
        )}
      </div>
    </section>
  );
}

function Shown({ body: { thumbs } }: { readonly body: DiscussBody }) {
  if (thumbs.state === "few") return <p class="notice">{t("Too few thumbs to show. The facilitator decides.")}</p>;
  return (
    <section class="ask" role="status">
      <h2>{wish(thumbs)}</h2>
      <p class="soft">{t("More time: {more}. Next topic: {next}.", { more: thumbs.more, next: thumbs.next })}</p>
    </section>
  );
}

function wish({ wish: wanted, more, next }: DiscussBody["thumbs"]): string {
  if (wanted === "more") return t("The room wants more time");
  return more === next ? t("A tie: on to the next topic") : t("The room wants the next topic");
}
