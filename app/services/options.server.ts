import type { Home } from "#pipelines/index.ts";
import { join, sql } from "#pipelines/warehouse/sql.ts";
import { currentScope, inOwnBranches } from "#app/auth/scope.server.ts";
import type { Options } from "#app/filters/fields.ts";
import { formatPeriod, monthOf, monthsBetween, parsePeriod, type Period } from "#app/metrics/period.ts";
import { allCounted } from "#app/warehouse/counts.server.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import { staffNames } from "./staff-names.server.ts";

/** What the data have to choose from, and the currency it is in. */
export interface FilterOptions extends Options {
  readonly currency: string;
}

/** What the filter bar offers: only what the data have, and the viewer may read. */
export async function filterOptions(home: Home): Promise<FilterOptions> {
  const area = currentScope("figures") === null ? "people" : "figures";
  const scope = currentScope(area);
  const [all, ownBranch] = [scope?.branches === null && scope.people === null, scope?.people === null ? inOwnBranches(area, sql`branch`) : sql`false`];
  const shown = currentScope("people");
  const isOwn = (code: string, branch: string | null): boolean => shown !== null && (shown.branches === null || (branch !== null && shown.branches.includes(branch))) && (shown.people === null || shown.people.includes(code));
  const [orders, contacts] = await Promise.all([allCounted(home, "order_count"), allCounted(home, "contact_count")]);
  const lists = [
    sql`select 'branch' as name, branch as value from (select branch from ${orders ? sql`cubes.order_count` : sql`core.visit`} union select branch from core.sale) as b where ${ownBranch}`,
    contacts && all ? sql`select 'brand' as name, brand as value from cubes.contact_count` : sql`select 'brand' as name, make as value from marts.contact where ${ownBranch}`,
    orders ? sql`select 'visit_kind' as name, visit_kind as value from cubes.order_count` : sql`select 'visit_kind' as name, kind as value from core.visit`,
  ];
  const [values, known, staff] = await Promise.all([
    runQuery<{ name: string; value: string }>(home, "filter options", sql`select distinct name, value from (${join(lists, " union all ")}) as listed where value is not null order by 1, 2`),
    facts(home),
    staffNames(home),
  ]);
  const listed = (name: string): string[] => values.filter((row) => row.name === name).map(({ value }) => value);
  const people = Object.fromEntries([...staff].filter(([code, { branch }]) => isOwn(code, branch)).map(([code, { name }]) => [code, name]));
  const months = known.from && known.asOf ? monthsBetween(monthOf(known.from), monthOf(known.asOf)).reverse() : [];
  return { branches: listed("branch"), brands: listed("brand"), visitKinds: listed("visit_kind"), asOf: known.asOf, months, periods: periodsOf(months), currency: known.currency, people };
}

/** Every month, then every quarter and year that these months fill. */
function periodsOf(months: readonly string[]): FilterOptions["periods"] {
  const quarter = (month: string): string => `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;
  const filled = (ids: readonly string[], size: number): string[] => [...new Set(ids)].filter((id) => ids.filter((other) => other === id).length === size);
  const ids = [...months, ...filled(months.map(quarter), 3), ...filled(months.map((month) => month.slice(0, 4)), 12)];
  return ids.map((id) => ({ ...(parsePeriod(id) as Period), id: formatPeriod(parsePeriod(id) as Period) }));
}
