import { describe, expect, test } from "vitest";
import { cChart, laneyP, laneyU, pChart, uChart, type ControlChart } from "#app/stats/control.ts";

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const out = (chart: ControlChart | null) => chart?.points.flatMap(({ signal }, i) => (signal ? [i + 1] : []));

describe("p chart: orange juice cans, 30 samples of 50 (Montgomery; R qcc)", () => {
  const cans = [12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6];
  const points = cans.map((x) => ({ x, n: 50 }));

  test("347 defective: .2313 with .0524 … .4102, samples 15 and 23 are out", () => {
    expect(sum(cans)).toBe(347);
    const chart = pChart(points);
    expect(chart?.centre).toBeCloseTo(0.2313333, 7);
    expect(chart?.points[0]?.low).toBeCloseTo(0.0524275, 7);
    expect(chart?.points[0]?.high).toBeCloseTo(0.4102391, 7);
    expect(out(chart)).toEqual([15, 23]);
  });

  test("a baseline without those two: .2150 with .0407 … .3893, then 21 is out too", () => {
    const chart = pChart(points, { baseline: (i) => i !== 14 && i !== 22 });
    expect(chart?.centre).toBeCloseTo(0.215, 10);
    expect(chart?.points[0]?.low).toBeCloseTo(0.0407028, 7);
    expect(chart?.points[0]?.high).toBeCloseTo(0.3892972, 7);
    expect(out(chart)).toEqual([15, 21, 23]);
  });
});

describe("u charts", () => {
  test("personal computers, 20 samples of five: ū 1.93 with .0661 … 3.7939", () => {
    const faults = [10, 12, 8, 14, 10, 16, 11, 7, 10, 15, 9, 5, 7, 11, 12, 6, 8, 10, 7, 5];
    expect(sum(faults)).toBe(193);
    const chart = uChart(faults.map((x) => ({ x, n: 5 })));
    expect(chart?.centre).toBeCloseTo(1.93, 10);
    expect(chart?.points[0]?.low).toBeCloseTo(0.0661, 4);
    expect(chart?.points[0]?.high).toBeCloseTo(3.7939, 4);
    expect(out(chart)).toEqual([]);
  });

  test("dyed cloth, 153 faults on 107.5 units: limits for 8, 10 and 13 units", () => {
    const cloth = [[14, 10], [12, 8], [20, 13], [11, 10], [7, 9.5], [10, 10], [21, 12], [16, 10.5], [19, 12], [23, 12.5]] as const;
    const chart = uChart(cloth.map(([x, n]) => ({ x, n })));
    expect(chart?.centre).toBeCloseTo(1.42326, 5);
    for (const [i, low, high] of [[0, 0.2915, 2.555], [1, 0.1579, 2.6886], [2, 0.4306, 2.4159]] as const) {
      expect(chart?.points[i]?.low).toBeCloseTo(low, 4);
      expect(chart?.points[i]?.high).toBeCloseTo(high, 4);
    }
  });
});

test("c chart, faults of circuit boards: 19.8462 with 6.4814 … 33.2109, 6 and 20 out; without them 19.6667", () => {
  const boards = [21, 24, 16, 12, 15, 5, 28, 20, 31, 25, 20, 24, 16, 19, 10, 17, 13, 22, 18, 39, 30, 24, 16, 19, 17, 15];
  expect(sum(boards)).toBe(516);
  const all = cChart(boards);
  expect(all?.centre).toBeCloseTo(19.8462, 4);
  expect(all?.points[0]?.low).toBeCloseTo(6.4814, 4);
  expect(all?.points[0]?.high).toBeCloseTo(33.2109, 4);
  expect(out(all)).toEqual([6, 20]);
  const without = cChart(boards, { baseline: (i) => i !== 5 && i !== 19 });
  expect(without?.centre).toBeCloseTo(19.6667, 4);
  expect(without?.points[0]?.low).toBeCloseTo(6.3625, 4);
  expect(without?.points[0]?.high).toBeCloseTo(32.9708, 4);
});

/** Taylor's complaints per thousand sales (R qicharts2): large n, so that the plain chart cries at every point. */
test("Laney's u′ chart: ū 4.9972527, σ_z 5.3173927; 13 points out on u, none on u′", () => {
  const complaints = [426, 543, 428, 67, 303, 481, 304, 718, 681, 1030, 704, 1062, 1085, 1311, 1309, 1342, 1740, 1468, 1364, 1824];
  const sales = [90, 110, 90, 40, 60, 70, 90, 120, 150, 210, 190, 250, 220, 210, 230, 220, 310, 330, 320, 330];
  const points = complaints.map((x, i) => ({ x, n: sales[i] as number }));
  const chart = laneyU(points);
  expect(chart?.centre).toBeCloseTo(4.9972527, 7);
  expect(chart?.sigmaZ).toBeCloseTo(5.3173927, 7);
  expect(out(chart)).toEqual([]);
  expect(out(uChart(points))).toHaveLength(13);
});

/** Attendances seen within four hours in major emergency departments, 20 weeks (Mohammed et al. 2013; R qicharts2). */
test("Laney's p′ chart: p̄ .9528997113, σ_z 10.64042; 16 of 20 out on p, none on p′", () => {
  const seen = [
    266501, 264225, 276532, 281461, 269071, 261215, 270409, 279778, 270483, 270320, 267923, 271478, 255353, 256820, 261835, 259144, 255910, 260863, 264465,
    260989,
  ];
  const all = [
    280443, 276823, 291681, 296155, 282343, 275888, 283867, 295251, 284468, 282529, 279618, 283932, 266629, 268091, 276803, 271578, 266005, 273520, 278574,
    273772,
  ];
  const points = seen.map((x, i) => ({ x, n: all[i] as number }));
  const [plain, prime] = [pChart(points), laneyP(points)];
  expect(prime?.centre).toBeCloseTo(0.9528997113, 10);
  expect(prime?.sigmaZ).toBeCloseTo(10.64042, 5);
  expect(plain?.points[0]?.low).toBeCloseTo(0.9516996, 7);
  expect(plain?.points[0]?.high).toBeCloseTo(0.9540999, 6);
  expect(prime?.points[0]?.low).toBeCloseTo(0.9401296, 7);
  expect(prime?.points[0]?.high).toBeCloseTo(0.9656698, 7);
  expect(out(plain)).toHaveLength(16);
  expect(out(prime)).toEqual([]);
});
