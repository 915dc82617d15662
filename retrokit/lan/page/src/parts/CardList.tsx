// Cards that everybody may read, each in its column's colour and with the column's name where it is not plain.

import type { CardView, ColumnView } from "../messages";

interface CardListProps {
  readonly cards: readonly CardView[];
  readonly label?: string;
}

export function CardList({ cards, label }: CardListProps) {
  return (
    <ul class="cards" aria-label={label}>
      {cards.map((card) => (
        <li key={card.id} class={`card color-${card.color}`} dir="auto">
          {card.text}
        </li>
      ))}
    </ul>
  );
}

export function ColumnName({ column }: { readonly column: Pick<ColumnView, "name" | "color"> }) {
  return (
    <span class="column-name">
      <span class={`dot color-${column.color}`} aria-hidden="true" />
      <span dir="auto">{column.name}</span>
    </span>
  );
}
