import type { ClosedBody } from "../messages";
import { Experiment, Learning } from "../parts/Agreed";
import { t } from "../words";

export function Closed({ body }: { readonly body: ClosedBody }) {
  const none = body.experiments.length + body.learnings.length === 0;
  return (
    <>
      <h1>{t("Thank you.")}</h1>
      <p class="prompt">{t("The session is over. Nothing is kept on this phone.")}</p>
      {!none && <h2>{t("What we agreed")}</h2>}
      <div class="tiles">
        {body.experiments.map((experiment) => (
          <Experiment key={experiment.id} experiment={experiment} brief />
        ))}
        {body.learnings.map((learning) => (
          <Learning key={learning.id} learning={learning} />
        ))}
      </div>
    </>
  );
}
