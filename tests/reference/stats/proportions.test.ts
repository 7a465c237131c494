import { describe, expect, test } from "vitest";
import { Z90 } from "#app/stats/normal.ts";
import { jeffreys, newcombe10, wilson } from "#app/stats/proportions.ts";

describe("Wilson and Jeffreys (Newcombe 1998, table I; Jeffreys recomputed)", () => {
  test.each([
    [81, 263, 0.2553, 0.3662, 0.2545, 0.3656],
    [15, 148, 0.0624, 0.1605, 0.0604, 0.1576],
    [0, 20, 0, 0.1611, 0, 0.1166],
    [1, 29, 0.0061, 0.1718, 0.0037, 0.1501],
  ])("%i of %i", (x, n, low, high, jeffreysLow, jeffreysHigh) => {
    expect(wilson(x, n)?.low).toBeCloseTo(low, 4);
    expect(wilson(x, n)?.high).toBeCloseTo(high, 4);
    expect(jeffreys(x, n)?.low).toBeCloseTo(jeffreysLow, 4);
    expect(jeffreys(x, n)?.high).toBeCloseTo(jeffreysHigh, 4);
  });

  test("the snapshot of the R package tern: 10 of 20", () => {
    expect(wilson(10, 20, Z90)?.low).toBeCloseTo(0.3274038, 7);
    expect(wilson(10, 20, Z90)?.high).toBeCloseTo(0.6725962, 7);
    expect(jeffreys(10, 20, Z90)?.low).toBeCloseTo(0.3242344, 7);
    expect(jeffreys(10, 20, Z90)?.high).toBeCloseTo(0.6757656, 7);
    expect(wilson(10, 20)?.low).toBeCloseTo(0.299298, 6);
    expect(wilson(10, 20)?.high).toBeCloseTo(0.700702, 6);
  });

  test("DescTools, 37 of 43", () => {
    expect(wilson(37, 43)?.low).toBeCloseTo(0.7273641, 7);
    expect(wilson(37, 43)?.high).toBeCloseTo(0.9344428, 7);
  });

  test.each([[10, 10, 0.7225, 1], [1, 1, 0.2065, 1], [0, 1, 0, 0.7935]])("the edge %i of %i", (x, n, low, high) => {
    expect(wilson(x, n)?.low).toBeCloseTo(low, 4);
    expect(wilson(x, n)?.high).toBeCloseTo(high, 4);
  });

  test.each([[600, 1000, 0.5693], [5500, 10000, 0.5402], [209, 259, 0.7545], [118, 143, 0.7546], [2, 2, 0.3424], [100, 101, 0.946]])(
    "Miller's lower bound of %i of %i",
    (x, n, low) => expect(wilson(x, n)?.low).toBeCloseTo(low, 4),
  );
});

describe("Newcombe 1998b, method 10", () => {
  test.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
  ])("%i/%i − %i/%i", (x1, n1, x2, n2, low, high) => {
    const found = newcombe10(x1, n1, x2, n2);
    expect(found?.value).toBe(x1 / n1 - x2 / n2);
    expect(found?.low).toBeCloseTo(low, 4);
    expect(found?.high).toBeCloseTo(high, 4);
  });
});
