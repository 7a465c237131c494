import type { GroupRow } from "#app/dashboards/promotions/views.ts";
import { effectIn } from "#app/promotions/analysis.ts";
import { armsOf, type Assessed } from "../assess.server.ts";
import { frequencies, type ArmCell } from "../arm-sums.server.ts";
import type { Say } from "./say.ts";

/** The effect in each branch, kind of client and frequency before the promotion. Empty without a holdout, and where it may not be compared. */
export function groupRows({ trial, cells, span }: Assessed, { t, format, money, range }: Say): GroupRow[] {
  if (!trial?.effect) return [];
  const branches = [...new Set(cells.map(({ branch }) => branch))].sort((a, b) => (a === null ? 1 : b === null ? -1 : a.localeCompare(b)));
  const kinds = ["person", "company"] as const;
  const groups: readonly (readonly [string, string, string, (cell: ArmCell) => boolean])[] = [
    ...branches.map((branch) => ["branch", branch ?? "", branch ?? t("promotions.no_branch"), (cell: ArmCell) => cell.branch === branch] as const),
    ...kinds.map((kind) => ["kind", kind, t(`promotions.kind_${kind}`), (cell: ArmCell) => cell.kind === kind] as const),
    ...frequencies.map((frequency) => ["frequency", frequency, t(`promotions.frequency_${frequency}`), (cell: ArmCell) => cell.frequency === frequency] as const),
  ];
  return groups.flatMap(([dimension, key, name, has]) => {
    const arms = armsOf(cells.filter(has));
    const { treated, holdout } = arms;
    if (treated.n + holdout.n === 0) return [];
    const found = effectIn(arms);
    const formula = found
      ? t("promotions.formula_effect", { treated: money(treated.sum / treated.n), holdout: money(holdout.sum / holdout.n), value: money(found.value), error: money(found.standardError), degrees: format.count(found.degrees) })
      : t("promotions.group_few");
    return [{ key: `${span.code} ${dimension} ${key}`, dimension: t(`promotions.group_${dimension as "branch" | "kind" | "frequency"}`), name, treated: format.count(treated.n), holdout: format.count(holdout.n), effect: found && money(found.value), range: found && range(found), formula }];
  });
}
