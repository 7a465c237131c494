import { describe, expect, it } from "vitest";
import { base, bounds, chart, dragged, drawn, keyed, percentOf, reachOf, ticks, x, y } from "#app/dashboards/bonuses/step-geometry.ts";

const steps = [{ from: 0, rate: 8 }, { from: 80, rate: 10 }, { from: 100, rate: 15 }];
const reach = reachOf(steps);

describe("the step chart", () => {
  it("reaches a little beyond the last edge and the highest rate", () => {
    expect(reach).toEqual({ from: 150, rate: 20 });
    expect(reachOf([{ from: 180, rate: 150 }])).toEqual({ from: 250, rate: 200 });
    expect(ticks(20)).toEqual([0, 5, 10, 15, 20]);
  });
  it("draws a bar for each tier, from its edge to the next, and the last to the end", () => {
    const { bars, line } = drawn(steps, reach);
    expect(bars.map((bar) => [bar.x, bar.x + bar.width, bar.y])).toEqual([[x(0, reach), x(80, reach), y(8, reach)], [x(80, reach), x(100, reach), y(10, reach)], [x(100, reach), x(150, reach), y(15, reach)]]);
    expect([line.startsWith(`M${chart.left},${base}`), drawn([], reach).line]).toEqual([true, ""]);
  });
  it("keeps an edge between its neighbours, wherever it is dragged", () => {
    const across = (from: number) => x(from, reach) / chart.width;
    expect(dragged(steps, 1, "from", reach, across(90.3), 0)).toBe(90);
    expect(dragged(steps, 1, "from", reach, across(140), 0)).toBe(99);
    expect(dragged(steps, 1, "from", reach, 0, 0)).toBe(1);
    expect(dragged(steps, 2, "rate", reach, 0, y(12.26, reach) / chart.height)).toBe(12.5);
    expect(dragged(steps, 2, "rate", reach, 0, 1)).toBe(0);
  });
  it("moves by keys: an arrow a little, a page much, to the ends", () => {
    const key = (name: string) => keyed(steps, 1, "from", reach, name);
    expect(["ArrowRight", "ArrowLeft", "PageUp", "PageDown", "Home", "End", "a"].map(key)).toEqual([81, 79, 90, 70, 1, 99, null]);
    expect(keyed(steps, 0, "rate", reach, "ArrowUp")).toBe(8.5);
    expect(bounds(steps, 2, "from", reach)).toEqual({ min: 81, max: 150 });
  });
  it("reads what is typed, in any of our languages", () => {
    expect(["80", "12,5", "1 000.5", "", "-1", "x"].map(percentOf)).toEqual([80, 12.5, 1000.5, null, null, null]);
  });
});
