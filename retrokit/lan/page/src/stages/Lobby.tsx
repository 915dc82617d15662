import type { PublicView } from "../messages";
import type { Store } from "../store";
import { t, tn } from "../words";

interface LobbyProps {
  readonly store: Store;
  readonly view: PublicView;
}

export function Lobby({ store, view }: LobbyProps) {
  const early = store.cards.all().filter((card) => card.kept).length;
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
      {early > 0 && <p class="early">{tn("%n card(s) of yours wait on the laptop, hidden until their stage.", early)}</p>}
      <p class="soft">{t("Nothing else is asked of you, and nothing is kept about you. This page follows along by itself.")}</p>
    </div>
  );
}
