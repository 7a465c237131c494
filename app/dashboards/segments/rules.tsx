import { Link } from "react-router";
import { ChartFigure } from "#app/charts/figure.tsx";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import { hasMessage } from "#app/i18n/translate.ts";
import type { SegmentsPage } from "./views.ts";

/** How clients lie by recency and frequency, where classes begin, and by which table they are named. */
export function Rules({ rules: { id, stamp, choices, cuts, byMargin, grid } }: { readonly rules: SegmentsPage["rules"] }) {
  const { t } = useWords();
  const name = (rules: string): string => { const key = `segments.rules_${rules}`; return hasMessage(key) ? t(key) : rules; };
  return (
    <section className="panel" aria-labelledby="segments-rules">
      <h2 id="segments-rules">{t("segments.rules")}</h2>
      <p className="explain">{t("segments.rules_note")}</p>
      <nav className="parts" aria-label={t("segments.rules_choose")}>
        {choices.map((choice) => (
          <Link key={choice.id} to={choice.to} aria-current={choice.id === id ? "page" : undefined} preventScrollReset>{name(choice.id)} · {choice.stamp}</Link>
        ))}
      </nav>
      {grid ? <ChartFigure {...grid.chart} doors={grid.doors} doorHint={t("segments.grid_hint")} /> : <p className="quiet">{t("segments.nobody")}</p>}
      <p className="quiet">{t(cuts ? "segments.stamp_cuts" : "segments.stamp_fixed", { stamp })}{cuts && ` ${t(byMargin ? "segments.money_margin" : "segments.money_revenue")}`}</p>
      {cuts && (
        <TableBox caption={t("segments.cuts")}>
          <thead>
            <tr>
              <th scope="col">{t("segments.measure")}</th>
              {[1, 2, 3, 4].map((fifth) => <th key={fifth} scope="col" className="number">{t("segments.cut", { n: fifth })}</th>)}
            </tr>
          </thead>
          <tbody>
            {cuts.map(({ measure, from }) => {
              const key = `segments.measure_${measure}`;
              return (
                <tr key={measure}>
                  <th scope="row">{hasMessage(key) ? t(key) : measure}</th>
                  {from.map((cut, at) => <td key={at} className="number">{cut}</td>)}
                </tr>
              );
            })}
          </tbody>
        </TableBox>
      )}
    </section>
  );
}
