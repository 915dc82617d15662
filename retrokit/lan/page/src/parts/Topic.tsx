// A topic: its name with a `note` under it, what `children` show beside it, and its cards for whoever wants to read them again.

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

import type { TopicView } from "../messages";
import { tn } from "../words";
import { CardList } from "./CardList";

interface TopicProps {
  readonly topic: TopicView;
  readonly note?: string;
  readonly children: ComponentChildren;
}

export function Topic({ topic, note = "", children }: TopicProps) {
  const [open, setOpen] = useState(false);
  return (
    <li class="panel topic">
      <div class="name">
        {saysAll(topic) ? (
          <p dir="auto">{topic.name}</p>
        ) : (
          <button type="button" class="disclosure" aria-expanded={open} onClick={() => setOpen(!open)}>
            <span dir="auto">{topic.name}</span>
            <span class="soft">{tn("%n card(s)", topic.cards.length)}</span>
          </button>
        )}
        {note && <p class="soft before">{note}</p>}
      </div>
      {children}
      {open && <CardList cards={topic.cards} label={topic.name} />}
    </li>
  );
}

/** Whether the name is all there is to read: a lone card is its own topic. */
export function saysAll(topic: TopicView): boolean {
  return topic.cards.every((card) => card.text === topic.name);
}
