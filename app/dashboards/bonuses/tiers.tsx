import { useState } from "react";
import { useWords } from "#app/components/locale.tsx";
import { Field } from "./field.tsx";
import { StepChart } from "./step-chart.tsx";
import { percentOf, type Handle } from "./step-geometry.ts";
import type { FieldView, TiersView } from "./views.ts";

interface Props {
  readonly title: string;
  readonly tiers: TiersView;
  /** Something was moved without being typed. */
  readonly onMove: () => void;
}

/** Tiers to type and to draw: the numbers and the chart are the same values. */
export function Tiers({ title, tiers: { pays, tiers, add, cliffs, of }, onMove }: Props) {
  const { t, format } = useWords();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const textOf = ({ name, value }: FieldView): string => typed[name] ?? value;
  const type = (name: string, text: string) => setTyped((before) => ({ ...before, [name]: text }));
  const read = tiers.map(({ from, rate }) => ({ from: percentOf(textOf(from)), rate: percentOf(textOf(rate)) }));
  const steps = read.flatMap(({ from, rate }) => (from !== null && rate !== null ? [{ from, rate }] : []));
  const move = (at: number, handle: Handle, value: number) => {
    const field = tiers[at]?.[handle];
    if (!field) return;
    type(field.name, format.locale === "en" ? String(value) : String(value).replace(".", ","));
    onMove();
  };
  return (
    <div className="plan-tiers">
      <Field field={pays} />
      {tiers.length > 0 && (
        <div className="plan-tiers-both">
          {steps.length === tiers.length && <StepChart title={title} of={of} steps={steps} onMove={move} />}
          <ol>
            {tiers.map(({ from, rate, remove }, at) => (
              <li key={from.name}>
                {[from, rate].map((field) => (
                  <Field key={field.name} field={field} text={textOf(field)} onText={(text) => type(field.name, text)} />
                ))}
                {remove !== null && (
                  <button className="button button-small" name="edit" value={remove} formNoValidate aria-label={t("bonusPlan.remove_tier", { of: format.count(at + 1) })}>
                    <span aria-hidden="true">×</span>
                  </button>
                )}
              </li>
            ))}
            {add !== null && (
              <li>
                <button className="button" name="edit" value={add} formNoValidate>{t("bonusPlan.add_tier")}</button>
              </li>
            )}
          </ol>
        </div>
      )}
      {cliffs.map((cliff) => (
        <p key={cliff} className="run-note" role="status">{cliff}</p>
      ))}
    </div>
  );
}
