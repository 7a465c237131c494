import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { History } from "#app/stats/repeat-visits.ts";

/** CDNOW, 1/10 sample, beside the checkout; tests that need it are left out where it is not. */
const folder = resolve("../shared/reference/cdnow");
const purchases = `${folder}/CDNOW_sample.txt`;
const summary = `${folder}/cdnow_customers_summary.csv`;
export const cdnowIsHere = existsSync(purchases) && existsSync(summary);
if (!cdnowIsHere) console.warn("CDNOW is not beside this checkout: the fits of repeat visits are left out");

/** Repeat purchases to 30 September 1997 as published, weeks rounded to two decimals. */
export function roundedHistories(): readonly History[] {
  const [, ...rows] = readFileSync(summary, "utf8").trim().split(/\r?\n/);
  return rows.map((row) => {
    const [, x, tx, T] = row.split(",").map(Number) as [number, number, number, number];
    return { x, tx, T };
  });
}

export interface Customer {
  readonly history: History;
  /** Dollars of each day of repeat purchase up to the end of the calibration. */
  readonly repeats: readonly number[];
  /** Days of purchase in the 39 weeks after it. */
  readonly later: number;
}

const DAY = 86_400_000;
const day = (yyyymmdd: string) => Date.UTC(Number(yyyymmdd.slice(0, 4)), Number(yyyymmdd.slice(4, 6)) - 1, Number(yyyymmdd.slice(6))) / DAY;

/** The same from the purchases themselves, in order of customer, weeks as exact days ÷ 7. */
export function customers(): readonly Customer[] {
  const end = day("19970930");
  const byClient = new Map<string, Map<number, number>>();
  for (const line of readFileSync(purchases, "latin1").trim().split(/\r?\n/)) {
    const [, client, date, , dollars] = line.trim().split(/\s+/) as [string, string, string, string, string];
    const days = byClient.get(client) ?? new Map<number, number>();
    days.set(day(date), (days.get(day(date)) ?? 0) + Number(dollars));
    byClient.set(client, days);
  }
  return [...byClient].sort(([a], [b]) => Number(a) - Number(b)).map(([, spent]) => {
    const days = [...spent.keys()].sort((a, b) => a - b);
    const first = days[0] as number;
    const inside = days.slice(1).filter((d) => d <= end);
    return {
      history: { x: inside.length, tx: ((inside.at(-1) ?? first) - first) / 7, T: (end - first) / 7 },
      repeats: inside.map((d) => spent.get(d) as number),
      later: days.filter((d) => d > end).length,
    };
  });
}
