import { Link, useLocation } from "react-router";
import { ChartFigure } from "#app/charts/figure.tsx";
import { FigureValue } from "#app/components/figure-value.tsx";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import { firstServiceBy, type ServiceData } from "#app/metrics/views/service.ts";
import { usePoints } from "../points.ts";
import { metricName } from "../words.ts";
import type { ServiceView } from "./service-view.server.ts";

/** How soon sold cars come to service, by brand or branch. */
export function FirstService({ by, drawn: { chart, points } }: { readonly by: ServiceData["firstService"]["by"]; readonly drawn: ServiceView["firstService"] }) {
  const { t } = useWords();
  const { search } = useLocation();
  const address = (value: string) => {
    const params = new URLSearchParams(search);
    if (value === firstServiceBy[0]) params.delete("first-by");
    else params.set("first-by", value);
    return params.size > 0 ? `?${params}` : "?";
  };
  return (
    <section className="panel" aria-labelledby="sv-first">
      <h2 id="sv-first">{t("ui.sv_first")}</h2>
      <nav className="segments" aria-label={t("ui.sv_first")}>
        {firstServiceBy.map((value) => (
          <Link key={value} to={address(value)} preventScrollReset aria-current={value === by ? "true" : undefined}>
            {t(`ui.sv_first_by_${value}`)}
          </Link>
        ))}
      </nav>
      <ChartFigure {...chart} {...usePoints(points)} />
      <p className="explain">{t("ui.sv_first_note")}</p>
    </section>
  );
}

/** Who buys again, and by when. */
export function Repurchase({ figures, drawn: { chart, points } }: { readonly figures: ServiceData["repurchase"]["figures"]; readonly drawn: ServiceView["repurchase"] }) {
  const { t, format } = useWords();
  return (
    <section className="panel" aria-labelledby="sv-repurchase">
      <h2 id="sv-repurchase">{t("ui.sv_repurchase")}</h2>
      <ChartFigure {...chart} {...usePoints(points)} />
      <TableBox caption={t("ui.sv_repurchase")} quiet>
        <thead>
          <tr>
            <th scope="col">{t("ui.sv_horizon")}</th>
            <th scope="col" className="number">{t("ui.sv_bought_again")}</th>
            <th scope="col" className="number">{t("ui.sv_buyers")}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <tr key={figure.by["horizon"]}>
              <th scope="row">{figure.by["horizon"]}</th>
              <td className="number">
                {figure.value === null ? "—" : <FigureValue figure={figure} name={metricName(figure, t)} />}
                {figure.low !== null && <small>{format.range(figure.low, figure.high, figure.unit)}</small>}
              </td>
              <td className="number">
                <FigureValue figure={figure} part="observed" name={t("ui.part_observed")} text={format.count(figure.parts?.["observed"] ?? 0)} />
              </td>
            </tr>
          ))}
        </tbody>
      </TableBox>
      <p className="explain">{t("ui.sv_repurchase_note")}</p>
    </section>
  );
}
