// One vote less, one more. The buttons stay reachable at their ends, so that the keyboard's place is not lost.

import { t } from "../words";

interface StepperProps {
  readonly name: string;
  readonly value: number;
  readonly most: number;
  readonly set: (value: number) => void;
}

export function Stepper({ name, value, most, set }: StepperProps) {
  const less = value > 0;
  const more = value < most;
  return (
    <div class="stepper" role="group" aria-label={t("Votes for {name}", { name })}>
      <button type="button" class="round" aria-disabled={!less} aria-label={t("One vote less for {name}", { name })} onClick={() => less && set(value - 1)}>
        <span aria-hidden="true">−</span>
      </button>
      <output aria-live="polite">{value}</output>
      <button type="button" class="round" aria-disabled={!more} aria-label={t("One vote more for {name}", { name })} onClick={() => more && set(value + 1)}>
        <span aria-hidden="true">+</span>
      </button>
    </div>
  );
}
