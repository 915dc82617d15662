// One topic on one axis: five steps in a row, with words at both ends.

import type { AxisView } from "../messages";
import { t } from "../words";

const STEPS = [1, 2, 3, 4, 5] as const;

interface AxisProps {
  readonly axis: AxisView;
  readonly topic: string;
  /** Of the group of radio buttons: no two on the page have the same. */
  readonly name: string;
  /** 0 for none yet. */
  readonly value: number;
  readonly set: (step: number) => void;
}

export function Axis({ axis, topic, name, value, set }: AxisProps) {
  const ends: Record<number, string> = { 1: axis.low, 5: axis.high };
  const words = (step: number) => (ends[step] ? t("{step}, {words}", { step, words: ends[step] }) : `${step}`);
  return (
    <fieldset class="axis" aria-label={t("{axis} of {name}", { axis: axis.name, name: topic })}>
      <p class="ends" aria-hidden="true">
        <span dir="auto">{axis.low}</span>
        <strong dir="auto">{axis.name}</strong>
        <span dir="auto">{axis.high}</span>
      </p>
      <div class="notches">
        {STEPS.map((step) => (
          <label key={step} class={step === value ? "notch chosen" : "notch"}>
            <input type="radio" class="unseen" name={name} aria-label={words(step)} checked={step === value} onChange={() => set(step)} />
            <span aria-hidden="true">{step}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
