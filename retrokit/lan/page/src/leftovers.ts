// Words that people typed and that never reached the laptop: shown until they decide what becomes of them.

import type { Cards, OwnCard } from "./cards";
import type { Vault } from "./vault";
import { t } from "./words";

export interface Leftover {
  readonly key: string;
  readonly text: string;
  readonly sentence: string;
  /** Set when the laptop refused a card. */
  readonly card?: OwnCard;
}

/** Refused cards and texts that were begun. */
export function leftovers(vault: Vault, cards: Cards): Leftover[] {
  const refused = cards
    .all()
    .filter((card) => card.refused)
    .map((card): Leftover => ({ key: card.cap, text: card.text, sentence: card.refused, card }));
  const begun = [...vault.keys("draft/"), ...vault.keys("editing/")]
    .map((key) => ({ key, text: vault.get<string>(key) ?? "", sentence: t("You began this and did not send it.") }))
    .filter((left) => left.text.trim());
  return [...refused, ...begun];
}

/** Cards that were still on their way when the session ended. */
export function unsent(cards: Cards): Leftover[] {
  return cards
    .all()
    .filter((card) => cards.state(card) === "here")
    .map((card) => ({ key: card.cap, text: card.text, sentence: t("This did not reach the laptop in time.") }));
}
