import type { Home } from "#pipelines/index.ts";
import { spanAt } from "#app/metrics/compile.ts";
import { cohortRetention } from "#app/metrics/definitions/base.ts";
import { addMonths, monthOf, monthStart } from "#app/metrics/period.ts";
import type { Figure, Filters } from "#app/metrics/types.ts";
import type { ClientsData } from "#app/metrics/views/clients.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { figures } from "../figures.server.ts";

/** The latest cohorts by quarter of first visit, oldest first, with a cell for each whole quarter since; a quarter that is not over has none. */
export async function cohortTable(home: Home, asOf: string, filters: Filters, most: number): Promise<ClientsData["cohorts"]> {
  const [found, { from }] = await Promise.all([figures(home, cohortRetention, [spanAt(asOf)], [], filters), facts(home)]);
  const since = (figure: Figure): number => Number(figure.by["quarters_since"]);
  const all = [...new Set(found.map((figure) => figure.by["cohort"] as string))].sort();
  const names = all.slice(-most);
  const cells = found.filter((figure) => names.includes(figure.by["cohort"] as string));
  const quarters = [...new Set(cells.map(since))].sort((a, b) => a - b);
  const lateEnough = from === null ? "" : addMonths(monthStart(monthOf(from)), 12);
  const rows = names.map((cohort) => {
    const own = cells.filter((figure) => figure.by["cohort"] === cohort);
    return { cohort, n: own[0]?.n ?? 0, early: firstDayOf(cohort) < lateEnough, cells: quarters.map((quarter) => own.find((figure) => since(figure) === quarter) ?? null) };
  });
  return { quarters, rows, earlier: all.length - names.length };
}

/** "2024-Q3" → "2024-07-01". */
const firstDayOf = (cohort: string): string => `${cohort.slice(0, 4)}-${String(Number(cohort.slice(6)) * 3 - 2).padStart(2, "0")}-01`;
