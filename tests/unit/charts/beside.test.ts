import { expect, test } from "vitest";
import { besideLine } from "#app/dashboards/against.ts";
import { translator } from "#app/i18n/index.ts";
import type { Figure, Tile } from "#app/metrics/types.ts";

const figure = (origin: string): Figure => ({ metric: "nps", as_of: "2026-05-31", definition: "d@1", by: { origin }, value: 40, numerator: 40, denominator: 100, n: 100, low: 30, high: 50, unit: "points" });
const tile = (origin: string): Tile => ({ current: figure(origin), change: null, trend: [], ignores: [] });
const goal = (metric: string, origin: string | null) => ({ metric, origin, months: [{ month: "2026-05", value: 50 }], now: 50, unit: "points" as const, pace: null });

test("a line stands beside the goal of its own metric and survey, and beside what happened", () => {
  const events = [{ day: "2026-03-01", label: "Новые цены" }];
  const words = { t: translator("ru") };
  expect(besideLine(tile("internal"), { events, goals: [goal("nps", "internal")] }, words)).toEqual({ events, goal: [{ month: "2026-05", value: 50 }] });
  expect(besideLine(tile("importer"), { events, goals: [goal("nps", "internal"), goal("csi", "importer")] }, words)).toEqual({ events });
});
