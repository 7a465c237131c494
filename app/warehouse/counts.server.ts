import { createHash } from "node:crypto";
import type { Cube, Home } from "#pipelines/index.ts";
import { day, duckdb, join, render, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import { monthEnd, monthOf, monthsBetween, monthStart } from "#app/metrics/period.ts";
import { standingMonths, type Standing } from "./standing.server.ts";

const cube = (name: string, columns: Cube["columns"], select: (from: Sql, to: Sql) => Sql): Cube => {
  const of = (end: string): Sql => sql`select ${day(end)} as as_of, m.* from (${select(day(monthStart(monthOf(end))), day(end))}) as m`;
  const version = createHash("sha256").update(render(of("2024-02-29"), duckdb).text).digest("hex").slice(0, 16);
  return { name, columns, version, select: (ends) => join(ends.map(of), " union all "), events: true, reachesBack: false };
};

/** What the home has to tell and to choose from, counted month by month, so that nobody reads all orders for the names of five branches. */
export const countCubes: readonly Cube[] = [
  cube(
    "order_count",
    { branch: "VARCHAR", visit_kind: "VARCHAR", orders: "BIGINT", unidentified: "BIGINT", discounts_known: "BIGINT", first_day: "DATE", last_day: "DATE" },
    (from, to) => sql`
      select branch, kind as visit_kind, count(*) as orders, count(*) filter (where client_id is null) as unidentified,
        count(*) filter (where discount_known) as discounts_known, min(closed_on) as first_day, max(closed_on) as last_day
      from core.visit where closed_on >= ${from} and closed_on <= ${to} group by branch, kind`,
  ),
  cube("contact_count", { brand: "VARCHAR", contacts: "BIGINT" }, (from, to) => sql`select make as brand, count(*) as contacts from marts.contact where day >= ${from} and day <= ${to} group by make`),
];

const known = new WeakMap<readonly Standing[], Map<string, boolean>>();

/** Whether a cube of counts stands from ever and for ever, so that all its rows are all there is. */
export async function allCounted(home: Home, name: "order_count" | "contact_count"): Promise<boolean> {
  const standing = await standingMonths(home);
  const answers = known.get(standing) ?? new Map<string, boolean>();
  known.set(standing, answers);
  const found = answers.get(name) ?? isWhole(standing, name);
  answers.set(name, found);
  return found;
}

function isWhole(standing: readonly Standing[], name: string): boolean {
  const version = countCubes.find((one) => one.name === name)?.version;
  const rows = standing.filter((row) => row.cube === name && row.version === version);
  const before = rows.find((row) => row.since === null);
  const after = rows.find((row) => row.since !== null && row.since !== row.as_of);
  if (!before || !after?.since) return false;
  const ends = new Set(rows.map((row) => row.as_of));
  return monthsBetween(monthOf(before.as_of), monthOf(after.since)).slice(1, -1).every((month) => ends.has(monthEnd(month)));
}
