// Said before anybody acts: with fewer than three phones here, nobody is anonymous.

import type { PublicView } from "../messages";
import { t, tn } from "../words";

const FEWEST = 3;

interface FewProps {
  readonly view: PublicView;
  readonly what: "cards" | "votes" | "answers" | "places";
}

export function Few({ view, what }: FewProps) {
  if (view.phones >= FEWEST) return null;
  return (
    <p class="notice few">
      {tn("You are one of %n phones here.", Math.max(1, view.phones))} {meaning(what)}
    </p>
  );
}

function meaning(what: FewProps["what"]): string {
  if (what === "votes") return t("With fewer than 3 voters the result can show who voted for what.");
  if (what === "places") return t("A topic that fewer than 3 place is not shown.");
  if (what === "answers") return t("With fewer than 3 answers only their number is shown.");
  return t("With fewer than 3 writers nobody is anonymous: your colleagues will know. The cards turn over only if the facilitator says yes to that.");
}
