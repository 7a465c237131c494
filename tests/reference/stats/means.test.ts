import { describe, expect, test } from "vitest";
import { meanDifference, meanInterval } from "#app/stats/means.ts";

describe("intervals of means", () => {
  /** Extra hours of sleep under two drugs, R's data set `sleep`. */
  const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
  const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
  const sample = (values: readonly number[]) => {
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    const sd = Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (values.length - 1));
    return { n: values.length, mean, sd };
  };

  test("Welch's interval of R's `sleep`: df 17.7765, −3.365483 … 0.205483", () => {
    const found = meanDifference(sample(first), sample(second));
    expect(found?.degrees).toBeCloseTo(17.7765, 4);
    expect(found?.low).toBeCloseTo(-3.365483, 6);
    expect(found?.high).toBeCloseTo(0.205483, 6);
  });

  test("t of two observations is 12.7062, of ten 2.262157", () => {
    expect(meanInterval(2, 10, Math.SQRT2)?.high).toBeCloseTo(10 + 12.706204736, 7);
    expect(meanInterval(10, 0, Math.sqrt(10))?.low).toBeCloseTo(-2.262157163, 7);
  });

  test("spend of the Hillstrom arms: 0.7698 with 0.4851 … 1.0545 (sd to three digits)", () => {
    const found = meanDifference({ n: 21307, mean: 1.4226165, sd: 17.755 }, { n: 21306, mean: 0.6527894, sd: 11.589 });
    expect(found?.value).toBeCloseTo(0.7698272, 6);
    expect(found?.low).toBeCloseTo(0.4851397, 4);
    expect(found?.high).toBeCloseTo(1.0545146, 4);
  });
});
