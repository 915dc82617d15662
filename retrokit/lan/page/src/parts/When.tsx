// When something happened, and how it felt: both may be left open. Underneath a native date field and radio buttons.

import { day, t } from "../words";

export interface Moment {
  readonly when: string;
  readonly mood: number;
}

export const NO_MOMENT: Moment = { when: "", mood: 0 };

interface WhenProps {
  readonly name: string;
  readonly moment: Moment;
  readonly change: (moment: Moment) => void;
}

export function moodWords(mood: number): string {
  if (mood === 5) return t("very good");
  if (mood === 4) return t("good");
  if (mood === 3) return t("mixed");
  if (mood === 2) return t("hard");
  return mood === 1 ? t("very hard") : "";
}

export function When({ name, moment, change }: WhenProps) {
  const { when, mood } = moment;
  return (
    <div class="when">
      <label for={`${name}-day`}>{t("When was it?")}</label>
      <input
        id={`${name}-day`}
        type="date"
        min="1990-01-01"
        max="2100-12-31"
        value={when}
        onInput={(event) => change({ when: event.currentTarget.value, mood })}
      />
      <fieldset class="moods">
        <legend>{t("How did it feel?")}</legend>
        {[1, 2, 3, 4, 5].map((n) => (
          <label key={n} class={n === mood ? "mood chosen" : "mood"}>
            <input
              type="radio"
              class="unseen"
              name={`${name}-mood`}
              value={n}
              checked={n === mood}
              onChange={() => change({ when, mood: n })}
              onClick={() => n === mood && change({ when, mood: 0 })}
            />
            <span>{moodWords(n)}</span>
          </label>
        ))}
      </fieldset>
    </div>
  );
}

/** Day and mood of a card in words; nothing where it has neither. */
export function MomentLine({ when, mood }: Moment) {
  const said = [when ? day(when) : "", moodWords(mood)].filter(Boolean);
  return said.length ? <p class="moment soft">{said.join(" · ")}</p> : null;
}
