import type { Home } from "#pipelines/index.ts";
import { ident, join, sql } from "#pipelines/warehouse/sql.ts";
import { spanAt } from "#app/metrics/compile.ts";
import { averageCheck } from "#app/metrics/definitions/sales.ts";
import { paidOrders } from "#app/metrics/populations/orders.ts";
import type { Dimension, Figure } from "#app/metrics/types.ts";
import type { AdjustedCheck, AdjustedStratum, CheckSplit, SplitChecks } from "#app/metrics/views/check.ts";
import { compareStandardised, pooledWeights, standardise, type Stratum } from "#app/stats/standardise.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import type { Asked } from "../comparison.server.ts";
import { figures } from "../figures.server.ts";
import { unitsIn } from "../units-in.server.ts";

/** What is held equal when groups are compared: what the work is, and how old the car, whichever the split is not itself. */
const held: Readonly<Record<CheckSplit, readonly Dimension[]>> = { branch: ["visit_kind", "car_age"], brand: ["visit_kind", "car_age"], visit_kind: ["car_age"], car_age: ["visit_kind"] };
/** Fewer orders than this have no comparison at the same mix. */
const FEWEST = 10;
const SHOWN = 12;
const ages = ["0-2", "3-5", "6-9", "10+"];
const MINOR = 100;

interface Cell {
  readonly group: string | null;
  readonly stratum: string;
  readonly n: number;
  readonly mean: number;
  readonly squares: number;
}

/** Average check by one dimension, each group beside what it would be at the mix of all; the largest groups. */
export async function splitChecks(home: Home, asked: Asked, dimension: CheckSplit, opened: string | null = null): Promise<SplitChecks> {
  const found = await figures(home, averageCheck, [spanAt(asked.asOf, asked.period)], [dimension], { ...asked.filters, [dimension]: [] });
  const shown = inTheirOrder(found.filter(({ n }) => n > 0).sort((a, b) => b.n - a.n).slice(0, SHOWN), dimension);
  const strata = await strataOf(home, { ...asked, filters: { ...asked.filters, [dimension]: [] } }, dimension);
  return { dimension, held: held[dimension], rows: shown.map((figure) => {
    const group = figure.by[dimension] ?? null;
    const row = adjustedCheck(figure, group, strata);
    return row.adjusted !== null && opened === `${dimension}~${group ?? ""}` ? { ...row, made: madeOf(group, strata, held[dimension]) } : row;
  }) };
}

/** Ages have an order of their own; of other groups the largest comes first, and what has no group last. */
function inTheirOrder(found: readonly Figure[], dimension: CheckSplit): Figure[] {
  const place = ({ by }: Figure): number => { const value = by[dimension]; return value == null ? ages.length : dimension === "car_age" ? ages.indexOf(value) : 0; };
  return found.toSorted((a, b) => place(a) - place(b));
}

/** The groups' strata: number, mean and variance of the orders of each kind and age, in major units. */
async function strataOf(home: Home, asked: Asked, dimension: CheckSplit): Promise<ReadonlyMap<string | null, readonly Stratum[]>> {
  const mix = held[dimension];
  const stratum = sql`concat(${join(mix.map((name) => sql`coalesce(${ident(name)}, '')`), ", '|', ")})`;
  const cells = await runQuery<Cell>(
    home,
    `check by ${dimension}`,
    sql`select ${ident(dimension)} as "group", ${stratum} as stratum, count(*) as n, avg(cast(paid_amount as double)) as mean, sum(cast(paid_amount as double) * paid_amount) as squares
        from ${await unitsIn(home, paidOrders, asked, [dimension, ...mix])} as u group by ${ident(dimension)}, ${stratum}`,
  );
  const groups = new Map<string | null, Stratum[]>();
  for (const { group, stratum: name, n: counted, mean, squares } of cells) {
    const n = Number(counted);
    const variance = n > 1 ? Math.max(0, (squares - n * mean * mean) / (n - 1)) : 0;
    groups.set(group, [...(groups.get(group) ?? []), { stratum: name, n, value: mean / MINOR, variance: variance / MINOR ** 2 }]);
  }
  return groups;
}

/** One group at the mix of all, and against the rest: a comparison whose sign the mix turns says so. Pure. */
export function adjustedCheck(figure: Figure, group: string | null, groups: ReadonlyMap<string | null, readonly Stratum[]>): AdjustedCheck {
  const own = groups.get(group) ?? [];
  // Orders without a group (no car, say) are other work: no part of the rest.
  const known = [...groups].filter(([name]) => name !== null);
  const others = merged(known.filter(([name]) => name !== group).map(([, strata]) => strata));
  if (group === null || figure.n < FEWEST || others.reduce((sum, { n }) => sum + n, 0) < FEWEST) return { figure, adjusted: null, flips: "no", against: null };
  const twin = standardise(own, pooledWeights(known.map(([, strata]) => strata)));
  const compared = compareStandardised(own, others);
  const sure = compared !== null && (compared.adjusted.low > 0 || compared.adjusted.high < 0);
  return {
    figure,
    adjusted: twin && { value: twin.value, low: twin.low, high: twin.high },
    flips: !compared?.signFlip ? "no" : sure ? "sure" : "chance",
    against: compared && { crude: compared.crude, adjusted: compared.adjusted.value },
  };
}

/** The strata that an adjusted value is made of, each with its part of the mix of all. Pure. */
export function madeOf(group: string | null, groups: ReadonlyMap<string | null, readonly Stratum[]>, dimensions: readonly Dimension[]): AdjustedStratum[] {
  const weights = pooledWeights([...groups].filter(([name]) => name !== null).map(([, strata]) => strata));
  const own = (groups.get(group) ?? []).filter(({ stratum, n }) => n > 0 && (weights.get(stratum) ?? 0) > 0);
  const total = own.reduce((sum, { stratum }) => sum + (weights.get(stratum) ?? 0), 0);
  const byOf = (stratum: string) => Object.fromEntries(stratum.split("|").map((value, at) => [dimensions[at] ?? "", value === "" ? null : value]));
  return own.map(({ stratum, n, value }) => ({ by: byOf(stratum), weight: (weights.get(stratum) ?? 0) / total, n, value })).sort((a, b) => b.weight - a.weight);
}

/** Strata of several groups together: means weighted by n, variances within and between. */
export function merged(groups: readonly (readonly Stratum[])[]): Stratum[] {
  const names = [...new Set(groups.flat().map(({ stratum }) => stratum))];
  return names.map((stratum) => {
    const parts = groups.flat().filter((one) => one.stratum === stratum);
    const n = parts.reduce((sum, one) => sum + one.n, 0);
    const value = parts.reduce((sum, one) => sum + one.n * one.value, 0) / n;
    const spread = parts.reduce((sum, one) => sum + (one.n - 1) * one.variance + one.n * (one.value - value) ** 2, 0);
    return { stratum, n, value, variance: n > 1 ? spread / (n - 1) : 0 };
  });
}
