// Time left, counted on from the last view with a clock that nobody can set.

import { useEffect, useState } from "preact/hooks";

import type { TimerView } from "./messages";
import { t } from "./words";

/** Milliseconds left now; `at` is performance.now() when `timer` arrived. */
export function leftMs(timer: TimerView, at: number): number {
  const gone = timer.state === "running" ? performance.now() - at : 0;
  return Math.max(0, timer.left_ms - gone);
}

/** Whole seconds left, drawn again only when they change. */
export function useLeft(timer: TimerView, at: number): number {
  const read = () => Math.ceil(leftMs(timer, at) / 1000);
  const [left, setLeft] = useState(read);
  useEffect(() => {
    setLeft(read());
    if (timer.state !== "running") return undefined;
    const ticking = window.setInterval(() => setLeft(read()), 200);
    return () => window.clearInterval(ticking);
  }, [timer, at]);
  return left;
}

export function digits(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/** "6:12 left", "paused at 6:12", "time is up", or "" where no time runs. */
export function timeWords(timer: TimerView, seconds: number): string {
  if (timer.state === "idle") return "";
  if (timer.state === "over" || seconds <= 0) return t("time is up");
  const time = digits(seconds);
  return timer.state === "running" ? t("{time} left", { time }) : t("paused at {time}", { time });
}
