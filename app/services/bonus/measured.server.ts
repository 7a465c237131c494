import type { Home } from "#pipelines/index.ts";
import { overWhole } from "#app/auth/scope.server.ts";
import { componentIds, type ComponentId } from "#app/bonus/plan.ts";
import type { Period } from "#app/metrics/period.ts";
import { keptAnswer } from "./kept.server.ts";
import { colleagues, type Colleague } from "./people.server.ts";
import { resultsIn, type Results } from "./results.server.ts";
import { businessOrders, returnDeals, rowsBehind, type ReturnDeal, type RowBehind } from "./rows-behind.server.ts";

/** What everybody did in a period, whatever a plan makes of it; of the whole group. */
export interface Measured {
  readonly people: readonly Colleague[];
  readonly results: Readonly<Record<ComponentId, Results>>;
}

/** Several periods of which no two end on the same day, in their order; what was read of one is kept while the data stand still. */
export function measured(home: Home, periods: readonly Period[]): Promise<Measured[]> {
  return overWhole(() =>
    keptAnswer(home, JSON.stringify(["measured", periods.map(({ from, to }) => [from, to])]), async () => {
      const [people, ...answers] = await Promise.all([
        Promise.all(periods.map((period) => colleagues(home, period))),
        ...componentIds.map((component) => resultsIn(home, component, periods)),
      ]);
      return periods.map((_period, i) => ({
        people: people[i] ?? [],
        results: Object.fromEntries(componentIds.map((id, at) => [id, answers[at]?.[i]])) as unknown as Measured["results"],
      }));
    }),
  );
}

const named = (what: string, { from, to }: Period): string => `${what} ${from} ${to}`;

/** The rows behind a component in a period, by staff code. */
export const rowsOf = (home: Home, component: ComponentId, period: Period): Promise<ReadonlyMap<string, readonly RowBehind[]>> =>
  overWhole(() => keptAnswer(home, named(`rows ${component}`, period), async () => byStaff(await rowsBehind(home, component, period))));

export const businessOf = (home: Home, period: Period): Promise<ReadonlyMap<string, readonly (RowBehind & { readonly amount: number })[]>> =>
  overWhole(() => keptAnswer(home, named("business", period), async () => byStaff(await businessOrders(home, period))));

export const dealsOf = (home: Home, period: Period): Promise<readonly ReturnDeal[]> => overWhole(() => keptAnswer(home, named("deals", period), () => returnDeals(home, period)));

function byStaff<T extends { readonly staff: string }>(rows: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const own = found.get(row.staff);
    if (own) own.push(row);
    else found.set(row.staff, [row]);
  }
  return found;
}
