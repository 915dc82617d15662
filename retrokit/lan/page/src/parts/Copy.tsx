// A button that copies. navigator.clipboard is missing on plain http, so an old way does it.

import { useState } from "preact/hooks";

import { t } from "../words";

export function Copy({ text }: { readonly text: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <button type="button" class="plain" onClick={(event) => setCopied(copy(text, event.currentTarget))}>
      {copied ? t("Copied ✓") : t("Copy")}
    </button>
  );
}

/** The text goes beside `button`, so that it can be selected inside an open sheet too. */
function copy(text: string, button: HTMLElement): boolean {
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "unseen";
  area.readOnly = true;
  button.after(area);
  area.select();
  area.setSelectionRange(0, text.length);
  let copied = false;
  try {
    copied = document.execCommand("copy");
  } catch {
    // the button says "Copy" still
  }
  area.remove();
  button.focus({ preventScroll: true });
  return copied;
}
