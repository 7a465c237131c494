import { expect, test } from "vitest";
import { visit, withHome } from "./home.ts";

const come = (who: string, ...days: string[]) => days.map((day) => visit(`${who} ${day}`, { client_code: who, closed_on: day }));
const rows = [
  ...come("а", "2025-01-01", "2025-04-01", "2025-12-31"),
  ...come("б", "2025-03-31", "2025-06-30", "2025-06-30"),
  ...come("в", "2025-02-02"),
  ...come("г", "2025-04-01", "2025-07-15"),
];

test("the share of a quarter's newcomers seen in each whole quarter since; what is not fully observed is not there", () =>
  withHome(rows, async ({ ask }) => {
    const cells = async (asOf: string) =>
      Object.fromEntries((await ask({ asOf, metrics: ["cohort_retention"] })).map((f) => [`${f.by["cohort"]} +${f.by["quarters_since"]}`, `${f.numerator}/${f.denominator}`]));
    expect(await cells("2025-12-31")).toEqual({
      "2025-Q1 +1": "2/3", "2025-Q1 +2": "0/3", "2025-Q1 +3": "1/3",
      "2025-Q2 +1": "1/1", "2025-Q2 +2": "0/1",
    });
    // On 30 December the fourth quarter is not over.
    expect(await cells("2025-12-30")).toEqual({ "2025-Q1 +1": "2/3", "2025-Q1 +2": "0/3", "2025-Q2 +1": "1/1" });
  }));

test("a cell opens to its clients, one row each", () =>
  withHome(rows, async ({ rows: behind }) => {
    const where = { cohort: ["2025-Q1"], quarters_since: ["3"] };
    expect(await behind({ metric: "cohort_retention", asOf: "2025-12-31", where, part: "numerator" })).toMatchObject([{ unit: "client", day: "2025-12-31" }]);
    const all = await behind({ metric: "cohort_retention", asOf: "2025-12-31", where });
    expect(new Set(all.map((row) => row.id)).size).toBe(3);
  }));
