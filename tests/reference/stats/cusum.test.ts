import { describe, expect, test } from "vitest";
import { cusum, ewma, poissonCusumRunLength, poissonReference } from "#app/stats/cusum.ts";

describe("Poisson CUSUM", () => {
  test("the reference value between means 4 and 7 is 3 ÷ ln 1.75 = 5.3608", () => expect(poissonReference(4, 7)).toBeCloseTo(5.3608, 4));

  test.each([
    [8, 171.78, 4.594, 270.01],
    [10, 421.65, 5.594, 655.48],
    [12, 1015.76, 6.594, 1570.63],
  ])("k 5, h %i: run length %f at mean 4, %f at mean 7, when C ≥ h signals; %f at mean 4 when only C > h does", (h, usual, worse, passing) => {
    expect(poissonCusumRunLength(4, 5, h)).toBeCloseTo(usual, 2);
    expect(poissonCusumRunLength(7, 5, h)).toBeCloseTo(worse, 3);
    expect(poissonCusumRunLength(4, 5, h, { when: "passes" })).toBeCloseTo(passing, 2);
  });

  test("k 3, h 10, mean 2.4: 548.36, with a head start of 5 513.67 (inputs of R's surveillance)", () => {
    expect(poissonCusumRunLength(2.4, 3, 10)).toBeCloseTo(548.36, 2);
    expect(poissonCusumRunLength(2.4, 3, 10, { start: 5 })).toBeCloseTo(513.67, 2);
  });
});

describe("NIST/SEMATECH handbook", () => {
  test("CUSUM: the upper sum passes 4.1959 from the fourteenth point on", () => {
    const data = [
      324.925, 324.675, 324.725, 324.35, 325.35, 325.225, 324.125, 324.525, 325.225, 324.6, 324.625, 325.15, 328.325, 327.25, 327.825, 328.5, 326.675,
      327.775, 326.875, 328.35,
    ];
    const sums = cusum(data.map((x) => x - 325), 0.3175, 4.1959);
    [3.01, 4.94, 7.45, 10.63, 11.99, 14.44, 16, 19.04].forEach((value, i) => expect(Math.abs((sums[12 + i]?.value ?? 0) - value)).toBeLessThan(0.0051));
    expect(sums.findIndex(({ signal }) => signal)).toBe(13);
    expect(cusum(data.map((x) => 325 - x), 0.3175, 4.1959).some(({ signal }) => signal)).toBe(false);
  });

  test("EWMA, λ .3 of 50, s 2.0539: limits 47.4116 and 52.5884, no signal", () => {
    const data = [52, 47, 53, 49.3, 50.1, 47, 51, 50.1, 51.2, 50.5, 49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];
    const { low, high, points } = ewma(data, 50, 2.0539);
    expect(low).toBeCloseTo(47.4116, 4);
    expect(high).toBeCloseTo(52.5884, 4);
    [50.6, 49.52, 50.56, 50.18, 50.16, 49.21, 49.75, 49.85, 50.26, 50.33, 50.11, 49.36, 49.52, 50.05, 49.38, 49.92, 50.73, 51.23, 51.94, 51.99].forEach((value, i) =>
      expect(points[i]?.value).toBeCloseTo(value, 2),
    );
    expect(points.some(({ signal }) => signal)).toBe(false);
  });
});
