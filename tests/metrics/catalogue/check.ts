import { createHash } from "node:crypto";
import type { Home } from "#pipelines/index.ts";
import { join, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import { compileRows, splitBy, type Question } from "#app/metrics/compile.ts";
import type { Metric } from "#app/metrics/define.ts";
import type { MetricRequest } from "#app/metrics/query.ts";
import type { Dimension, Figure } from "#app/metrics/types.ts";
import { askMetrics } from "#app/services/metrics.server.ts";
import { against, close, says, sumOf } from "./reckon.ts";
import { grouped, keyOf, questionOf, summed, unitsIn, type Unit } from "./units.ts";

/** What was looked at, and what was wrong with it. */
export interface Checked {
  figures: number;
  groups: number;
  additive: number;
  rows: number;
  readonly faults: string[];
}

const hashOf = (text: string): number => createHash("sha256").update(text).digest().readUInt32BE();

/**
 * Cross-checks 1 and 2 of every metric of the catalogue by every dimension of its units, under one request: of the whole
 * catalogue, unless told. Rows are looked at of each whole and of one group of each dimension. Where there are many rows, "some" asks by
 * every second dimension, those of one metric beginning where another's do not, and for rows of one group of one of them.
 */
export async function checkCatalogue(home: Home, request: MetricRequest, rows: "each" | "some" = "each", metrics: readonly Metric[] = summed): Promise<Checked> {
  const checked: Checked = { figures: 0, groups: 0, additive: 0, rows: 0, faults: [] };
  const unitsOf = unitsIn(home);
  for (const metric of metrics) {
    const ask = (by: readonly Dimension[]) => askMetrics(home, { ...request, metrics: [metric.id], by });
    const whole = await ask([]);
    const asked = metric.population.dimensions.filter((_, at) => rows === "each" || (at + hashOf(metric.id)) % 2 === 0);
    const opened = asked[hashOf(metric.id) % asked.length];
    for (const dimension of [null, ...asked]) {
      const by = dimension === null ? [] : [dimension];
      const split = splitBy(metric, by);
      const told = (fault: string) => checked.faults.push(`${metric.id} by ${split.join(", ") || "nothing"}: ${fault}`);
      const found = dimension === null ? whole : await ask(by);
      const groups = grouped(await unitsOf(metric, request, by), split);
      const keys = new Set(found.map((figure) => keyOf(figure, split)));
      for (const key of groups.keys()) if (!keys.has(key)) told(`no figure for ${key}`);
      for (const figure of found) for (const fault of against(metric, figure, groups.get(keyOf(figure, split)) ?? [])) told(`${keyOf(figure, split)} ${fault}`);
      checked.figures += found.length;
      checked.groups += groups.size;
      if (dimension !== null && metric.additive.includes(dimension) && !metric.always.includes(dimension)) {
        checked.additive++;
        for (const fault of addedUp(metric, whole, found)) told(fault);
      }
      const chosen = found[hashOf(`${metric.id} ${dimension}`) % found.length];
      if (!chosen || (rows === "some" && dimension !== null && dimension !== opened)) continue;
      const question = await questionOf(home, metric, request, by);
      const { read, faults } = await rowsBehind(home, { ...question, ...selecting(chosen) }, chosen, groups.get(keyOf(chosen, split)) ?? [], rows === "each" && dimension === null);
      checked.rows += read;
      for (const fault of faults) told(`rows of ${keyOf(chosen, split)}: ${fault}`);
    }
  }
  return checked;
}

/** What opens one figure: its values as filters, and where it has none, none. */
const selecting = ({ by }: Figure): Pick<Question, "by" | "filters" | "without"> => {
  const names = Object.keys(by) as Dimension[];
  return { by: names, filters: Object.fromEntries(names.flatMap((name) => (by[name] === null ? [] : [[name, [by[name]]]]))), without: names.filter((name) => by[name] === null) };
};

/** Along an additive dimension the groups make the whole: numerator, denominator and every part. */
function addedUp(metric: Metric, whole: readonly Figure[], split: readonly Figure[]): string[] {
  return whole.flatMap((one) => {
    const own = split.filter((figure) => metric.always.every((name) => figure.by[name] === one.by[name]));
    const said: readonly (readonly [string, (figure: Figure) => number | string | null | undefined])[] = [
      ["numerators", (figure) => figure.numerator],
      ["denominators", (figure) => figure.denominator],
      ...metric.parts.map((part) => [part, (figure: Figure) => figure.parts?.[part]] as const),
    ];
    return said.flatMap(([what, of]) => (sameSum(own.map(of), of(one)) ? [] : [`${what} ${own.map(of).join(" + ")} are not the whole ${String(of(one))}`]));
  });
}

const minor = (text: string): bigint => BigInt(text.replace(".", ""));
function sameSum(parts: readonly (number | string | null | undefined)[], whole: number | string | null | undefined): boolean {
  if (whole == null) return parts.every((part) => part == null);
  if (typeof whole === "string") return parts.reduce<bigint>((sum, part) => sum + minor(String(part)), 0n) === minor(whole);
  return close(parts.reduce<number>((sum, part) => sum + Number(part), 0), whole);
}

/** The rows of a figure, counted and summed from the rows themselves; of the whole those of each part too. One statement. */
async function rowsBehind(home: Home, question: Question, figure: Figure, units: readonly Unit[], everyPart: boolean): Promise<{ read: number; faults: string[] }> {
  const { metric } = question;
  const columns = [...new Set([...(metric.denominator ? [metric.denominator] : []), ...metric.parts])];
  const behind = (name: string, rows: Sql) => sql`select ${name} as part, count(*) as n, coalesce(sum(measure), 0) as measure, count(*) filter (where in_numerator) as x from (${rows}) as r`;
  // What the rows of a part add up to: as if it were the numerator.
  const summing = (column: string) => compileRows({ ...question, metric: { ...metric, numerator: column } }, "numerator");
  const found = await home.engine.query<{ part: string; n: number; measure: number; x: number }>(
    join([behind("", compileRows(question, null)), behind(metric.numerator, compileRows(question, "numerator")), ...(everyPart ? columns.filter((name) => name !== metric.numerator).map((name) => behind(name, summing(name))) : [])], " union all "),
  );
  const faults: string[] = [];
  const one = (part: string) => found.find((row) => row.part === part);
  const expect = (what: string, ok: boolean, said: unknown) => ok || faults.push(`${what} ${String(said)}`);
  const all = one("");
  const counted = units.filter((unit) => Number(unit[metric.denominator ?? metric.numerator]) !== 0);
  expect(`${counted.length} units are counted, rows`, Number(all?.n) === counted.length, all?.n);
  if (metric.shape === "amount_share" || (metric.denominator && counted.every((unit) => Number(unit[metric.denominator as string]) === 1))) expect(`n is ${figure.n}, rows`, Number(all?.n) === figure.n, all?.n);
  const matches = (said: number | string | null | undefined, measure: number | undefined) => close(typeof said === "string" ? Number(minor(said)) : Number(said), Number(measure), 1e-9);
  expect(`the numerator is ${figure.numerator}, its rows add up to`, matches(figure.numerator, one(metric.numerator)?.measure), one(metric.numerator)?.measure);
  if (everyPart) {
    for (const name of columns.filter((column) => column !== metric.numerator)) {
      const said = name === metric.denominator && metric.shape !== "sum" ? figure.denominator : (figure.parts?.[name] ?? null);
      if (said !== null) expect(`${name} is ${said}, its rows add up to`, matches(said, one(name)?.measure), one(name)?.measure);
      expect(`${name}, rows by hand ${units.filter((unit) => Number(unit[name]) !== 0).length}, rows`, Number(one(name)?.n) === units.filter((unit) => Number(unit[name]) !== 0).length, one(name)?.n);
      expect(`${name} by hand`, says(Number(one(name)?.measure), sumOf(units, name)), one(name)?.measure);
    }
  }
  return { read: found.reduce((sum, row) => sum + Number(row.n), 0), faults };
}
