// A place to write in: the words, a counter near the end, and Enter to send.

import type { ComponentChildren } from "preact";

import { canonical, length, LIMIT } from "../text";
import { t, tn } from "../words";

const COUNT_FROM = 80;

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly write: (text: string) => void;
  readonly send: () => void;
  /** The label is read out only: the heading says it. */
  readonly quiet?: boolean;
  readonly children?: ComponentChildren;
}

export function Field({ id, label, text, write, send, quiet = false, children }: FieldProps) {
  const left = LIMIT - length(canonical(text));
  const keys = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    send();
  };
  return (
    <div class="field">
      <label for={id} class={quiet ? "unseen" : ""}>
        {label}
      </label>
      <textarea
        id={id}
        dir="auto"
        rows={3}
        value={text}
        enterkeyhint="send"
        aria-describedby={`${id}-help`}
        aria-invalid={left < 0 ? "true" : "false"}
        onInput={(event) => write(event.currentTarget.value)}
        onKeyDown={keys}
      />
      <p id={`${id}-help`} class="unseen">
        {t("Enter sends it.")}
      </p>
      <p class={left < 0 ? "fault counter" : "soft counter"} aria-live="polite">
        {left < 0
          ? tn("%n characters too many", -left)
          : left <= COUNT_FROM
            ? tn("%n characters left", left)
            : ""}
      </p>
      {children}
    </div>
  );
}

/** What may be sent, or "" while the text is empty or too long. */
export function sendable(text: string): string {
  const plain = canonical(text);
  return length(plain) <= LIMIT ? plain : "";
}
