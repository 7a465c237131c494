import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, addMonths, defaultAsOf, formatPeriod, isDay, monthEnd, monthsBetween, parsePeriod, yearBefore, type Period } from "#app/metrics/period.ts";

describe("calendar", () => {
  test.each([
    ["2026-05-31", -6, "2025-11-30"],
    ["2026-05-31", -12, "2025-05-31"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2026-01-31", 1, "2026-02-28"],
    ["2025-12-15", 1, "2026-01-15"],
    ["2026-01-15", -1, "2025-12-15"],
  ])("%s moved by %i months is %s", (day, months, moved) => expect(addMonths(day, months)).toBe(moved));

  test("days that do not exist are none", () => {
    expect(["2026-02-29", "2026-13-01", "2026-00-10", "26-01-01", "2026-1-1", ""].filter(isDay)).toEqual([]);
    expect(isDay("2024-02-29")).toBe(true);
  });

  test("months from one to another", () => expect(monthsBetween("2025-11", "2026-02")).toEqual(["2025-11", "2025-12", "2026-01", "2026-02"]));
  test("months end with the last that can be written", () => expect(monthsBetween("9999-11", "9999-12")).toEqual(["9999-11", "9999-12"]));

  test("a year before, a month's end stays a month's end", () => {
    expect(yearBefore({ from: "2025-02-01", to: "2025-02-28" })).toEqual({ from: "2024-02-01", to: "2024-02-29" });
    expect(yearBefore({ from: "2024-02-01", to: "2024-02-29" })).toEqual({ from: "2023-02-01", to: "2023-02-28" });
    expect(yearBefore({ from: "2026-05-03", to: "2026-05-09" })).toEqual({ from: "2025-05-03", to: "2025-05-09" });
  });

  test("default as-of", () => {
    expect(defaultAsOf("2026-05-30")).toBe("2026-04-30");
    expect(defaultAsOf("2026-05-31")).toBe("2026-05-31");
    expect(defaultAsOf("2026-01-10")).toBe("2025-12-31");
  });
});

describe("periods", () => {
  test.each<[string, Period | null]>([
    ["2026-05", { from: "2026-05-01", to: "2026-05-31" }],
    ["2026-Q1", { from: "2026-01-01", to: "2026-03-31" }],
    ["2024", { from: "2024-01-01", to: "2024-12-31" }],
    ["2025-06..2026-05", { from: "2025-06-01", to: "2026-05-31" }],
    ["2026-05-03..2026-05-09", { from: "2026-05-03", to: "2026-05-09" }],
    ["2026-05..2026-04", null],
    ["2026-Q5", null],
    ["2026-13", null],
    ["..2026", null],
    ["май", null],
  ])("%s", (text, period) => expect(parsePeriod(text)).toEqual(period));

  test("what is written is read back", () => {
    const day = fc.integer({ min: 0, max: 4000 }).map((n) => addDays("2020-01-01", n));
    const spans = fc.tuple(day, day).map(([a, b]) => (a <= b ? { from: a, to: b } : { from: b, to: a }));
    const months = spans.map(({ from, to }) => ({ from: `${from.slice(0, 7)}-01`, to: monthEnd(to.slice(0, 7)) }));
    fc.assert(
      fc.property(fc.oneof(spans, months), (period) => {
        expect(parsePeriod(formatPeriod(period))).toEqual(period);
      }),
    );
    expect(formatPeriod({ from: "2026-01-01", to: "2026-03-31" })).toBe("2026-Q1");
  });
});
