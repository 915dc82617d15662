// Stage, time left and connection, always in words.

import type { PublicView, TimerView } from "../messages";
import type { Store } from "../store";
import { timeWords, useLeft } from "../timer";
import { t } from "../words";
import { tamperedWords } from "./Door";

export function Header({ store, view }: { readonly store: Store; readonly view: PublicView }) {
  const warn = store.link.tampered || store.link.state === "away" || (store.link.state === "connected" && store.waitSentence !== "");
  return (
    <header>
      <div class="bar">
        <p class="stage">{stageName(view)}</p>
        {view.state === "running" && <Time timer={view.timer} at={store.viewAt} />}
      </div>
      <div class="bar small">
        {view.state !== "closed" && (
          <p class={warn ? "link away" : "link"} role="status">
            {linkWords(store)}
          </p>
        )}
        {view.index > 0 && view.count > 0 && (
          <p class="step">{t("stage {index} of {count}", { index: view.index, count: view.count })}</p>
        )}
      </div>
    </header>
  );
}

function Time({ timer, at }: { readonly timer: TimerView; readonly at: number }) {
  const left = useLeft(timer, at);
  const words = timeWords(timer, left);
  const soon = timer.state === "running" && left <= 60 && left > 50;
  return (
    <>
      <p class={`time ${timer.state}`} role="timer">
        {words}
      </p>
      <p class="unseen" role="status">
        {soon ? t("One minute left") : timer.state === "over" ? t("time is up") : ""}
      </p>
    </>
  );
}

function stageName(view: PublicView): string {
  if (view.state === "lobby") return t("Lobby");
  if (view.state === "early") return t("Before the session");
  return view.state === "closed" ? t("The end") : view.name;
}

function linkWords(store: Store): string {
  if (store.link.tampered) return tamperedWords();
  if (store.link.state === "away") return t("No connection, your words are safe here");
  if (store.link.state === "connecting") return t("connecting");
  return store.waitSentence || t("connected");
}
