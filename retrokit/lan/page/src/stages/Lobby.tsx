import type { PublicView } from "../messages";
import { t, tn } from "../words";

export function Lobby({ view }: { readonly view: PublicView }) {
  const here =
    view.headcount > 0
      ? t("{phones} of {headcount} are here", { phones: view.phones, headcount: view.headcount })
      : tn("%n phone(s) here", view.phones);
  return (
    <div class="middle">
      <h1>{t("You are in.")}</h1>
      <p class="large" dir="auto">
        {[view.team, view.title].filter(Boolean).join(" · ")}
      </p>
      <p class="count" aria-live="polite">
        {here}
      </p>
      <p class="soft">{t("Nothing else is asked of you, and nothing is kept about you. This page follows along by itself.")}</p>
    </div>
  );
}
