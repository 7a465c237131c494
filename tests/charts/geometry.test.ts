import { describe, expect, test } from "vitest";
import { figure, galleryWords, share } from "#app/charts/gallery/words.ts";
import { hatchLines } from "#app/charts/hatch.ts";
import { clearOf, spreadOut } from "#app/charts/labels.ts";
import { dayPlace, everyMonth, monthIndex } from "#app/charts/months.ts";
import { barsPlot } from "#app/charts/plots/bars.ts";
import { controlPlot } from "#app/charts/plots/control.ts";
import { heatmapPlot } from "#app/charts/plots/heatmap.ts";
import { histogramPlot } from "#app/charts/plots/histogram.ts";
import { multiplesPlot } from "#app/charts/plots/multiples.ts";
import { statesPlot } from "#app/charts/plots/states.ts";
import { eventLines } from "#app/charts/plots/trend-extras.ts";
import { trend, trendWithBand } from "#app/charts/plots/trend-with-band.ts";
import { renderChart } from "#app/charts/render.server.ts";

const words = galleryWords("ru");
const frame = { ...words, width: 640 };
const plain = (text: string) => text.replaceAll("\u00a0", " ");
const attribute = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
/** Rectangles of a drawing by fill: [x, y, width, height]. */
const rects = (svg: string, fill: string) =>
  Array.from(svg.matchAll(/<g [^>]*?fill="([^"]*)"[^>]*>(?:(?!<g ).)*?<\/g>/gs), ([group, colour]) => ({ group, colour }))
    .filter(({ colour }) => colour === fill)
    .flatMap(({ group }) => group.match(/<rect [^>]*>/g) ?? [])
    .map((rect) => ["x", "y", "width", "height"].map((name) => Number(attribute(rect, name))));
/** How many separate pieces the thick lines of a colour have. */
const pieces = (svg: string, stroke: string) => Array.from(svg.matchAll(/<path [^>]*>/g), ([path]) => path).concat(Array.from(svg.matchAll(/<g [^>]*>(?:<path [^>]*>(?:<\/path>)?)+<\/g>/g), ([group]) => group)).filter((text) => text.includes(`stroke="${stroke}"`)).map((text) => (text.match(/M/g) ?? []).length);

describe("bars start at zero", () => {
  test("half the value is half the bar", () => {
    const svg = renderChart(barsPlot({ name: "x", unit: "count", rows: [{ key: "a", label: "А", value: 100 }, { key: "b", label: "Б", value: 50 }] }, frame));
    const [a, b] = rects(svg, "var(--accent)");
    expect(a?.[0]).toBe(b?.[0]);
    expect((b?.[2] ?? 0) / (a?.[2] ?? 1)).toBeCloseTo(0.5, 2);
  });
  test("a column of a histogram is as high as its count", () => {
    const svg = renderChart(histogramPlot({ name: "x", unit: "count", bins: [{ from: 0, to: 1, count: 30 }, { from: 1, to: 2, count: 10 }], marks: [] }, frame));
    const [a, b] = rects(svg, "var(--accent)");
    expect((b?.[3] ?? 0) / (a?.[3] ?? 1)).toBeCloseTo(1 / 3, 2);
    expect((a?.[1] ?? 0) + (a?.[3] ?? 0)).toBeCloseTo((b?.[1] ?? 0) + (b?.[3] ?? 0), 1);
  });
});

describe("a missing month is a gap", () => {
  const at = (as_of: string) => share("x", 0.4, 100, { as_of });
  test("in a control chart and in small multiples", () => {
    const point = { n: 100, low: 0, high: 0.1, signal: false, value: 0.05 };
    const control = (months: readonly string[]) => pieces(renderChart(controlPlot({ name: "x", unit: "share", centre: 0.05, points: months.map((month) => ({ ...point, month })) }, frame)), "var(--accent)")[0];
    expect(control(["2026-01", "2026-02", "2026-03", "2026-04"])).toBe(1);
    expect(control(["2026-01", "2026-02", "2026-04", "2026-05"])).toBe(2);
    const panels = (days: readonly string[]) => pieces(renderChart(multiplesPlot({ name: "x", panels: [{ label: "А", figures: days.map(at) }] }, frame)), "var(--accent)").at(-1);
    expect(panels(["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"])).toBe(1);
    expect(panels(["2026-01-31", "2026-02-28", "2026-04-30", "2026-05-31"])).toBe(2);
  });
  test("between columns of states, and the month not over is a column of its own look", () => {
    const svg = renderChart(statesPlot({ name: "x", share: false, series: [{ id: "a", label: "А", role: "good" }], months: [{ month: "2026-01", values: [4] }, { month: "2026-03", values: [4] }, { month: "2026-04", values: [2], incomplete: true }] }, frame));
    const columns = rects(svg, "var(--good)");
    expect(columns).toHaveLength(3);
    const [one, three] = columns.map((column) => column[0] ?? 0);
    expect((three ?? 0) - (one ?? 0)).toBeGreaterThan(1.9 * (columns[0]?.[2] ?? 0));
    expect(svg).toContain("не закончен");
    expect(svg.match(/<path [^>]*stroke="var\(--surface\)"/g)).toHaveLength(1);
  });
});

describe("charts side by side have one scale", () => {
  const domain = ({ y }: ReturnType<typeof controlPlot>) => (y as { domain?: readonly [number, number] } | undefined)?.domain;
  const point = { n: 100, low: 80, high: 120, signal: false };
  const at = (month: string, value: number) => ({ ...point, month, value });
  const level = { name: "А", unit: "count" as const, centre: 100, points: [at("2026-01", 95), at("2026-02", 104)] };
  const fallen = { name: "Б", unit: "count" as const, centre: 100, points: [at("2026-01", 98), at("2026-02", 59)] };
  const line = (...shares: readonly number[]) => ({ name: "x", figures: shares.map((value, month) => share("x", value, 100, { as_of: `2026-0${month + 1}-28` })) });

  test("of control charts, whichever is drawn", () => {
    const both = [level, fallen];
    const [one, other] = both.map((data) => domain(controlPlot({ ...data, beside: both }, frame)));
    expect(one).toEqual(other);
    expect(one?.[0]).toBeLessThanOrEqual(59);
    expect(one?.[1]).toBeGreaterThanOrEqual(120);
    expect(domain(controlPlot(level, frame))?.[0]).toBeGreaterThan(59);
  });
  test("of trends, whichever is drawn", () => {
    const both = [line(0.5, 0.52), line(0.9, 0.8)];
    const [one, other] = both.map((data) => domain(trendWithBand({ ...data, beside: both }, frame)));
    expect(one).toEqual(other);
    expect(one?.[0]).toBeLessThanOrEqual(0.5);
    expect(one?.[1]).toBeGreaterThanOrEqual(0.9);
    expect(domain(trendWithBand(line(0.5, 0.52), frame))?.[1]).toBeLessThan(0.9);
  });
  test("though one of them is empty", () => expect(domain(controlPlot({ ...level, beside: [level, { ...fallen, points: [] }] }, frame))).toEqual(domain(controlPlot(level, frame))));
});

test("a blank cell is hatched and has no number, a zero is a number", () => {
  const svg = renderChart(heatmapPlot({ name: "x", unit: "count", rowsTitle: "р", columnsTitle: "с", columns: ["а", "б", "в", "г"], rows: [{ label: "1", n: 5, cells: [0, null, null, 9] }] }, frame));
  // The two blanks stand side by side: one hatched strip.
  expect(rects(svg, "var(--surface-2)")).toHaveLength(1);
  expect(svg).toMatch(/stroke="var\(--rule-strong\)"/);
  expect(Array.from(svg.matchAll(/>(\d)<\/text>/g), (match) => match[1])).toEqual(["0", "9", "1", "5"]);
});

describe("hatching", () => {
  test("stays within its rectangle and goes on in the next", () => {
    const lines = hatchLines(10, 20, 30, 12, 6);
    for (const [x1, y1, x2, y2] of lines) {
      for (const x of [x1, x2]) expect(x >= 10 && x <= 40).toBe(true);
      for (const y of [y1, y2]) expect(y >= 20 && y <= 32).toBe(true);
      expect((x1 + y1) % 6).toBe(0);
      expect(x1 + y1).toBe(x2 + y2);
    }
    // x + y runs from 30 to 72: lines at 36, 42, 48, 54, 60, 66.
    expect(lines).toHaveLength(6);
  });
});

describe("places of labels", () => {
  test("are pushed apart as little as can be", () => {
    expect(spreadOut([10, 50, 90], 15, 0, 100)).toEqual([10, 50, 90]);
    expect(spreadOut([50, 48], 15, 0, 100)).toEqual([63, 48]);
    expect(spreadOut([99, 98], 15, 0, 100)).toEqual([100, 85]);
  });
  test("keep clear of what stands already", () => {
    expect(clearOf(50, 5, [{ at: 52, half: 5 }], 0, 100)).toBe(42);
    expect(clearOf(2, 5, [{ at: 4, half: 5 }], 0, 100)).toBe(14);
    expect(clearOf(50, 5, [], 0, 100)).toBe(50);
  });
  test("of events take a further line when the first is taken, and none when all are", () => {
    const event = (x: number) => ({ x, at: 0, label: "0123456789" });
    // 66 px wide each: the second and third overlap the first, the fourth finds no line, the fifth starts after the first ends.
    expect(eventLines([10, 20, 30, 40, 100].map(event), (x) => x, 600)).toEqual([0, 1, 2, null, 0]);
  });
});

describe("a trend against its goal, a year before and what happened", () => {
  const month = (as_of: string, value: number) => figure("check", "count", { as_of, value, n: 10 });
  const data = {
    name: "Заказы",
    figures: [month("2026-03-31", 5), month("2026-04-30", 6), month("2026-05-18", 2)],
    goal: [{ month: "2026-04", value: 7 }],
    compare: [month("2025-03-31", 4), month("2025-05-31", 3)],
    compareName: "год назад",
    compareShift: 12,
    events: [{ day: "2026-04-10", label: "Акция" }, { day: "2027-01-01", label: "Не видно" }],
  };
  test("the table has them in the months they belong to", () => {
    expect(trend.table(data, words).rows.map((row) => row.slice(4))).toEqual([["—", "4", ""], ["7", "—", "Акция"], ["—", "3", "месяц не закончен"]]);
  });
  test("the month that is not over is said, dashed, and compared with none", () => {
    expect(plain(trend.subtitle(data, words))).toContain("май 2026 ещё не закончен");
    expect(trend.title({ ...data, figures: [month("2025-05-31", 9), ...data.figures] }, words)).toBe("Заказы: 2");
    expect(trend.title({ ...data, figures: [month("2025-05-31", 9), month("2026-05-31", 2)] }, words)).toBe("Заказы: 2, за год −7");
    expect(renderChart(trendWithBand(data, frame))).toContain("Акция");
    expect(renderChart(trendWithBand(data, frame))).not.toContain("Не видно");
  });
});

test("months: every one from the first to the last, a day stands within its month", () => {
  expect(everyMonth([{ month: "2026-02" }, { month: "2025-12" }]).map(({ month, item }) => [month, item !== null])).toEqual([["2025-12", true], ["2026-01", false], ["2026-02", true]]);
  // The 16th of 31 days is the middle of the month.
  expect(dayPlace("2026-05-16") - monthIndex("2026-05")).toBeCloseTo(0);
  expect(dayPlace("2026-05-01") - monthIndex("2026-05")).toBeCloseTo(-0.5 + 0.5 / 31);
});
