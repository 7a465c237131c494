import { describe, expect, test } from "vitest";
import { galleryWords, share } from "#app/charts/gallery/words.ts";
import { bars } from "#app/charts/plots/bars.ts";
import { control, type ControlData } from "#app/charts/plots/control.ts";
import { heatmap, type HeatmapData } from "#app/charts/plots/heatmap.ts";
import { binPlace, type HistogramData, wholeBins } from "#app/charts/plots/histogram-data.ts";
import { histogram } from "#app/charts/plots/histogram.ts";
import { loop } from "#app/charts/plots/loop.ts";
import { multiples } from "#app/charts/plots/multiples.ts";
import { cornerOf, type QuadrantData, splitOf } from "#app/charts/plots/quadrant-data.ts";
import { quadrant } from "#app/charts/plots/quadrant.ts";
import { stateParts, type StatesData } from "#app/charts/plots/states-data.ts";
import { states } from "#app/charts/plots/states.ts";
import { survivalCurves, type SurvivalData, timeTicks } from "#app/charts/plots/survival-data.ts";
import { survival } from "#app/charts/plots/survival.ts";
import { waterDomain, type WaterfallData, waterSteps } from "#app/charts/plots/waterfall-data.ts";
import { waterfall } from "#app/charts/plots/waterfall.ts";

const [ru, kk, en] = [galleryWords("ru"), galleryWords("kk"), galleryWords("en")];
const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("heat map", () => {
  const data: HeatmapData = { name: "Вернулись", unit: "share", rowsTitle: "Месяц", columnsTitle: "Через", columns: ["0", "1", "2", "3"], rows: [{ label: "янв", n: 50, cells: [0.1, null, 0.3, null] }, { label: "фев", n: 2, cells: [1, null, null, null] }] };
  test("a blank within a row is a row of the table, the months to come are not, and none is 0", () => {
    expect(heatmap.table(data, ru).rows.map((row) => plain(row.slice(0, 2).join(" ")))).toEqual(["янв · 0 10,0 %", "янв · 1 —", "янв · 2 30,0 %", "фев · 0 100,0 %"]);
    expect(heatmap.anchors(data).map((anchor) => anchor?.x ?? null)).toEqual([0.5, null, 2.5, 0.5]);
  });
  test("a row of two is not the highest", () => expect(plain(heatmap.title(data, ru))).toBe("Вернулись: наибольшее 30,0 % (янв · 2), наименьшее 10,0 % (янв · 0)"));
  test("counts its blanks for who does not see them", () => expect(heatmap.description(data, ru)).toContain("Пусто 5 клеток"));
});

describe("survival", () => {
  const data: SurvivalData = { name: "Возврат", xLabel: "месяцев", rising: true, groups: [{ label: "А", median: 2, points: [{ t: 1, value: 0.75, low: 0.5, high: 0.9, atRisk: 4 }, { t: 2, value: 0.5, low: 0.2, high: 0.7, atRisk: 3 }] }] };
  test("rises as what falls is turned over, from nobody at 0", () => {
    expect(survivalCurves(data)[0]?.points.map(({ t, value, atRisk }) => [t, value, atRisk])).toEqual([[0, 0, 4], [1, 0.25, 4], [2, 0.5, 3]]);
    expect(survivalCurves(data)[0]?.points[2]).toMatchObject({ low: 1 - 0.7, high: 1 - 0.2 });
  });
  test("says when half were there", () => expect(survival.title(data, ru)).toBe("Возврат: половина — к отметке 2 (месяцев)"));
  test("says how many at the end where half never were", () => expect(plain(survival.title({ ...data, groups: [{ ...data.groups[0]!, median: null }] }, en))).toBe("Возврат: half not reached, 50% at the end"));
  test("labels years in months and in days", () => {
    expect(timeTicks(24, 9)).toEqual([0, 3, 6, 9, 12, 15, 18, 21, 24]);
    expect(timeTicks(730, 5)).toEqual([0, 180, 360, 540, 720]);
  });
});

describe("control chart", () => {
  const point = { n: 100, low: 0.01, high: 0.05, signal: false };
  const data: ControlData = { name: "Жалобы", unit: "share", centre: 0.03, points: [{ ...point, month: "2026-01", value: 0.03 }, { ...point, month: "2026-03", value: 0.07, signal: true }, { ...point, month: "2026-04", value: 0.02, incomplete: true }] };
  test("names what chance does not explain", () => {
    expect(plain(control.title(data, ru))).toBe("Жалобы: вне случайного — март 2026, 7,0 %");
    const twice = { ...data, points: data.points.map((each) => ({ ...each, signal: true })) };
    expect(plain(control.title(twice, ru))).toBe("Жалобы: вне случайного 3 месяца, последний — апрель 2026, 2,0 %");
    expect(control.title({ ...data, points: data.points.slice(0, 1) }, kk)).toBe("Жалобы: ауытқулар кездейсоқ шектен аспайды");
  });
  test("has a row for the month that nobody counted and says which is not over", () => {
    expect(control.table(data, ru).rows.map((row) => [plain(row[1]!), row[4]])).toEqual([["3,0 %", ""], ["—", ""], ["7,0 %", "вне случайного"], ["2,0 %", "месяц не закончен"]]);
    expect(control.anchors(data)[1]).toBeNull();
    expect(plain(control.subtitle(data, ru))).toContain("Не закончен: апрель 2026.");
  });
});

describe("states", () => {
  const series: StatesData["series"] = [{ id: "a", label: "Были", role: "good" }, { id: "b", label: "Ушли", role: "bad" }];
  const data: StatesData = { name: "Состояния", share: true, series, months: [{ month: "2026-01", values: [3, 1] }, { month: "2026-03", values: [1, 1] }, { month: "2026-04", values: [0, 9], incomplete: true }] };
  test("parts stand on each other from zero to the whole", () => {
    expect(stateParts(data).map(({ from, to }) => [from, to])).toEqual([[0, 0.75], [0.75, 1], [0, 0.5], [0.5, 1], [0, 0], [0, 1]]);
    expect(stateParts({ ...data, share: false }).map(({ to }) => to)).toEqual([3, 4, 1, 2, 0, 9]);
  });
  test("the title compares whole months only", () => expect(plain(states.title(data, ru))).toBe("Были: январь 2026 — 75 %, март 2026 — 50 %"));
  test("a month without data has a row and no mark", () => {
    expect(states.anchors(data).map((anchor) => anchor === null)).toEqual([false, true, false, false]);
    expect(states.table(data, ru).rows[1]?.slice(1, 3)).toEqual(["—", "—"]);
  });
});

describe("bars", () => {
  const row = (key: string, value: number | null, half = 0) => ({ key, label: key, value, ...(half > 0 && value !== null ? { low: value - half, high: value + half } : {}) });
  test("start at zero, above and below it", () => {
    expect(bars.plot({ name: "x", unit: "points", rows: [row("a", 80), row("b", 60)] }, { ...ru, width: 640 }).x?.domain).toEqual([0, 80]);
    expect(bars.plot({ name: "x", unit: "points", rows: [row("a", -30), row("b", 60)] }, { ...ru, width: 640 }).x?.domain).toEqual([-30, 60]);
  });
  test("nobody leads whose interval reaches the second's", () => {
    const two = (half: number) => ({ name: "Доля", unit: "share" as const, dots: true, rows: [row("А", 0.5, half), row("Б", 0.4, half)] });
    expect(plain(bars.title(two(0.02), ru))).toBe("Доля: впереди А, 50,0 %");
    expect(bars.title(two(0.06), ru)).toBe("Доля: первого не назвать, интервалы пересекаются");
  });
  test("a row without a value stays, blank", () => expect(bars.anchors({ name: "x", unit: "count", rows: [row("a", null), row("b", 0)] })).toEqual([null, { x: 0, y: "b" }]));
});

describe("histogram", () => {
  const data: HistogramData = { name: "Чек", unit: "money", bins: [{ from: 0, to: 10, count: 4 }, { from: 30, to: 40, count: 1 }, { from: 40, to: null, count: 5 }], marks: [] };
  test("spans that nothing has are there, empty", () => expect(wholeBins(data).map(({ from, count }) => [from, count])).toEqual([[0, 4], [10, 0], [20, 0], [30, 1], [40, 5]]));
  test("a value stands where it falls in its span, beyond the last in the middle of the open one", () => {
    expect([-5, 0, 35, 39, 400].map((value) => binPlace(wholeBins(data), value))).toEqual([0, 0, 3.5, 3.9, 4.5]);
  });
  test("says that widths differ and that the last has no end", () => {
    expect(histogram.subtitle(data, ru)).not.toContain("разной ширины");
    expect(histogram.subtitle({ ...data, bins: [...data.bins.slice(0, 1), { from: 10, to: 90, count: 1 }] }, ru)).toContain("разной ширины");
    expect(histogram.subtitle(data, ru)).toContain("без верхней границы");
  });
  test("parts of the table make the whole", () => expect(histogram.table(data, en).rows.map((row) => row[2])).toEqual(["40.0%", "0.0%", "0.0%", "10.0%", "50.0%"]));
});

describe("waterfall", () => {
  const data: WaterfallData = { name: "Доля", unit: "count", from: { label: "Май", value: 10 }, steps: [{ label: "Север", delta: -4 }, { label: "Юг", delta: 1 }], to: { label: "Июнь", value: 9 } };
  test("each step hangs where the last ended, and what they leave is a step of its own", () => {
    // 10 − 4 + 1 = 7, and June has 9: two are not explained.
    expect(waterSteps(data).map(({ kind, from, to }) => [kind, from, to])).toEqual([["whole", 0, 10], ["fall", 10, 6], ["rise", 6, 7], ["rest", 7, 9], ["whole", 0, 9]]);
    expect(waterSteps({ ...data, to: { label: "Июнь", value: 7 } }).some(({ kind }) => kind === "rest")).toBe(false);
  });
  test("from zero, or with points instead of bars and a word about it", () => {
    expect(waterDomain(waterSteps(data))).toEqual([0, 10]);
    const near: WaterfallData = { ...data, from: { label: "a", value: 100 }, steps: [{ label: "b", delta: 2 }], to: { label: "c", value: 102 } };
    expect(waterDomain(waterSteps(near))[0]).toBeGreaterThan(0);
    expect(waterfall.subtitle(near, ru)).toContain("не с нуля");
    expect(waterfall.subtitle(data, ru)).not.toContain("не с нуля");
  });
  test("names the step that weighs most", () => expect(waterfall.title(data, ru)).toBe("Доля: −1, сильнее всего — Север (−4)"));
});

describe("quadrant", () => {
  const data: QuadrantData = { name: "Причины", xLabel: "оценка", yLabel: "вес", points: [{ label: "Цена", x: 1, y: 9, n: 5 }, { label: "Сроки", x: 3, y: 1, n: 5 }, { label: "Чистота", x: 9, y: 2, n: 5 }, { label: "Качество", x: 7, y: 8, n: 5 }] };
  test("is divided at the medians", () => {
    expect(splitOf(data)).toEqual({ x: 5, y: 5 });
    expect(data.points.map((point) => cornerOf(point, splitOf(data)))).toEqual(["fix", "leave", "enough", "keep"]);
    expect(quadrant.title(data, ru)).toBe("Причины: важно и слабо — Цена");
  });
});

describe("loop", () => {
  const stage = (id: string, people: number, leak: number | null, money: string | null) => ({ id, label: id, people, share: null, leak, money });
  test("the worst leak is that of most money where each has a price, else of most people", () => {
    const stages = [stage("Визит", 60, 40, "100.00"), stage("Шины", 30, 30, "900.00")];
    expect(plain(loop.title({ name: "Круг", stages }, ru))).toBe("Больше всего теряем на ступени «Шины»: −30 · 900 ₸");
    expect(plain(loop.title({ name: "Круг", stages: [stages[0]!, { ...stages[1]!, money: null }] }, ru))).toBe("Больше всего теряем на ступени «Визит»: −40 · 100 ₸");
  });
});

describe("small multiples", () => {
  const panel = (label: string, value: number, n: number) => ({ label, figures: [share("x", value, n, { as_of: "2026-03-31" }), share("x", value, n, { as_of: "2026-05-31" })] });
  test("differences within the intervals are not called any", () => {
    expect(multiples.title({ name: "Доля", panels: [panel("А", 0.5, 20), panel("Б", 0.45, 20)] }, ru)).toBe("Доля: разницу последних значений можно объяснить случаем");
    expect(plain(multiples.title({ name: "Доля", panels: [panel("А", 0.5, 4000), panel("Б", 0.4, 4000)] }, ru))).toBe("Доля: выше всех А (50,0 %), ниже всех Б (40,0 %)");
  });
  test("panels flow by the width", () => {
    const data = { name: "Доля", panels: ["А", "Б", "В"].map((name) => panel(name, 0.5, 100)) };
    const spots = (width: number) => multiples.anchors(data, width).filter((_, at) => at % 3 === 0).map((anchor) => [anchor?.fx, anchor?.fy]);
    expect(spots(640)).toEqual([[0, 0], [1, 0], [2, 0]]);
    expect(spots(340)).toEqual([[0, 0], [1, 0], [0, 1]]);
  });
});
