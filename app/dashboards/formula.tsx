import { useWords } from "#app/components/locale.tsx";
import { factors } from "#app/metrics/factors.ts";
import type { Figure } from "#app/metrics/types.ts";
import { metricText, valueName } from "./words.ts";

/** Shares of a life table: not the quotient of what stands beside them. */
const fitted = new Set(["repurchase", "first_service", "next_contact"]);

/** The formula with this figure's own numbers in it: words above, digits below, the result after the sign. */
export function Formula({ figure }: { readonly figure: Figure }) {
  const { t, format } = useWords();
  const factor = figure.unit === "points" ? 100 : factors[figure.metric];
  // A quotient of quotients: each side is divided by its own clients first.
  const over = (part: string) => (figure.parts?.[part] === undefined ? "" : ` ÷ ${format.count(figure.parts[part])} ${valueName("part", part, t)}`);
  const above = `${metricText(figure.metric, "numerator", t)}${over("new_client")}`;
  const below = `${metricText(figure.metric, "denominator", t)}${over("retained_client")}`;
  const amount = typeof figure.numerator === "string";
  const top = figure.numerator === null ? "—" : amount ? format.money(figure.numerator) : format.number(figure.numerator);
  if (figure.numerator === null && figure.denominator === null) return null;
  const result = format.value(figure.value, figure.unit);
  return (
    <section className="formula" aria-label={t("ui.drawer_formula")}>
      <h3>{t("ui.drawer_formula")}</h3>
      <p className="formula-line">
        {figure.denominator === null ? (
          <Term text={above} number={top} />
        ) : (
          <span className="fraction">
            <Term text={above} number={top} />
            <span className="unseen"> ÷ </span>
            <Term text={below} number={typeof figure.denominator === "string" ? format.money(figure.denominator) : format.number(figure.denominator)} />
          </span>
        )}
        <span className="equals">
          {factor !== undefined && <span>× {format.count(factor)} </span>}
          {fitted.has(figure.metric) ? `→ ${t("ui.sv_kaplan_meier")}` : "="} <b>{result}</b>
        </span>
      </p>
    </section>
  );
}

const Term = ({ text, number }: { readonly text: string; readonly number: string }) => (
  <span className="term">
    <b>{number}</b> <span>{text}</span>
  </span>
);
