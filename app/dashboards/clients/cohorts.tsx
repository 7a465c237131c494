import { ChartFigure } from "#app/charts/figure.tsx";
import type { DrawnChart } from "#app/charts/types.ts";
import { useWords } from "#app/components/locale.tsx";
import type { CohortRow } from "#app/metrics/views/clients.ts";
import { gridCells, useFigureDoors } from "./doors.ts";

/** Which part of each quarter's newcomers came in each quarter since. */
export function Cohorts({ rows, chart }: { readonly rows: readonly CohortRow[]; readonly chart: DrawnChart | null }) {
  const { t } = useWords();
  const doors = useFigureDoors(gridCells(rows.map(({ cells }) => cells)));
  return (
    <section className="panel" aria-labelledby="clients-cohorts">
      <h2 id="clients-cohorts">{t("ui.clients_cohorts")}</h2>
      {chart === null ? <p className="explain">{t("ui.clients_cohorts_none")}</p> : <ChartFigure {...chart} {...doors} />}
      {chart !== null && <p className="explain">{t("ui.clients_cohorts_note")}</p>}
    </section>
  );
}
