import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Sample } from "#app/stats/means.ts";

/** The MineThatData e-mail test, beside the checkout; tests that need it are left out where it is not. */
const file = resolve("../shared/reference/hillstrom/hillstrom.csv.gz");
export const hillstromIsHere = existsSync(file);
if (!hillstromIsHere) console.warn("Hillstrom's clients are not beside this checkout: the tests on them are left out");

export type Arm = "No E-Mail" | "Mens E-Mail" | "Womens E-Mail";
type Column = "visit" | "conversion" | "spend";

/** n, mean and sd of a column in each arm. */
export function arms(column: Column): Readonly<Record<Arm, Sample>> {
  const [head, ...rows] = gunzipSync(readFileSync(file)).toString("utf8").trim().split(/\r?\n/);
  const names = (head as string).split(",");
  /** Counted from the end: the segment of spend, "7) $1,000 +", has a comma of its own. */
  const fromEnd = (name: string) => names.indexOf(name) - names.length;
  const values: Record<Arm, number[]> = { "No E-Mail": [], "Mens E-Mail": [], "Womens E-Mail": [] };
  for (const row of rows) {
    const cells = row.split(",");
    values[cells.at(fromEnd("segment")) as Arm].push(Number(cells.at(fromEnd(column))));
  }
  const sample = (of: readonly number[]): Sample => {
    const mean = of.reduce((a, b) => a + b, 0) / of.length;
    return { n: of.length, mean, sd: Math.sqrt(of.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (of.length - 1)) };
  };
  return { "No E-Mail": sample(values["No E-Mail"]), "Mens E-Mail": sample(values["Mens E-Mail"]), "Womens E-Mail": sample(values["Womens E-Mail"]) };
}
