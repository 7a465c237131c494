import type { Home } from "#pipelines/index.ts";
import type { ComponentId } from "#app/bonus/plan.ts";
import type { Result } from "#app/bonus/inputs.ts";
import { spanAt } from "#app/metrics/compile.ts";
import type { Period } from "#app/metrics/period.ts";
import type { Figure } from "#app/metrics/types.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { figures } from "../figures.server.ts";
import { toFigure } from "../to-figure.ts";
import { countedAmong, metricOf } from "./measures.ts";

/** What everybody did, by staff code; and what it is for whom nothing is known of. */
export interface Results {
  of(staff_code: string): Result;
}

/** A component of everybody in several periods, read in one question; no two of them may end on the same day. In the order of `periods`, without rows. */
export async function resultsIn(home: Home, component: ComponentId, periods: readonly Period[]): Promise<Results[]> {
  const metric = metricOf[component];
  const spans = periods.map((period) => spanAt(period.to, period));
  const [found, limits] = await Promise.all([figures(home, metric, spans, ["staff"], {}, undefined, "sums"), facts(home)]);
  return spans.map((span) => {
    const byStaff = new Map(found.filter((figure) => figure.as_of === span.asOf).map((figure) => [figure.by["staff"], figure]));
    const blank = asResult(component, toFigure(metric, span, {}, undefined, limits));
    return { of: (code) => (byStaff.has(code) ? asResult(component, byStaff.get(code) as Figure) : blank) };
  });
}

const number = (value: number | string | null): number | null => (value === null ? null : Number(value));

function asResult(component: ComponentId, { value, n, numerator, denominator, low, high, marks = [], parts }: Figure): Result {
  const among = countedAmong[component];
  return { actual: number(value), n: among ? (parts?.[among] ?? 0) : n, numerator: number(numerator), denominator: number(denominator), low: number(low), high: number(high), marks: [...marks], rows: [] };
}
