import { Link, useLocation } from "react-router";
import { ChartFigure } from "#app/charts/figure.tsx";
import type { DrawnChart } from "#app/charts/types.ts";
import { FigureValue } from "#app/components/figure-value.tsx";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import { withOwn } from "#app/filters/own-links.ts";
import type { CostsData } from "#app/metrics/views/costs.ts";
import { metricName } from "../words.ts";

const columns = [["acquire", "acquire"], ["retain", "retain"], ["ratio", "ratio"], ["acquire_spend", "acquireSpend"], ["retain_spend", "retainSpend"]] as const;

/** What a client won and a client kept cost, quarter by quarter or month by month. */
export function Steps({ data: { steps, by }, chart }: { readonly data: CostsData; readonly chart: DrawnChart | null }) {
  const { t, format } = useWords();
  const { pathname, search } = useLocation();
  return (
    <section className="panel" aria-labelledby="costs-steps">
      <h2 id="costs-steps">{t("costs.steps")}</h2>
      <nav className="segments" aria-label={t("costs.steps_how")}>
        {(["quarter", "month"] as const).map((one) => (
          <Link key={one} to={withOwn(pathname, search, { steps: one === "month" ? one : null })} preventScrollReset aria-current={one === by ? "true" : undefined}>
            {t(`costs.by_${one}`)}
          </Link>
        ))}
      </nav>
      {chart && <ChartFigure {...chart} />}
      <TableBox caption={t("costs.steps")} quiet>
        <thead>
          <tr>
            <th scope="col">{t("costs.step")}</th>
            {columns.map(([key]) => (
              <th key={key} scope="col" className="number">{t(`costs.${key}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <tr key={step.id}>
              <th scope="row">{format.period(step.id)}</th>
              {columns.map(([key, name]) => {
                const figure = step[name];
                return (
                  <td key={key} className="number">
                    <FigureValue figure={figure} name={`${metricName(figure, t)}, ${format.period(step.id)}`} over={name === "ratio" ? step.year : step.period} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </TableBox>
    </section>
  );
}
