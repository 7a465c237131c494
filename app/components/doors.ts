import type { ChartDoors } from "#app/charts/figure.tsx";
import type { DrawnChart } from "#app/charts/types.ts";
import type { Filters } from "#app/metrics/types.ts";
import { useLinks } from "./links.tsx";
import { useWords } from "./locale.tsx";

/**
 * Makes a chart's marks put a filter in and take it out. `values` are the filter's values in step with the rows of the table twin ("2026-05"
 * for months); a blank one leads nowhere. `<ChartFigure {...chart} {...useDoors("branch", namesOf(chart))} />`
 */
export function useDoors(key: keyof Filters | "month", values: readonly (string | null | undefined)[]): ChartDoors {
  const links = useLinks();
  const { t } = useWords();
  const rows = values.flatMap((value, row) => (value && links.isChosen(key, value) ? [row] : []));
  return {
    doors: values.map((value) => (!value ? null : key === "month" ? links.months(value, value) : links.toggle(key, value))),
    chosen: rows.length < values.length ? rows : [],
    doorHint: t("ui.door_hint"),
  };
}

/** What the rows of a chart are called: their filter values, where names are not translated (branches, brands). */
export const namesOf = (chart: Pick<DrawnChart, "table">): string[] => chart.table.rows.map(([name = ""]) => name);
