import { expect, test } from "vitest";
import { fitWeibull } from "#app/stats/weibull.ts";

test("ReliaWiki's six failures: shape 1.93268, scale 73.5260", () => {
  const found = fitWeibull([16, 34, 53, 75, 93, 120].map((time) => ({ time, event: true })));
  expect(found?.shape).toBeCloseTo(1.93268, 5);
  expect(found?.scale).toBeCloseTo(73.526, 3);
});
