import { Link, useLocation } from "react-router";
import { ChartFigure } from "#app/charts/figure.tsx";
import type { DrawnChart } from "#app/charts/types.ts";
import { useWords } from "#app/components/locale.tsx";
import { withOwn } from "#app/filters/own-links.ts";
import type { ClientsData } from "#app/metrics/views/clients.ts";
import { gridCells, useFigureDoors } from "./doors.ts";

/** Which part of each quarter's newcomers came in each quarter since. */
export function Cohorts({ cohorts: { rows, earlier }, chart }: { readonly cohorts: ClientsData["cohorts"]; readonly chart: DrawnChart | null }) {
  const { t, format } = useWords();
  const { pathname, search } = useLocation();
  const isAll = new URLSearchParams(search).get("cohorts") === "all";
  const doors = useFigureDoors(gridCells(rows.map(({ cells }) => cells)));
  return (
    <section className="panel" aria-labelledby="clients-cohorts">
      <h2 id="clients-cohorts">{t("ui.clients_cohorts")}</h2>
      {chart === null ? <p className="explain">{t("ui.clients_cohorts_none")}</p> : <ChartFigure {...chart} {...doors} />}
      {chart !== null && <p className="explain">{t("ui.clients_cohorts_note")}</p>}
      {(earlier > 0 || isAll) && (
        <p>
          <Link to={withOwn(pathname, search, { cohorts: isAll ? null : "all" })} preventScrollReset>
            {isAll ? t("ui.clients_cohorts_latest") : t("ui.clients_cohorts_all", { n: earlier, count: format.count(earlier) })}
          </Link>
        </p>
      )}
    </section>
  );
}
