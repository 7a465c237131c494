import type { ChartDoors } from "#app/charts/figure.tsx";
import { tableGroups, type SurvivalGroup } from "#app/charts/plots/survival-data.ts";
import { useLinks } from "#app/components/links.tsx";
import { useWords } from "#app/components/locale.tsx";
import type { Figure } from "#app/metrics/types.ts";

/** The points of curves, in step with the rows of their table: of which group, and up to which day. */
export interface Points extends Pick<Figure, "metric" | "as_of"> {
  readonly rows: readonly { readonly by: Figure["by"]; readonly t: number }[];
}

/** `byOf`: what a curve stands for, by its label. */
export const pointsOf = (metric: string, asOf: string, groups: readonly SurvivalGroup[], byOf: (label: string) => Figure["by"]): Points => ({
  metric,
  as_of: asOf,
  rows: tableGroups({ name: "", xLabel: "", rising: true, groups }).flatMap(({ label, points }) => points.map(({ t }) => ({ by: byOf(label), t }))),
});

/** Makes each point of rising curves open: the share, those still watched, those to whom it has happened. */
export function usePoints({ metric, as_of, rows }: Points): ChartDoors {
  const { figure } = useLinks();
  const { t } = useWords();
  const opens = rows.map(({ by, t: upTo }) => {
    const point = { metric, as_of, by, narrow: { upTo } };
    return [null, figure(point), null, figure(point, "at_risk"), figure(point, "numerator")];
  });
  return { opens, doors: opens.map(([, share]) => share ?? null), doorHint: t("ui.drawer_door_hint") };
}
