import type { Home } from "#pipelines/index.ts";
import { day, sql } from "#pipelines/warehouse/sql.ts";
import { isOwnBranch } from "#app/auth/scope.server.ts";
import { hasMessage, locales, translator } from "#app/i18n/index.ts";
import type { Metric } from "#app/metrics/define.ts";
import { monthOf, monthStart } from "#app/metrics/period.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";

interface Row {
  readonly metric: string;
  readonly branch: string | null;
  readonly month: string;
  readonly value: number;
}
export interface Goal {
  readonly branch: string | null;
  /** "YYYY-MM" */
  readonly month: string;
  /** In the metric's unit: a share is 0–1, money is in major units. */
  readonly value: number;
}

/** What people aim at with a metric in these months ("YYYY-MM"), by branch; null is the whole group. Goals of others are not told. */
export async function goalsFor(home: Home, metric: Pick<Metric, "id" | "unit">, first: string, last: string): Promise<Goal[]> {
  const rows = await runQuery<Row>(
    home,
    "goals",
    sql`select metric, branch, month, value from core.goals where month >= ${day(monthStart(first))} and month <= ${day(monthStart(last))} order by month, branch, metric`,
  );
  const names = namesOf(metric.id);
  return rows.filter((row) => names.has(folded(row.metric)) && isOwnBranch("figures", row.branch)).map(({ branch, month, value }) => ({ branch, month: monthOf(month), value: metric.unit === "share" && Math.abs(value) > 1 ? value / 100 : value }));
}

/** A goal names its metric as the catalogue does, or in words of any of our languages. */
function namesOf(id: string): ReadonlySet<string> {
  const key = `metrics.${id}`;
  return new Set([folded(id), ...(hasMessage(key) ? locales.map((locale) => folded(translator(locale)(key))) : [])]);
}
const folded = (text: string): string => text.normalize("NFKC").toLocaleLowerCase("ru").replaceAll("ё", "е").replace(/[\s_-]+/g, " ").trim();
