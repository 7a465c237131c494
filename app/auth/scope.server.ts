import { ident, list, raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import type { Question } from "#app/filters/question.ts";
import type { Metric, Population } from "#app/metrics/define.ts";
import { complaints, firstVisitRecommend, importerCsi, motivationScore, repeatSales, returningClients } from "#app/metrics/definitions/staff.ts";
import { watch } from "#app/metrics/definitions/watch.ts";
import type { Dimension, Filters } from "#app/metrics/types.ts";
import { admits, entryAt } from "./access.ts";
import { areas, namesFor, scopeOf, type Area, type DataScope } from "./rights.ts";
import { currentViewer, seenAs } from "./viewer.server.ts";

/** What people are paid by: the score, and what it is made of. */
const payMetrics: ReadonlySet<string> = new Set([motivationScore, firstVisitRecommend, returningClients, repeatSales, importerCsi, complaints].map(({ id }) => id));

/** Hints on people: whoever may not open the page of them reads none of their figures and rows either. */
const hintMetrics: ReadonlySet<string> = new Set(watch.map(({ id }) => id));
const readsHints = (): boolean => { const entry = entryAt("staff/watch"); return entry !== undefined && admits(entry, currentViewer()); };

/** Stands in a filter for branches that do not exist for the viewer: no branch is called so, and no row is found. */
export const noBranch = "∅";

/** What the viewer of now may read of an area; null: nothing. */
export const currentScope = (area: Area): DataScope | null => scopeOf(currentViewer(), area);

/** Names what the viewer of now may read: answers that are remembered between requests are remembered under it. */
export const scopeKey = (): string => JSON.stringify([...areas.map(currentScope), readsHints(), namesFor(currentViewer())]);

/** Whose figure a question asks: of a named person where it is by person, or what people are paid by; else of the business. */
export const areaOf = (metric: Pick<Metric, "id">, by: readonly Dimension[], filters: Filters): Area =>
  payMetrics.has(metric.id) || hintMetrics.has(metric.id) || by.includes("staff") || filters.staff?.length ? "people" : "figures";

const narrowed = (asked: readonly string[] | undefined, own: readonly string[], nothing: string): readonly string[] => {
  const left = asked?.length ? asked.filter((value) => own.includes(value)) : own;
  return left.length ? left : [nothing];
};

/** Filters within a scope: of branches and people only one's own are left; asked for none of them, nothing is found. Twice is as once. */
export function narrowedTo({ branches, people }: DataScope, filters: Filters): Filters {
  return {
    ...filters,
    ...(branches && { branch: narrowed(filters.branch, branches, noBranch) }),
    ...(people && { staff: narrowed(filters.staff, people, noBranch) }),
  };
}

/** Whether units can be told by what a scope narrows to. A figure of the whole group is nothing for who sees a part of it. */
export const tells = ({ branches, people }: DataScope, dimensions: readonly string[]): boolean => (branches === null || dimensions.includes("branch")) && (people === null || dimensions.includes("staff"));

/** The filters that a question is asked with in the eyes of the viewer; null where it has no answer for them. */
export function filtersWithin(metric: Pick<Metric, "id"> & { readonly population: Pick<Population, "dimensions"> }, by: readonly Dimension[], filters: Filters): Filters | null {
  if (hintMetrics.has(metric.id) && !readsHints()) return null;
  // Who reads all figures of the business, but none of people, has no figure of one person either.
  const scope = currentScope(areaOf(metric, by, filters)) ?? null;
  return scope && tells(scope, metric.population.dimensions) ? narrowedTo(scope, filters) : null;
}

/** The same for units read beside a metric: a list, a study. Rows of people stay with who reads people. */
export function unitsWithin(dimensions: readonly string[], split: readonly Dimension[], filters: Filters): Filters | null {
  const scope = currentScope(split.includes("staff") || filters.staff?.length ? "people" : "figures");
  return scope && tells(scope, dimensions) ? narrowedTo(scope, filters) : null;
}

/** A condition on a column of branches by which SQL of one's own keeps to an area's scope; rows without a branch are nobody's but the whole group's. */
export function inOwnBranches(area: Area, column: Sql): Sql {
  const scope = currentScope(area);
  if (scope === null) return raw("false");
  return scope.branches === null ? raw("true") : scope.branches.length === 0 ? raw("false") : sql`${column} in (${list(scope.branches)})`;
}

/** A page's question as its figures are asked: of branches only one's own. */
export function questionWithin(question: Question): Question {
  const scope = currentScope("figures") ?? currentScope("people");
  return scope?.branches ? { ...question, filters: narrowedTo({ branches: scope.branches, people: null }, question.filters) } : question;
}

/** Whether rows of a branch may be read; of the whole group (null) only by who reads all branches. */
export function isOwnBranch(area: Area, branch: string | null): boolean {
  const scope = currentScope(area);
  return scope !== null && (scope.branches === null || (branch !== null && scope.branches.includes(branch)));
}

/** Whether the viewer reads an area of the whole group. */
export function readsAll(area: Area): boolean {
  const scope = currentScope(area);
  return scope !== null && scope.branches === null && scope.people === null;
}

/**
 * Work over everybody's data, of which the viewer is shown the own part alone: a person's score is measured against all colleagues, a
 * client counts as lost after a time that all clients tell. What comes back must be narrowed before it is shown.
 */
export const overWhole = <T>(work: () => T): T => seenAs({ ...currentViewer(), roles: ["director"], branches: null, staff: null }, work);

/** A condition on `core.visit`: orders of own branches, or that the viewer's own person served. */
export function ownOrders(): Sql {
  const scope = currentScope("clients");
  if (!scope?.people) return inOwnBranches("clients", ident("branch"));
  return scope.people.length === 0 ? raw("false") : sql`(advisor in (${list(scope.people)}) or technician in (${list(scope.people)}))`;
}

const orderTables = ["core.visit", "core.sale", "core.survey", "core.complaints"] as const;

/** A condition on a column of client numbers: clients that an own branch has a paper of. */
export function ownClients(column: Sql): Sql {
  const scope = currentScope("clients");
  if (scope === null || scope.people !== null) return raw("false");
  if (scope.branches === null) return raw("true");
  const papers = orderTables.map((table) => sql`select client_id from ${raw(table)} where client_id is not null and ${inOwnBranches("clients", ident("branch"))}`);
  return sql`${column} in (${papers.reduce((all, one) => sql`${all} union all ${one}`)})`;
}
