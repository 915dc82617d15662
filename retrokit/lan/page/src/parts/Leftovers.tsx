// Texts that are only on this phone and have no place on the present screen: to copy, or to let go.

import { useRef } from "preact/hooks";

import type { Leftover } from "../leftovers";
import type { Store } from "../store";
import { t, tn } from "../words";
import { Copy } from "./Copy";

export function Leftovers({ store }: { readonly store: Store }) {
  const body = store.view?.body;
  const left = store.leftovers();
  // Opens by itself where something was refused or lost, and then stays as the person leaves it.
  const opened = useRef(false);
  opened.current ||= !body || body.kind === "closed" || left.some((one) => one.card);
  const hasPlace = body?.kind === "collect";
  if (hasPlace || !left.length) return null;
  return (
    <details class="leftovers" open={opened.current}>
      <summary>{tn("%n texts are only on this phone", left.length)}</summary>
      <ul>
        {left.map((one) => (
          <Entry key={one.key} left={one} dismiss={() => store.dismiss(one)} />
        ))}
      </ul>
    </details>
  );
}

function Entry({ left, dismiss }: { readonly left: Leftover; readonly dismiss: () => void }) {
  return (
    <li>
      <p dir="auto">{left.text}</p>
      <p class="fault">{left.sentence}</p>
      <div class="row">
        <Copy text={left.text} />
        <button type="button" class="plain" onClick={dismiss}>
          {t("Let it go")}
        </button>
      </div>
    </li>
  );
}
