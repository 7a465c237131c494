import { describe, expect, test } from "vitest";
import { figure, galleryWords, share } from "#app/charts/gallery/words.ts";
import { trend } from "#app/charts/plots/trend-with-band.ts";
import { fullLine, lonely, paleLine, trendPoints, valueDomain } from "#app/charts/trend-points.ts";
import { monthId, monthIndex, monthTicks } from "#app/charts/months.ts";
import type { Figure } from "#app/metrics/types.ts";

const at = (as_of: string, value: number | null, given: Partial<Figure> = {}) => figure("csi", "share", { as_of, value, n: 10, ...given });
const words = galleryWords("ru");
const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("points", () => {
  test("a month that nobody figured is a gap, not a straight line", () => {
    const points = trendPoints([at("2026-03-31", 0.5), at("2025-12-31", 0.4), at("2026-01-31", null)]);
    expect(points.map(({ month, value }) => [month, value])).toEqual([["2025-12", 0.4], ["2026-01", null], ["2026-02", null], ["2026-03", 0.5]]);
    expect(lonely(points).map(({ month }) => month)).toEqual(["2025-12", "2026-03"]);
  });

  test("a figure by month stands at that month, whatever its as-of date", () => {
    expect(trendPoints([at("2026-05-31", 0.4, { by: { month: "2025-02" } })])[0]?.month).toBe("2025-02");
  });

  test("money is placed by its decimal string and a blank month has no interval", () => {
    const [paid, none] = trendPoints([figure("average_check", "money", { as_of: "2026-01-31", value: "1234.50", n: 1 }), figure("average_check", "money", { as_of: "2026-02-28", value: null, low: "1", high: "2", n: 0 })]);
    expect(paid?.value).toBe(1234.5);
    expect([none?.low, none?.high]).toEqual([null, null]);
  });

  test("the first year is pale up to the month where it joins the rest", () => {
    const marks = ["first_year_of_data"] as const;
    const points = trendPoints([at("2026-01-31", 0.1, { marks }), at("2026-02-28", 0.2, { marks }), at("2026-03-31", 0.3), at("2026-04-30", 0.4)]);
    expect(points.map(paleLine(points))).toEqual([0.1, 0.2, 0.3, NaN]);
    expect(points.map(fullLine)).toEqual([NaN, NaN, 0.3, 0.4]);
  });
});

describe("the part of the axis shown", () => {
  test("starts at zero where zero is near", () => expect(valueDomain(trendPoints([at("2026-01-31", 0.1), at("2026-02-28", 0.6)]), "share")[0]).toBe(0));
  test("never leaves what a share can be", () => expect(valueDomain(trendPoints([at("2026-01-31", 1), at("2026-02-28", 0.9)]), "share")[1]).toBe(1));
  test("is not squashed by one month of three answers", () => {
    const points = trendPoints([at("2026-01-31", 30, { unit: "points", low: -90, high: 95 }), at("2026-02-28", 40, { unit: "points", low: 35, high: 45 })]);
    // Values span 10: the axis reaches 12 beyond them, not to −90.
    expect(valueDomain(points, "points")).toEqual([18, 52]);
  });
  test("shows the corridor even when the line is far from it", () => {
    const [low, high] = valueDomain(trendPoints([at("2026-01-31", 0.6), at("2026-02-28", 0.62)]), "share", [0.35, 0.45]);
    expect(low).toBeLessThan(0.35);
    expect(high).toBeGreaterThan(0.62);
  });
});

describe("months", () => {
  test("count across years", () => {
    expect(monthIndex("2026-01-31") - monthIndex("2025-12")).toBe(1);
    expect(monthId(monthIndex("2025-12-31"))).toBe("2025-12");
  });
  test("are labelled by quarter where every month has no room", () => {
    // 24 months over 480 px: ten labels at most, so every third month.
    expect(monthTicks(monthIndex("2024-01"), monthIndex("2025-12"), 480).map(monthId)).toEqual(["2024-01", "2024-04", "2024-07", "2024-10", "2025-01", "2025-04", "2025-07", "2025-10"]);
  });
});

describe("the message", () => {
  const year = (before: Figure, now: Figure) => plain(trend.title({ figures: [before, now], name: "Доля" }, words));

  test("names a change that the intervals cannot explain", () => {
    // ±4.9 pp and ±4.9 pp explain 6.9 pp; the change is 10.
    expect(year(share("x", 0.5, 400, { as_of: "2025-05-31" }), share("x", 0.6, 400, { as_of: "2026-05-31" }))).toBe("Доля: 60,0 %, за год +10,0 п.п.");
  });
  test("calls a smaller one unclear", () => {
    expect(year(share("x", 0.5, 400, { as_of: "2025-05-31" }), share("x", 0.55, 400, { as_of: "2026-05-31" }))).toBe("Доля: 55,0 %, за год без явного изменения");
  });
  test("compares with nothing but the same month of last year", () => {
    expect(year(share("x", 0.5, 400, { as_of: "2025-06-30" }), share("x", 0.6, 400, { as_of: "2026-05-31" }))).toBe("Доля: 60,0 %");
  });
  test("counts the gaps for who does not see them", () => {
    expect(trend.description({ figures: [at("2026-01-31", 0.5), at("2026-04-30", 0.4)], name: "Доля" }, words)).toContain("Пропущены 2 месяца");
  });
});
