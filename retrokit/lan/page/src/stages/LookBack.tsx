import type { LookBackBody, PublicView } from "../messages";
import { Experiment } from "../parts/Agreed";
import { Heading } from "../parts/Heading";
import { t } from "../words";

export function LookBack({ view, body }: { readonly view: PublicView; readonly body: LookBackBody }) {
  return (
    <>
      <Heading view={view} />
      {body.experiments.length === 0 && <p class="soft">{t("No experiment is waiting to be looked at.")}</p>}
      <div class="tiles">
        {body.experiments.map((experiment) => (
          <Experiment key={experiment.id} experiment={experiment} />
        ))}
      </div>
    </>
  );
}
