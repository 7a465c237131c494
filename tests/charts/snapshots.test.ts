import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { gallery } from "#app/charts/gallery.server.ts";
import { standalone } from "./standalone.ts";

// Look at the drawings, then write them anew: UPDATE_SNAPSHOTS=1 npx vitest run tests/charts
const update = process.env["UPDATE_SNAPSHOTS"] === "1";
const folder = join(import.meta.dirname, "output");
const drawn = gallery.filter((entry) => !entry.dark);

test.each(drawn)("$chart $state is drawn as before", ({ chart, state, svg }) => {
  const file = join(folder, `${chart}-${state}.svg`);
  const now = standalone(svg());
  if (update) writeFileSync(file, now);
  expect(existsSync(file), `no snapshot ${file}`).toBe(true);
  expect(now).toBe(readFileSync(file, "utf8"));
});

test("no snapshot is left of a chart that is gone", () => {
  expect(readdirSync(folder).toSorted()).toEqual(drawn.map(({ chart, state }) => `${chart}-${state}.svg`).toSorted());
});
