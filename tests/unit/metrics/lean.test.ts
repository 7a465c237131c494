import { expect, it } from "vitest";
import { lean } from "#app/metrics/lean.ts";
import type { Figure, Tile } from "#app/metrics/types.ts";

const figure = (as_of: string, more: Partial<Figure> = {}): Figure => ({ metric: "nps", as_of, definition: "nps@1", by: {}, value: 1, numerator: 1, denominator: 1, n: 1, low: 0, high: 2, unit: "points", parts: { promoter: 1 }, ...more });
const tile: Tile = { current: figure("2026-02-28", { label: "a" }), change: null, trend: [figure("2026-01-31", { marks: ["small_n"] })], ignores: [], against: [figure("2025-01-31")] };

it("leaves of a month what adds up, and of a tile no comparison", () => {
  const month = { metric: "nps", as_of: "2026-01-31", definition: "nps@1", by: {}, value: 1, numerator: 1, denominator: 1, n: 1, unit: "points", low: null, high: null };
  expect(lean({ tiles: [tile], n: 3n })).toEqual({ tiles: [{ current: tile.current, change: null, trend: [month], ignores: [] }], n: 3n });
});

it("leaves the counts beside figures out where a page shows none", () => {
  expect(lean([tile.current], false)[0]).not.toHaveProperty("parts");
  expect(lean([tile.current])[0]).toEqual(tile.current);
});

it("keeps one thing that stands in two places one thing, which is then sent once", () => {
  const { data, view } = lean({ data: tile, view: { months: tile.trend, again: tile.current } });
  expect(view.months).toBe(data.trend);
  expect(view.again).toBe(data.current);
});
