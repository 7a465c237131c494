import { describe, expect, test } from "vitest";
import { gallery } from "#app/charts/gallery.server.ts";

const attributes = (markup: string, name: string) => Array.from(markup.matchAll(new RegExp(` ${name}="([^"]*)"`, "g")), (match) => match[1] ?? "");

describe.each(gallery)("$chart $state", ({ svg }) => {
  const markup = svg();

  test("is the same each time", () => expect(svg()).toBe(markup));

  test("passes a strict content policy: no style element or attribute, no script, no id", () => {
    expect(markup).not.toMatch(/<style|<script| style=| id=| on\w+=/);
  });

  test("takes every colour from the page, so that dark and print need no second drawing", () => {
    for (const colour of [...attributes(markup, "fill"), ...attributes(markup, "stroke")]) expect(colour).toMatch(/^(var\(--[\w-]+\)|none|currentColor|transparent)$/);
  });

  test("holds finite numbers of at most two decimals", () => {
    for (const name of ["d", "transform", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "width", "height", "data-points"]) {
      for (const value of attributes(markup, name)) expect(value).not.toMatch(/NaN|Infinity|undefined|\.\d{3}/);
    }
  });

  test("has a name for who does not see it", () => {
    for (const svgTag of markup.match(/<svg [^>]*>/g) ?? []) expect(svgTag).toMatch(/role="img" aria-label="[^"]{3,}"/);
  });
});

test("dark is the same drawing as light", () => {
  for (const { chart, svg } of gallery.filter((entry) => entry.dark)) {
    expect(svg()).toBe(gallery.find((entry) => entry.chart === chart && entry.state === "normal")?.svg());
  }
});

const figures = gallery.flatMap(({ chart, state, drawn }) => (drawn === null ? [] : [{ chart, state, ...drawn() }]));

test.each(figures)("$chart $state has a place in each drawing for each row of its table twin", ({ svg, table }) => {
  const places = attributes(svg, "data-points").map((points) => (points === "" ? 0 : points.split(" ").length));
  expect(places.length).toBeGreaterThanOrEqual(2);
  expect(new Set(places)).toEqual(new Set([table.rows.length]));
  for (const cells of table.rows) expect(cells).toHaveLength(table.columns.length);
});

test.each(figures.filter(({ state }) => state === "empty"))("$chart without data says so in words", ({ svg, table, title }) => {
  expect(svg.replace(/<[^>]*>/g, "")).toMatch(/нет|не по чему|нечего|некого|ни одного|никого/);
  expect(table.rows).toEqual([]);
  expect(title).not.toBe("");
});
