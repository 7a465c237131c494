import { useWords } from "#app/components/locale.tsx";
import type { RunPage, StepView } from "./views.ts";

/** The four steps of a run with who took them. */
export function Stages({ stages, state }: Pick<RunPage, "stages" | "state">) {
  const { t, format } = useWords();
  return (
    <ol className="run-stages" aria-label={t("bonuses.stages")}>
      {stages.map(({ state: name, step }) => (
        <li key={name} className={step ? "run-stage-done" : undefined} aria-current={name === state ? "step" : undefined}>
          <b>
            <span aria-hidden="true">{step ? "✓ " : ""}</span>
            {t(`bonuses.state_${name}`)}
          </b>
          <span className="quiet">{step ? `${step.person}, ${format.moment(step.at)}` : t("bonuses.not_yet")}</span>
          {step?.why && <span className="quiet">{t("bonuses.because", { why: step.why })}</span>}
        </li>
      ))}
    </ol>
  );
}

/** Every step ever taken, with reopenings and their reasons. */
export function History({ steps }: { readonly steps: readonly StepView[] }) {
  const { t, format } = useWords();
  if (steps.length === 0) return null;
  return (
    <details className="run-history">
      <summary>{t("bonuses.history", { n: steps.length, count: format.count(steps.length) })}</summary>
      <ol>
        {steps.map(({ kind, at, person, why }) => (
          <li key={`${at} ${kind}`}>
            {format.moment(at)} · {t(kind)} · {person}
            {why && ` · ${t("bonuses.because", { why })}`}
          </li>
        ))}
      </ol>
    </details>
  );
}
