// The cards of a timeline in the order of their days; those without a day come last.

import type { CardView, CollectBody, DatedView } from "../messages";
import { day, t } from "../words";
import { moodWords } from "./When";

export function Timeline({ body }: { readonly body: CollectBody }) {
  const dated = new Map(body.dated.map((each) => [each.card, each]));
  const cards = body.columns.flatMap((column) => column.cards);
  const dayOf = (card: CardView) => dated.get(card.id)?.when || "";
  const days = [...new Set(cards.map(dayOf))].sort((a, b) => (a || "9").localeCompare(b || "9"));
  return (
    <ol class="timeline">
      {days.map((when) => (
        <li key={when}>
          <h3>{when ? day(when) : t("Without a day")}</h3>
          <ul class="cards">
            {cards
              .filter((card) => dayOf(card) === when)
              .map((card) => (
                <li key={card.id} class={`card color-${card.color}`} dir="auto">
                  {card.text}
                  <Mood dated={dated.get(card.id)} />
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function Mood({ dated }: { readonly dated: DatedView | undefined }) {
  return dated?.mood ? <p class="moment soft">{moodWords(dated.mood)}</p> : null;
}
