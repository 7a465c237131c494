import type { Home } from "#pipelines/index.ts";
import { overWhole } from "#app/auth/scope.server.ts";
import type { Result } from "#app/bonus/inputs.ts";
import type { ComponentId } from "#app/bonus/plan.ts";
import type { Period } from "#app/metrics/period.ts";
import { keptAnswer, keptAnswers } from "./kept.server.ts";
import { colleagues, type Colleague } from "./people.server.ts";
import { resultsIn, type Results } from "./results.server.ts";
import { businessOrders, returnDeals, rowsBehind, type ReturnDeal, type RowBehind } from "./rows-behind.server.ts";

/** What everybody did in a period, whatever a plan makes of it; of the whole group. */
export interface Measured {
  readonly people: readonly Colleague[];
  /** Of a component that was asked for. */
  readonly of: (component: ComponentId, staff_code: string) => Result;
}

/** Several periods of which no two end on the same day, in their order, by the components asked for; what was read is kept while the data stand still. */
export function measured(home: Home, periods: readonly Period[], components: readonly ComponentId[]): Promise<Measured[]> {
  return overWhole(async () => {
    const [people, ...answers] = await Promise.all([
      Promise.all(periods.map((period) => keptAnswer(home, named("people", period), () => colleagues(home, period)))),
      ...components.map((component) => {
        const byName = new Map(periods.map((period) => [named(component, period), period]));
        return Promise.all(keptAnswers(home, [...byName.keys()], (unknown) => resultsIn(home, component, unknown.flatMap((name) => byName.get(name) ?? []))));
      }),
    ]);
    const byComponent = new Map(components.map((component, at) => [component, answers[at] ?? []]));
    return periods.map((period, i): Measured => ({
      people: people[i] ?? [],
      of(component, staff_code) {
        const found: Results | undefined = byComponent.get(component)?.[i];
        if (!found) throw new RangeError(`${component} was not measured in ${period.from}..${period.to}`);
        return found.of(staff_code);
      },
    }));
  });
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
