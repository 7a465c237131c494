import { describe, expect, test } from "vitest";
import type { Sample } from "#app/stats/means.ts";
import { cameAnyway, promotionProfit } from "#app/stats/promotion-profit.ts";
import { clientsPerArm, differenceInDifferences, sampleRatio, shareSample, welch } from "#app/stats/uplift.ts";
import { arms, hillstromIsHere } from "./hillstrom.ts";

/** Clients, visits and conversions of the three arms, as published. */
const control = { n: 21306, visits: 2262, conversions: 122 };
const mens = { n: 21307, visits: 3894, conversions: 267 };
const womens = { n: 21387, visits: 3238, conversions: 189 };

const near = (value: number, low: number, high: number) => ({ value: expect.closeTo(value, 6), low: expect.closeTo(low, 6), high: expect.closeTo(high, 6) });

describe("Hillstrom's e-mail test, from the published table", () => {
  const visits = (arm: typeof control) => shareSample(arm.visits, arm.n);
  const conversions = (arm: typeof control) => shareSample(arm.conversions, arm.n);

  test("shares", () => {
    expect([control, mens, womens].map((arm) => visits(arm).mean)).toEqual([expect.closeTo(0.1061673, 7), expect.closeTo(0.1827568, 7), expect.closeTo(0.1514004, 7)]);
    expect([control, mens, womens].map((arm) => conversions(arm).mean)).toEqual([expect.closeTo(0.0057261, 7), expect.closeTo(0.0125311, 7), expect.closeTo(0.0088371, 7)]);
  });

  test("visits: +.0765896 [.0699535, .0832256] and +.0452331 [.0388938, .0515724]", () => {
    expect(welch(visits(mens), visits(control))).toMatchObject(near(0.0765896, 0.0699535, 0.0832256));
    expect(welch(visits(womens), visits(control))).toMatchObject(near(0.0452331, 0.0388938, 0.0515724));
  });

  test("conversions: +.0068050 [.0050002, .0086098] and +.0031111 [.0014987, .0047234]", () => {
    expect(welch(conversions(mens), conversions(control))).toMatchObject(near(0.006805, 0.0050002, 0.0086098));
    expect(welch(conversions(womens), conversions(control))).toMatchObject(near(0.0031111, 0.0014987, 0.0047234));
  });

  test("the arms are of the sizes drawn, p .904; 58 % of the men's visitors would have come anyway", () => {
    expect(sampleRatio([control.n, mens.n, womens.n])?.p).toBeCloseTo(0.904, 3);
    expect(sampleRatio([control.n, mens.n, womens.n])?.mismatch).toBe(false);
    expect(cameAnyway(visits(mens).mean, visits(control).mean)).toBeCloseTo(0.581, 3);
  });

  /** At a margin of 40 % and 5 cents a contact; the difference of margins has 40 % of the limits of that of spend. */
  test.each([
    ["men's", 0.7698272, 0.4851397, 1.0545146, 0.05, 0.2579, 0.1441, 0.3718, 5.16],
    ["women's", 0.4244122, 0.1689568, 0.6798676, 0.05, 0.1198, 0.0176, 0.2219, 2.4],
    ["women's", 0.4244122, 0.1689568, 0.6798676, 0.2, -0.0302, -0.1324, 0.0719, -0.151],
  ])("profit of the %s e-mail, spend +%f, contact %f", (_, value, low, high, perClient, profit, from, to, roi) => {
    const found = promotionProfit({ value: 0.4 * value, low: 0.4 * low, high: 0.4 * high }, { clients: 21307, perClient, fixed: 0 });
    expect(found.perClient.value).toBeCloseTo(profit, 4);
    expect(found.perClient.low).toBeCloseTo(from, 4);
    expect(found.perClient.high).toBeCloseTo(to, 3);
    expect(found.roi?.value).toBeCloseTo(roi, 2);
    expect(found.total.value).toBeCloseTo(21307 * found.perClient.value, 6);
  });
});

describe.runIf(hillstromIsHere)("Hillstrom's e-mail test, from its 64,000 clients", () => {
  const spend = hillstromIsHere ? arms("spend") : null;
  const of = (name: "No E-Mail" | "Mens E-Mail" | "Womens E-Mail"): Sample => {
    if (!spend) throw new Error("the file is not here");
    return spend[name];
  };

  test("clients, spend and its deviation by arm", () => {
    const table = [["No E-Mail", 21306, 0.6527894, 13908.33, 11.589], ["Mens E-Mail", 21307, 1.4226165, 30311.69, 17.755], ["Womens E-Mail", 21387, 1.0772016, 23038.11, 15.117]] as const;
    for (const [name, n, mean, sum, sd] of table) {
      expect(of(name).n).toBe(n);
      expect(of(name).mean).toBeCloseTo(mean, 7);
      expect(of(name).mean * n).toBeCloseTo(sum, 2);
      expect(Math.abs(of(name).sd / sd - 1)).toBeLessThan(0.002);
    }
    expect(of("No E-Mail").n + of("Mens E-Mail").n + of("Womens E-Mail").n).toBe(64_000);
  });

  test("visits and conversions are those of the published table", () => {
    for (const [column, counts] of [["visit", [2262, 3894, 3238]], ["conversion", [122, 267, 189]]] as const) {
      const found = arms(column);
      expect([found["No E-Mail"], found["Mens E-Mail"], found["Womens E-Mail"]].map(({ n, mean }) => Math.round(n * mean))).toEqual(counts);
    }
  });

  test("spend: +.7698272 [.4851397, 1.0545146], +.4244122 [.1689568, .6798676], .3454149 [.0325614, .6582684] between the two", () => {
    const [a, b, c] = [welch(of("Mens E-Mail"), of("No E-Mail")), welch(of("Womens E-Mail"), of("No E-Mail")), welch(of("Mens E-Mail"), of("Womens E-Mail"))];
    expect(a).toMatchObject(near(0.7698272, 0.4851397, 1.0545146));
    expect(b).toMatchObject(near(0.4244122, 0.1689568, 0.6798676));
    expect(c).toMatchObject(near(0.3454149, 0.0325614, 0.6582684));
    expect((a?.p ?? 0) / 1.16e-7).toBeCloseTo(1, 2);
    expect(b?.p).toBeCloseTo(0.00113, 5);
    expect(c?.p).toBeCloseTo(0.0305, 4);
  });

  test("any e-mail: 25,480 dollars more; Welch's limits are those of a bootstrap, 16,119–34,782, to within 3 %", () => {
    const parts = [of("Mens E-Mail"), of("Womens E-Mail")];
    const n = parts.reduce((sum, part) => sum + part.n, 0);
    const mean = parts.reduce((sum, part) => sum + part.n * part.mean, 0) / n;
    const squares = parts.reduce((sum, part) => sum + (part.n - 1) * part.sd ** 2 + part.n * (part.mean - mean) ** 2, 0);
    const found = welch({ n, mean, sd: Math.sqrt(squares / (n - 1)) }, of("No E-Mail"));
    expect(Math.abs(n * (found?.value ?? 0) - 25_480)).toBeLessThan(1);
    expect(Math.abs((n * (found?.low ?? 0)) / 16_119 - 1)).toBeLessThan(0.03);
    expect(Math.abs((n * (found?.high ?? 0)) / 34_782 - 1)).toBeLessThan(0.03);
  });
});

test("R's `sleep`: t −1.86081, p .079394", () => {
  const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
  const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
  const sample = (values: readonly number[]): Sample => {
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    return { n: values.length, mean, sd: Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (values.length - 1)) };
  };
  const found = welch(sample(first), sample(second));
  expect((found?.value ?? 0) / (found?.standardError ?? 1)).toBeCloseTo(-1.86081, 5);
  expect(found?.p).toBeCloseTo(0.079394, 6);
  expect(found).toMatchObject(near(-1.58, -3.365483, 0.205483));
});

test("Card and Krueger's minimum wage: New Jersey 20.44 → 21.03, Pennsylvania 23.33 → 21.17, difference 2.75 of the rounded cells", () => {
  const cell = (mean: number) => ({ n: 100, mean, sd: 9 });
  const found = differenceInDifferences({ before: cell(20.44), after: cell(21.03) }, { before: cell(23.33), after: cell(21.17) });
  expect(found?.value).toBeCloseTo(2.75, 10);
});

test("clients per arm to see half a unit at a deviation of 15: 14,128", () => expect(Math.ceil(clientsPerArm(15, 0.5))).toBe(14_128));

test("Hillstrom's own example: 1.30 × .40 − .90 = −.38 a catalogue", () => {
  const delta = 1.3 * 0.4;
  expect(promotionProfit({ value: delta, low: delta, high: delta }, { clients: 1, perClient: 0.9, fixed: 0 }).perClient.value).toBeCloseTo(-0.38, 12);
});
