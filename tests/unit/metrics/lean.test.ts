import { expect, it } from "vitest";
import { lean } from "#app/metrics/lean.ts";
import { withStanding } from "#app/metrics/standing.ts";
import type { Figure, Tile } from "#app/metrics/types.ts";

const figure = (as_of: string, more: Partial<Figure> = {}): Figure => ({ metric: "nps", as_of, definition: "nps@1", by: {}, value: 1, numerator: 1, denominator: 1, n: 1, low: 0, high: 2, unit: "points", parts: { promoter: 1 }, ...more });
const tile: Tile = { current: figure("2026-02-28", { label: "a" }), change: null, trend: [figure("2026-01-31", { marks: ["small_n"], definition: "nps@2" })], ignores: [], against: [figure("2025-01-31")] };
const { definition: _said, ...current } = tile.current;

it("leaves of a month its value, of a tile no comparison, and says once by which definitions all was computed", () => {
  const month = { metric: "nps", as_of: "2026-01-31", by: {}, value: 1, n: 1, unit: "points", low: null, high: null };
  expect(lean({ tiles: [tile], n: 3n })).toEqual({ tiles: [{ current, change: null, trend: [month], ignores: [] }], n: 3n, definitions: ["nps@1", "nps@2"] });
});

it("leaves of a month what adds up, where months do", () => {
  const { tiles } = lean({ tiles: [{ ...tile, addsUp: true }] });
  expect(tiles[0]?.trend).toEqual([{ metric: "nps", as_of: "2026-01-31", by: {}, value: 1, numerator: 1, denominator: 1, n: 1, unit: "points", low: null, high: null }]);
});

it("leaves of a figure what is shown of it: what its formula is made of stands in its drawer", () => {
  const { numerator: _x, denominator: _n, ...shown } = current;
  expect(lean({ one: tile.current }).one).toEqual(shown);
  expect(lean({ one: tile.current }, { parts: false }).one).not.toHaveProperty("parts");
  const goal = { kind: "goal", from: figure("2026-02-28", { definition: "" }) };
  expect(lean({ goal })).toEqual({ goal, definitions: [] }); // no figure, though it has the shape of one
});

it("keeps one thing that stands in two places one thing, which is then sent once", () => {
  const shared = figure("2026-03-31");
  const { data, view } = lean({ data: { tile, shared }, view: { months: tile.trend, shared } });
  expect(view.months).toBe(data.tile.trend);
  expect(view.shared).toBe(data.shared);
});

it("sends of a drawing that stands in the document only where, and has its markup at hand for who makes the document", () => {
  const view = { chart: { title: "a", svg: "<svg ></svg>" }, sparks: ["<svg b></svg>", ""] };
  const [sent, standing] = [lean(view), lean(view, { standing: true })];
  expect({ ...standing.chart }.svg).toHaveProperty("markup", "<svg ></svg>"); // a component hands it on
  expect(JSON.parse(JSON.stringify([sent, standing]))).toEqual([{ ...view, definitions: [] }, { chart: { title: "a", svg: { stands: 0 } }, sparks: [{ stands: 1 }, ""], definitions: [] }]);
});

it("leaves of a page that shows how its figures come about all but the markup of its drawings", () => {
  const shared = ["<svg c></svg>"];
  const page = { data: { tile, n: 3n, none: null }, charts: [{ title: "<svg", svg: "<svg a></svg>" }, { title: "", svg: "<svg b></svg>" }], shared, again: shared };
  expect(withStanding(page, false)).toBe(page);
  const standing = withStanding(page, true);
  expect(standing.again).toBe(standing.shared);
  expect(standing.charts.map(({ svg }) => svg)).toEqual([{ stands: 0 }, { stands: 1 }]);
  expect(standing.charts[1]!.svg).toHaveProperty("markup", "<svg b></svg>");
  expect({ ...standing, charts: page.charts, shared, again: shared }).toEqual(page);
});

it("takes nothing that people typed for a drawing, whatever it is", () => {
  const page = { rows: [{ name: "<svg x></svg>", names: ["<svg y></svg>"] }], sparks: { nps: "<svg z></svg>" } };
  const { rows, sparks } = withStanding(page, true);
  expect(rows).toEqual(page.rows);
  expect(sparks).toEqual({ nps: { stands: 0 } });
  expect(lean(page, { standing: true })).toMatchObject({ rows: page.rows, sparks: { nps: { stands: 0 } } });
});
