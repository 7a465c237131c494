import { describe, expect, it } from "vitest";
import { againstText, noChangeText, paleLine, smallText } from "#app/dashboards/against.ts";
import { judge } from "#app/dashboards/words.ts";
import { formatter } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/index.ts";
import { brushedFigure } from "#app/metrics/brushed.ts";
import type { Figure } from "#app/metrics/types.ts";
import { branchToCompare } from "#app/services/branch-to-compare.ts";
import { changeBetween, changeFromGoal } from "#app/services/change.ts";
import { timeBefore } from "#app/services/comparison.server.ts";

const share = (x: number, n: number, over: Partial<Figure> = {}): Figure => ({
  metric: "loyal_client_share", as_of: "2026-05-31", definition: "loyal_client@1", by: {}, value: x / n, numerator: x, denominator: n, n, low: null, high: null, unit: "share", ...over,
});
const of = (branch: string, x: number, n: number, over: Partial<Figure> = {}) => share(x, n, { by: { branch }, ...over });
const words = { t: translator("en"), format: formatter("en", "KZT") };

describe("what a question is held against in time", () => {
  it.each([
    ["a snapshot a year before, at its day", {}, "year", true, { asOf: "2025-05-31" }],
    ["a snapshot at the end of the month before", {}, "previous", true, { asOf: "2026-04-30" }],
    ["a month against the same weekdays: 52 weeks back", { period: { from: "2026-05-01", to: "2026-05-31" } }, "year", false, { asOf: "2025-06-01", period: { from: "2025-05-02", to: "2025-06-01" } }],
    ["a snapshot of a period by the calendar", { period: { from: "2026-05-01", to: "2026-05-31" } }, "year", true, { asOf: "2025-05-31" }],
    ["a year has all weekdays alike", { asOf: "2024-12-31", period: { from: "2024-01-01", to: "2024-12-31" } }, "year", false, { asOf: "2023-12-31", period: { from: "2023-01-01", to: "2023-12-31" } }],
    ["a quarter against the one before", { period: { from: "2026-04-01", to: "2026-06-30" } }, "previous", false, { asOf: "2026-03-31", period: { from: "2026-01-01", to: "2026-03-31" } }],
    ["ten days against the ten before", { period: { from: "2026-05-11", to: "2026-05-20" } }, "previous", false, { asOf: "2026-05-10", period: { from: "2026-05-01", to: "2026-05-10" } }],
  ] as const)("%s", (_, question, kind, trailing, before) => {
    expect(timeBefore({ asOf: "2026-05-31", period: undefined, ...question }, kind, trailing)).toEqual(before);
  });
});

describe("the branch to compare with", () => {
  it("is the best, or the one in the middle, of two the weaker", () => {
    const four = [of("A", 10, 100), of("B", 40, 100), of("C", 30, 100), of("D", 20, 100)];
    expect(branchToCompare(four, "best")?.by).toEqual({ branch: "B" });
    expect(branchToCompare(four, "median")?.by).toEqual({ branch: "D" });
    expect(branchToCompare(four.slice(1), "median")?.by).toEqual({ branch: "C" });
  });
  it("is no branch of three lucky clients where others have many", () => {
    expect(branchToCompare([of("lucky", 3, 3), of("A", 40, 100), of("B", 30, 100)], "best")?.by).toEqual({ branch: "A" });
    expect(branchToCompare([of("lucky", 3, 3), of("B", 1, 4)], "best")?.by).toEqual({ branch: "lucky" });
  });
  it("has less where less is better", () => {
    expect(branchToCompare([of("A", 10, 100, { metric: "complaints" }), of("B", 40, 100, { metric: "complaints" })], "best")?.by).toEqual({ branch: "A" });
  });
  it("is none of one, and none without a value", () => {
    expect(branchToCompare([of("A", 1, 2), of("B", 0, 1, { value: null })], "best")).toBeUndefined();
  });
});

describe("a change", () => {
  it("to a small branch is not clear, and says how few are there", () => {
    const small = of("S", 5, 8, { marks: ["small_n"] });
    const change = { ...changeBetween(small, share(40, 100))!, kind: "best" as const };
    expect(judge(change)).toBe("unsure"); // 40 % of 100 against 62.5 % of 8: the interval of the difference holds 0
    expect(smallText(change, words)).toBe("n\u00a0= 8 there: few");
    expect(againstText(change, share(40, 100), words)).toBe("against the best branch, S");
  });
  it("to a goal has the figure's own interval, moved", () => {
    const goal = share(0, 1, { value: 0.45 });
    expect(changeFromGoal(goal, share(40, 100, { low: 0.309, high: 0.498 }))).toEqual({ from: goal, value: expect.closeTo(-0.05), low: expect.closeTo(-0.141), high: expect.closeTo(0.048) });
    const money = (value: string) => share(1, 1, { unit: "money", value, numerator: value });
    expect(changeFromGoal(money("1000.00"), money("1234.56"))?.value).toBe("234.56");
  });
  it("that cannot be says why", () => {
    expect(noChangeText("is_best", words)).toBe(words.t("ui.cannot_is_best"));
    expect(noChangeText(undefined, words)).toBe(words.t("ui.change_none"));
  });
});

const month = (as_of: string, x: number, n: number) => share(x, n, { as_of });
const trend = [month("2026-03-31", 1, 10), month("2026-04-30", 6, 20), month("2026-05-31", 5, 10)];

describe("the pale line", () => {
  it("stands as many months later as it is older", () => {
    const against = trend.map((figure) => ({ ...figure, as_of: figure.as_of.replace("2026", "2025") }));
    const tile = { current: trend[2]!, change: null, trend, ignores: [], against };
    expect(paleLine(tile, words)).toEqual({ compare: against, compareName: words.t("ui.compare_year"), compareShift: 12 });
  });
  it("of goals is their steps", () => {
    const goal = share(0, 1, { as_of: "2026-05-31", value: 0.5 });
    expect(paleLine({ current: trend[2]!, change: { from: goal, value: 0, low: null, high: null, kind: "goal" }, trend, ignores: [], against: [null, null, goal] }, words)).toEqual({ goal: [{ month: "2026-05", value: 0.5 }] });
  });
});

describe("months picked on a trend", () => {
  it("add up where each counts its own, and end with the last where not", () => {
    expect(brushedFigure({ trend, addsUp: true }, "2026-03", "2026-04")).toMatchObject({ value: expect.closeTo(7 / 30), n: 30 });
    expect(brushedFigure({ trend }, "2026-03", "2026-04")).toBe(trend[1]);
  });
  it("add money up exactly", () => {
    const money = [["2026-04-30", "100.10", 1], ["2026-05-31", "0.05", 2]].map(([as_of, amount, n]) => share(1, 1, { as_of: String(as_of), unit: "money", numerator: String(amount), denominator: Number(n), n: Number(n) }));
    expect(brushedFigure({ trend: money, addsUp: true }, "2026-04", "2026-05")?.value).toBe("33.38"); // 100.15 ÷ 3
  });
  it("that the trend does not have are not guessed", () => {
    expect(brushedFigure({ trend, addsUp: true }, "2026-02", "2026-04")).toBeNull();
    expect(brushedFigure({ trend }, "2026-04", "2026-06")).toBeNull();
  });
});
