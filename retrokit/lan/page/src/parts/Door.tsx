// Before the first view: the code from the board, or waiting for the laptop.

import { useEffect, useState } from "preact/hooks";

import { CODE_LENGTH, fromCode } from "../door";
import type { Store } from "../store";
import { t } from "../words";

const PATIENCE_MS = 6_000;

export function Door({ store }: { readonly store: Store }) {
  const [typed, setTyped] = useState("");
  const [fault, setFault] = useState("");
  const submit = (event: Event) => {
    event.preventDefault();
    const way = fromCode(typed);
    if (way) store.join(way);
    else setFault(t("The code has {length} letters and figures. It is on the board, under the picture.", { length: CODE_LENGTH }));
  };
  return (
    <form class="entry" onSubmit={submit} noValidate>
      <h1>{t("Join the room")}</h1>
      {store.farewell && (
        <p class="notice" role="alert">
          {store.farewell}
        </p>
      )}
      <label for="code">{t("Code from the board")}</label>
      <input
        id="code"
        class="code"
        type="text"
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
        autocapitalize="characters"
        autocomplete="off"
        autocorrect="off"
        spellcheck={false}
        enterkeyhint="go"
        maxLength={24}
        aria-describedby="code-help"
        aria-invalid={fault ? "true" : "false"}
      />
      <p id="code-help" class={fault ? "fault" : "soft"} aria-live="polite">
        {fault || t("Or point your camera at the picture on the board.")}
      </p>
      <button class="primary" type="submit">
        {t("Join")}
      </button>
    </form>
  );
}

/** There is no seat for this phone at the moment; the laptop has said why. */
export function Locked({ store }: { readonly store: Store }) {
  return (
    <section class="entry">
      <h1>{t("Not in yet")}</h1>
      <p class="notice" role="status">
        {store.farewell}
      </p>
      <p class="soft">{t("Keep this page open. It asks again by itself and comes in as soon as it may.")}</p>
      <button type="button" class="secondary" aria-disabled={store.asking} onClick={() => store.askAgain()}>
        {store.asking ? t("Asking…") : t("Ask again now")}
      </button>
    </section>
  );
}

/** Said while nothing that was sent gets through as it was. */
export function tamperedWords(): string {
  return t("What was sent was changed on the way and not taken. Trying again.");
}

export function Connecting({ store }: { readonly store: Store }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const patience = window.setTimeout(() => setLate(true), PATIENCE_MS);
    return () => window.clearTimeout(patience);
  }, []);
  if (store.link.opening) {
    return (
      <section class="entry">
        <h1>{t("Opening the room…")}</h1>
        <p class="soft" role="status">
          {t("This phone makes a key from your code. It does so once and may take a few seconds.")}
        </p>
      </section>
    );
  }
  return (
    <section class="entry">
      <h1>{t("Looking for the laptop")}</h1>
      <p class="soft">{t("What you wrote is safe on this phone.")}</p>
      <p class="notice" role="status">
        {late
          ? t("It does not answer yet. Is this phone in the same Wi-Fi as the laptop? This page keeps trying.")
          : store.link.tampered
            ? tamperedWords()
            : store.farewell}
      </p>
      {late && (
        <>
          <button type="button" class="plain" onClick={() => store.askForCode()}>
            {t("Type the code again")}
          </button>
        </>
      )}
    </section>
  );
}
