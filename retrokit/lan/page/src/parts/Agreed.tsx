// Experiments and learnings, as they are being written and as they were agreed.

import type { ComponentChildren } from "preact";

import type { ExperimentView, LearningView } from "../messages";
import { day, t, tn } from "../words";

interface ExperimentProps {
  readonly experiment: ExperimentView;
  /** Only what to remember; the rest on demand. */
  readonly brief?: boolean;
}

export function Experiment({ experiment, brief = false }: ExperimentProps) {
  const reasons = (
    <dl>
      <Line term={t("We believe")}>{experiment.belief}</Line>
      <Line term={t("We expect")}>{experiment.expected}</Line>
      <Line term={t("Safe to fail because")}>{experiment.guardrail}</Line>
      <Line term={t("Smallest scope")}>{experiment.scope}</Line>
      <Line term={t("How to undo it")}>{experiment.undo}</Line>
    </dl>
  );
  return (
    <article class={`panel agreement ${experiment.state}`}>
      <p class="tags">
        <span class="tag">{stateWords(experiment)}</span>
        {experiment.overdue_days > 0 && <span class="tag warn">{tn("%n days overdue", experiment.overdue_days)}</span>}
        <span class="soft" dir="auto">
          {experiment.topic}
        </span>
      </p>
      <h3 dir="auto">{experiment.change || t("An experiment")}</h3>
      {!brief && reasons}
      <dl>
        <Line term={t("We will know by")}>{experiment.measure}</Line>
        <Line term={t("Carried by")}>{experiment.owner}</Line>
        <Line term={t("Looked at again on")}>{experiment.review && day(experiment.review)}</Line>
        <Line term={t("What happened")}>{experiment.observed}</Line>
      </dl>
      {brief && (
        <details>
          <summary>{t("Why, and what makes it safe")}</summary>
          {reasons}
        </details>
      )}
    </article>
  );
}

export function Learning({ learning }: { readonly learning: LearningView }) {
  return (
    <article class={`panel agreement ${learning.state}`}>
      <p class="tags">
        <span class="tag">{learning.state === "kept" ? t("learning ✓") : t("learning, being written")}</span>
        <span class="soft" dir="auto">
          {learning.topic}
        </span>
      </p>
      <h3 dir="auto">{learning.learned || t("A learning")}</h3>
      <dl>
        <Line term={t("We expected")}>{learning.expected}</Line>
        <Line term={t("We saw")}>{learning.saw}</Line>
        <Line term={t("So we will")}>{learning.will_do}</Line>
      </dl>
    </article>
  );
}

function Line({ term, children }: { readonly term: string; readonly children: ComponentChildren }) {
  if (!children) return null;
  return (
    <div>
      <dt>{term}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}

function stateWords(experiment: ExperimentView): string {
  if (experiment.state === "draft") return t("experiment, being written");
  if (experiment.state === "agreed") return t("experiment, agreed ✓");
  if (experiment.decision === "keep") return t("we keep it");
  if (experiment.decision === "adapt") return t("we adapt it");
  return experiment.decision === "stop" ? t("we stop it") : t("looked at ✓");
}
