import { describe, expect, test } from "vitest";
import { board, type Person } from "#app/bonus/board.ts";
import { defaultPlan } from "#app/bonus/default-plan.ts";
import type { ComponentId } from "#app/bonus/plan.ts";
import type { Figure } from "#app/metrics/types.ts";

const figure = (metric: string, over: Partial<Figure>): Figure => ({
  metric, as_of: "2026-05-31", definition: `${metric}@1`, by: {}, value: null, numerator: 0, denominator: 0, n: 0, low: null, high: null, unit: "score", ...over,
});

/** An advisor: `good` of `asked` answers give 9–10, `back` of `served` clients returned, CSI with its interval. */
function advisor(code: string, { good = 0, asked = 0, back = 0, served = 0, csi = null as null | readonly [value: number, half: number] }): Person {
  const figures: Partial<Record<ComponentId, Figure>> = {
    first_visit_recommend: figure("first_visit_recommend", { value: asked ? good / asked : null, numerator: good, denominator: asked, n: asked, unit: "share" }),
    returning_clients: figure("returning_clients", { value: back, numerator: back, denominator: null, n: back, unit: "count", parts: { served } }),
    repeat_sales: figure("repeat_sales", { value: 0, numerator: 0, denominator: null, unit: "count", parts: { sale: 0 } }),
    importer_csi: figure("importer_csi", csi ? { value: csi[0], low: csi[0] - csi[1], high: csi[0] + csi[1], n: 20 } : {}),
    complaints: figure("complaints", { value: served ? 0 : null, n: served, marks: ["complaints_unknown"] }),
  };
  return { staffCode: code, name: code, branch: "Центр", figures };
}
const rowsOf = (people: readonly Person[], target = 20) =>
  board({ plan: defaultPlan, role: "advisor", people, targets: { returning_clients: target }, asOf: "2026-05-31" });
const scoreOf = (people: readonly Person[], code: string) => rowsOf(people).find((row) => row.staffCode === code)?.score;

describe("the score of a person", () => {
  test("its interval is put together from those of its components, each times weight ÷ target", () => {
    // share: p = (30 + .5) ÷ 51, error √(p (1 − p) ÷ 50); count: p = 20.5 ÷ 101, error √(100 p (1 − p)); CSI: half ÷ 1.96
    const [p, q] = [30.5 / 51, 20.5 / 101];
    const error = Math.hypot((0.35 / 0.6) * Math.sqrt((p * (1 - p)) / 50), (0.35 / 20) * Math.sqrt(100 * q * (1 - q)), (0.15 / 85) * (1.96 / 1.959963984540054));
    const score = scoreOf([advisor("А", { good: 30, asked: 50, back: 20, served: 100, csi: [85, 1.96] })], "А");
    expect(score?.value).toBeCloseTo(0.35 + 0.35 + 0.15 + 0.15 * 1.5, 12);
    expect(Number(score?.value) - Number(score?.low)).toBeCloseTo(1.959963984540054 * error, 12);
    expect(score).toMatchObject({ n: 100, label: "А", by: { staff: "А" }, unit: "score", definition: "motivation_score@1" });
  });

  test("no interval reaches beyond what can be scored", () => {
    const score = scoreOf([advisor("А", { good: 12, asked: 12, back: 60, served: 100 })], "А");
    expect(score?.high).toBe(1.5);
    expect(scoreOf([advisor("Б", { back: 0, served: 1 })], "Б")?.low).toBeGreaterThanOrEqual(0);
  });

  test("who was measured by nothing has no interval", () => {
    const people = [advisor("А", { good: 30, asked: 50, back: 20, served: 100 }), advisor("Б", {})];
    // returning 0 of 20 (0), all else neutral
    expect(scoreOf(people, "Б")).toMatchObject({ value: expect.closeTo(0.65, 12), low: null, high: null, n: 0 });
  });

  test("nine answers weigh nothing, in the score and in its interval", () => {
    const [nine, none] = [advisor("А", { good: 0, asked: 9, back: 20, served: 100 }), advisor("А", { back: 20, served: 100 })];
    expect([scoreOf([nine], "А")?.value, scoreOf([nine], "А")?.low]).toEqual([scoreOf([none], "А")?.value, scoreOf([none], "А")?.low]);
  });
});

describe("the board", () => {
  test("below ten served clients nobody is ranked, nor takes a rank", () => {
    const rows = rowsOf([advisor("А", { back: 25, served: 60 }), advisor("Б", { back: 9, served: 9 }), advisor("В", { back: 10, served: 60 })]);
    expect(rows.map((row) => [row.staffCode, row.band && row.band.high <= 2])).toEqual([["А", true], ["В", true], ["Б", null]]);
  });

  test("alike people share the whole band; clearly different ones do not", () => {
    const alike = rowsOf(["А", "Б", "В"].map((code) => advisor(code, { good: 30, asked: 50, back: 20, served: 100 })));
    expect(alike.map(({ band }) => [band?.low, band?.high])).toEqual([[1, 3], [1, 3], [1, 3]]);
    const apart = rowsOf([advisor("А", { good: 95, asked: 100, back: 300, served: 400 }), advisor("Б", { good: 30, asked: 100, back: 150, served: 400 })], 300);
    expect(apart.map(({ staffCode, band }) => [staffCode, band?.low, band?.high])).toEqual([["А", 1, 1], ["Б", 2, 2]]);
  });

  test("rates are shrunk towards the role: the fewer the answers, the more", () => {
    const rows = rowsOf([advisor("А", { good: 6, asked: 6 }), advisor("Б", { good: 55, asked: 100 }), advisor("В", { good: 40, asked: 100 }), advisor("Г", { good: 70, asked: 100 })]);
    const shrunk = (code: string) => Number(rows.find((row) => row.staffCode === code)?.components[0]?.shrunk);
    expect(shrunk("А")).toBeLessThan(0.85);
    expect(Math.abs(shrunk("Г") - 0.7)).toBeLessThan(1 - shrunk("А"));
    expect(shrunk("Г")).toBeGreaterThan(shrunk("Б"));
  });

  test("shares of the role add up to one, and are blank where nobody has any", () => {
    const rows = rowsOf([advisor("А", { back: 30, served: 60 }), advisor("Б", { back: 10, served: 60 })]);
    expect(rows.map(({ staffCode, share }) => [staffCode, share])).toEqual([["А", 0.75], ["Б", 0.25]]);
    expect(rowsOf([advisor("А", { served: 60 })]).map(({ share }) => share)).toEqual([null]);
  });

  test("the order of the people moves nothing but ties", () => {
    const people = [advisor("А", { good: 20, asked: 50, back: 25, served: 60 }), advisor("Б", { good: 30, asked: 50, back: 22, served: 70 }), advisor("В", { back: 10, served: 60, csi: [80, 4] })];
    const [one, other] = [rowsOf(people), rowsOf([...people].reverse())];
    expect(other.map(({ staffCode, score, share }) => [staffCode, score.value, score.low, share])).toEqual(one.map(({ staffCode, score, share }) => [staffCode, score.value, score.low, share]));
  });

  test("an empty role is an empty board", () => expect(rowsOf([])).toEqual([]));
});
