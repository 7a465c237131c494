import { describe, expect, test } from "vitest";
import { bgNbdAlive, bgNbdChance, bgNbdExpected, bgNbdLikelihood, bgNbdVisits } from "#app/stats/bg-nbd.ts";
import { mbgNbdAlive, mbgNbdVisits } from "#app/stats/mbg-nbd.ts";
import { paretoNbdAlive, paretoNbdExpected, paretoNbdVisits } from "#app/stats/pareto-nbd.ts";

/** Fits of CDNOW, 1/10 sample, weeks: as published to three digits, and in full as `cdnow.test.ts` finds them. */
const published = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
const publishedMbg = { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 };
const bg = { r: 0.2425945, alpha: 4.4136024, a: 0.7929221, b: 2.4259069 };
const pareto = { r: 0.553277, alpha: 10.577683, s: 0.60624, beta: 11.668731 };
const second = { x: 2, tx: 30.43, T: 38.86 };
const secondInDays = { x: 2, tx: 213 / 7, T: 272 / 7 };
const often = { x: 26, tx: 30.857, T: 31 };

describe("BG/NBD", () => {
  test("a client of two repeats: 1.226 more in 39 weeks, alive with .7266", () => {
    expect(bgNbdVisits(published, second, 39)).toBeCloseTo(1.2260282, 6);
    expect(bgNbdVisits(bg, secondInDays, 39)).toBeCloseTo(1.2259944, 6);
    expect(bgNbdAlive(published, second)).toBeCloseTo(0.7265786, 7);
    expect(bgNbdAlive(bg, secondInDays)).toBeCloseTo(0.7266203, 7);
  });

  test.each([[0.1429, 0.0078, 0.007816], [1, 0.0532, 0.053184], [3, 0.1506, 0.150631], [31.8571, 1.0405, 1.040489], [32, 1.0437, 1.043732], [78, 1.8576, 1.857958]])(
    "a new client within %f weeks: %f",
    (t, printed, recomputed) => {
      expect(Math.abs(bgNbdExpected(bg, t) - printed)).toBeLessThan(1e-3);
      expect(bgNbdExpected(bg, t)).toBeCloseTo(recomputed, 5);
    },
  );

  test("a new client within a year: 1.4440", () => expect(bgNbdExpected(bg, 52)).toBeCloseTo(1.444, 3));

  test("client 1516, 26 repeats: 25.757 in a year, alive with .96885", () => {
    expect(Math.abs(bgNbdVisits(bg, often, 52) - 25.75659)).toBeLessThan(2e-3);
    expect(Math.abs(bgNbdAlive(bg, often) - 0.9688523)).toBeLessThan(1e-5);
  });

  test.each([[10, 0.3474606], [15, 0.0428339], [20, 0.004159], [25, 0.00035837]])("who came oftener and stopped is expected less: x = %i → %f", (x, visits) => {
    expect(bgNbdVisits(bg, { x, tx: 20, T: 39 }, 52) / visits).toBeCloseTo(1, 2);
  });

  test("chances of counts", () => {
    expect(bgNbdChance(published, 0, 39)).toBeCloseTo(0.5737864, 7);
    expect(bgNbdChance(published, 10, 2) / 1.07869e-7).toBeCloseTo(1, 5);
    [0.0019995214, 0.0015170236, 0.001163315].forEach((chance, i) => expect(bgNbdChance(published, 11 + i, 30)).toBeCloseTo(chance, 10));
  });

  test.each([[0, 0, 38.86, -0.5547133], [1, 1.71, 38.86, -4.4690933], [2, 30.43, 38.86, -9.4586063], [7, 29.43, 38.86, -21.8632763]])(
    "ln L of (%f, %f, %f) is %f",
    (x, tx, T, lnL) => expect(bgNbdLikelihood(published, { x, tx, T })).toBeCloseTo(lnL, 7),
  );

  test("unit vectors of pymc-marketing", () => {
    const model = { r: 0.25, alpha: 4, a: 0.8, b: 2.5 };
    expect(bgNbdLikelihood(model, { x: 0, tx: 0, T: 40 })).toBeCloseTo(-0.5994738, 7);
    expect(bgNbdLikelihood(model, { x: 200, tx: 38, T: 40 })).toBeCloseTo(100.795693, 5);
  });

  test("a thousand visits by day 10 of 100: gone, and a number", () => {
    expect(bgNbdAlive(bg, { x: 1000, tx: 10, T: 100 })).toBe(0);
    expect(bgNbdVisits(bg, { x: 1000, tx: 99, T: 100 }, 39)).toBeCloseTo(25.25, 1);
  });
});

describe("Pareto/NBD", () => {
  test("client 1516: alive with .997874, 25.45647 in a year; a new one 1.473434", () => {
    expect(Math.abs(paretoNbdAlive(pareto, often) - 0.997874)).toBeLessThan(5e-6);
    expect(Math.abs(paretoNbdVisits(pareto, often, 52) - 25.45647)).toBeLessThan(2e-3);
    expect(paretoNbdExpected(pareto, 52)).toBeCloseTo(1.473434, 4);
  });

  test.each([[10, 0.7062289], [15, 0.1442396], [20, 0.02250658], [25, 0.00309267]])("who came oftener and stopped is expected less: x = %i → %f", (x, visits) => {
    expect(paretoNbdVisits(pareto, { x, tx: 20, T: 39 }, 52) / visits).toBeCloseTo(1, 2);
  });

  test("a client of two repeats: 1.455202 in 39 weeks, alive with .869134", () => {
    expect(paretoNbdVisits(pareto, secondInDays, 39)).toBeCloseTo(1.455202, 5);
    expect(paretoNbdAlive(pareto, secondInDays)).toBeCloseTo(0.869134, 5);
  });

  const many = { r: 0.5143, alpha: 2.8845, s: 0.2856, beta: 14.1087 };
  test.each([[221, 103.42857, 103.57143, 0.99959605], [254, 97.14286, 97.28571, 0.99955823], [161, 94.71429, 98, 0.74948775], [204, 98.57143, 99.42857, 0.99425508]])(
    "hundreds of visits stay finite: (%f, %f, %f) → %f",
    (x, tx, T, alive) => expect(paretoNbdAlive(many, { x, tx, T })).toBeCloseTo(alive, 6),
  );
});

test("MBG/NBD: one visit is not alive for certain, .389735; two repeats .706202 and 1.262961 more in 39 weeks", () => {
  expect(mbgNbdAlive(publishedMbg, { x: 0, tx: 0, T: 38.86 })).toBeCloseTo(0.389735, 6);
  expect(bgNbdAlive(bg, { x: 0, tx: 0, T: 38.86 })).toBe(1);
  expect(mbgNbdAlive(publishedMbg, second)).toBeCloseTo(0.706202, 6);
  expect(mbgNbdVisits(publishedMbg, second, 39)).toBeCloseTo(1.262961, 6);
});
