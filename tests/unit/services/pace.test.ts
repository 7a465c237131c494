import { describe, expect, it } from "vitest";
import { Pace } from "#app/dashboards/data/pace.ts";

describe("the pace of a sending", () => {
  it("says nothing before two seconds, nor while nothing moves", () => {
    const pace = new Pace();
    pace.mark(0, 0);
    pace.mark(1000, 500);
    expect(pace.secondsLeft(1000)).toBeNull();
    const still = new Pace();
    still.mark(0, 10);
    still.mark(5000, 10);
    expect(still.secondsLeft(1000)).toBeNull();
  });
  it("goes by the last seconds: a line that got faster is not held to its beginning", () => {
    const pace = new Pace(4000);
    pace.mark(0, 0);
    pace.mark(10_000, 100);
    pace.mark(12_000, 2100);
    pace.mark(14_000, 4100);
    expect(pace.secondsLeft(6100)).toBe(2);
  });
});
