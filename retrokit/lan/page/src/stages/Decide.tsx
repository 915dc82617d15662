import type { DecideBody, PublicView } from "../messages";
import { Experiment, Learning } from "../parts/Agreed";
import { Heading } from "../parts/Heading";
import { t } from "../words";

export function Decide({ view, body }: { readonly view: PublicView; readonly body: DecideBody }) {
  const none = body.experiments.length + body.learnings.length === 0;
  return (
    <>
      <Heading view={view} />
      {none && <p class="soft">{t("Nothing is written yet. It appears here as it is written.")}</p>}
      <div class="tiles">
        {body.experiments.map((experiment) => (
          <Experiment key={experiment.id} experiment={experiment} />
        ))}
        {body.learnings.map((learning) => (
          <Learning key={learning.id} learning={learning} />
        ))}
      </div>
      {body.parked.length > 0 && (
        <section>
          <h2>{t("Parking lot")}</h2>
          <ul class="plain-list">
            {body.parked.map((text, i) => (
              <li key={i} class="other" dir="auto">
                {text}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
