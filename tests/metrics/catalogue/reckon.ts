import { majorOf } from "#app/i18n/format.ts";
import type { Metric } from "#app/metrics/define.ts";
import type { Figure } from "#app/metrics/types.ts";
import { quantile } from "#app/stats/quantile.ts";
import { kaplanMeier } from "#app/stats/survival.ts";
import type { Unit } from "./units.ts";

const isWhole = (value: Unit[string]): boolean => typeof value === "bigint" || Number.isInteger(value ?? 0);

/** Σ of a column: exact where all are whole. */
export function sumOf(units: readonly Unit[], column: string | null): number | bigint {
  if (column === null) return 0n;
  const values = units.map((unit) => unit[column] ?? 0);
  return values.every(isWhole) ? values.reduce<bigint>((sum, value) => sum + BigInt(value), 0n) : values.reduce<number>((sum, value) => sum + Number(value), 0);
}

/** Whether a figure says a sum: money to the cent, counts exactly, sums of fractions to a millionth. */
export function says(said: number | string | null | undefined, sum: number | bigint): boolean {
  if (typeof said === "string") return typeof sum === "bigint" && said === majorOf(sum);
  return close(said ?? null, Number(sum));
}

/** Both blank, or equal to rounding. */
export const close = (said: number | null, expected: number | null, within = 1e-9): boolean =>
  said === null || expected === null ? said === expected : Math.abs(said - expected) <= within * Math.max(1, Math.abs(expected));

/** The value of a figure from its units, not from sums made by SQL; null over nothing. Money in minor units. */
export function valueOf(metric: Metric, units: readonly Unit[]): number | null {
  const sum = (column: string | null) => Number(sumOf(units, column));
  const [x, n] = [sum(metric.numerator), sum(metric.denominator)];
  const over = (scale: number) => (n === 0 ? null : (scale * x) / n);
  switch (metric.shape) {
    case "count":
      return x;
    case "sum":
      return units.length === 0 ? null : x;
    case "per_100":
      return over(100);
    case "per_1000":
      return over(1000);
    case "nps":
      return n === 0 ? null : (100 * (sum("promoter") - sum("detractor"))) / n;
    case "cross_ratio":
      return sum("new_client") && sum("retained_client") && n ? x / sum("new_client") / (n / sum("retained_client")) : null;
    case "survival":
      return survived(metric, units);
    case "score":
      throw new Error("a score is made of other metrics");
    default:
      return over(1);
  }
}

function survived(metric: Metric, units: readonly Unit[]): number | null {
  const { steps } = kaplanMeier(units.map((unit) => ({ time: Number(unit["days"]), event: Number(unit[metric.numerator]) !== 0 })));
  const left = steps.at(-1)?.survival ?? 1;
  const observed = units.some((unit) => Number(unit[metric.parts[0] as string]) !== 0);
  return units.length > 0 && (observed || left === 0) ? 1 - left : null;
}

/** What the units say against a figure: nothing, or each thing that differs. */
export function against(metric: Metric, figure: Figure, units: readonly Unit[]): string[] {
  const faults: string[] = [];
  const expect = (what: string, ok: boolean, said: unknown, expected: unknown) => ok || faults.push(`${what} ${String(said)}, by hand ${String(expected)}`);
  const sum = (column: string | null) => sumOf(units, column);
  expect("numerator", says(figure.numerator, sum(metric.numerator)), figure.numerator, sum(metric.numerator));
  if (metric.denominator && metric.shape !== "sum") expect("denominator", says(figure.denominator, sum(metric.denominator)), figure.denominator, sum(metric.denominator));
  for (const part of metric.parts) expect(part, says(figure.parts?.[part], sum(part)), figure.parts?.[part], sum(part));
  const scale = metric.unit === "money" ? 100 : 1;
  const value = valueOf(metric, units);
  const minor = (said: number | string | null | undefined) => (said == null ? null : Number(said) * scale);
  // Money is shown in whole minor units.
  const near = (said: number | null, expected: number | null) => (scale === 1 || said === null || expected === null ? close(said, expected) : Math.abs(said - expected) < 0.501);
  const short = figure.marks?.includes("history_too_short") ?? false;
  if (short) expect("value before the data begin", figure.value === null, figure.value, null);
  else expect("value", near(minor(figure.value), value), figure.value, value);
  const counted = units.filter((unit) => Number(unit[metric.denominator ?? ""] ?? 0) !== 0).map((unit) => Number(unit[metric.numerator]));
  if (metric.median) expect("median", near(minor(figure.median), quantile(counted, 0.5)), figure.median, quantile(counted, 0.5));
  if (metric.margin && figure.median !== undefined) {
    const all = units.map((unit) => Number(unit[metric.numerator]));
    expect("median", near(minor(figure.median), quantile(all, 0.5)), figure.median, quantile(all, 0.5));
    expect("p90", near(minor(figure.p90), quantile(all, 0.9)), figure.p90, quantile(all, 0.9));
    const costed = Number(sum(metric.margin.over));
    const margin = costed === 0 ? null : Number(sum(metric.margin.sum)) / costed;
    expect("margin", near(minor(figure.margin), margin), figure.margin, margin);
  }
  return faults;
}
