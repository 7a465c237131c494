import { marksOf, type Mark } from "./nearest.ts";

const tags = /<(\/?g|circle|path|text|rect|line)((?: [\w-]+="[^"]*")*)>/g;

/**
 * The drawings with everything paled that belongs to rows not chosen; all of them as they are when none is. A shape belongs to the row at
 * whose mark it stands; in a chart of lines under each other to that of its height. Of a chart over time the chosen months get a band.
 */
export function paled(markup: string, chosen: readonly number[]): string {
  if (chosen.length === 0) return markup;
  return markup.replace(/<svg [\s\S]*?<\/svg>/g, (svg) => {
    const axis = attribute(svg, "data-nearest");
    const marks = marksOf(attribute(svg, "data-points") ?? "");
    if (axis === "x") return banded(svg, marks, chosen);
    const rowsAt = axis === "y" ? atHeight(marks) : atPoint(marks);
    const groups: number[] = []; // how far down each group around a shape moves it
    return svg.replace(tags, (tag: string, name: string, attributes: string) => {
      if (name === "g") groups.push(movedBy(attributes)?.[1] ?? 0);
      if (name === "/g") groups.pop();
      if (name.endsWith("g")) return tag;
      const place = placeOf(name, attributes);
      const rows = place === null ? [] : rowsAt(place, groups.reduce((sum, y) => sum + y, 0));
      const isOther = rows.length > 0 && !rows.some((mark) => chosen.includes(mark.row));
      return isOther ? `<${name} class="chart-pale"${attributes}>` : tag;
    });
  });
}

type Place = readonly [x: number, y: number];
/** Labels of a point are moved away from it by their group, and stand at it themselves. */
const atPoint = (marks: readonly Mark[]) => ([x, y]: Place) => marks.filter((mark) => near(mark.x, x) && near(mark.y, y));
/** Rows under each other: whatever stands less than half a row away, wherever its group moves it to. */
function atHeight(marks: readonly Mark[]) {
  const heights = marks.map((mark) => mark.y).sort((a, b) => a - b);
  const half = Math.min(...heights.slice(1).map((y, at) => y - (heights[at] ?? 0)), 40) / 2;
  return ([, y]: Place, moved: number) => marks.filter((mark) => Math.abs(mark.y - y - moved) < half);
}

/** Over time nothing pales: the chosen months stand on a band. */
function banded(svg: string, marks: readonly Mark[], chosen: readonly number[]): string {
  const [first, last] = [marks[0], marks.at(-1)];
  const height = Number(attribute(svg, "height") ?? 0) - 34;
  if (!first || !last || first.row === last.row || height <= 0) return svg;
  const step = (last.x - first.x) / (last.row - first.row);
  const at = first.x + (Math.min(...chosen) - first.row - 0.5) * step;
  const band = `<rect class="chart-chosen" x="${at.toFixed(2)}" y="0" width="${((Math.max(...chosen) - Math.min(...chosen) + 1) * step).toFixed(2)}" height="${height}"></rect>`;
  return svg.replace(/<\/svg>$/, () => `${band}</svg>`);
}

const near = (a: number, b: number) => Math.abs(a - b) <= 0.6;
const attribute = (tag: string, name: string): string | undefined => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];

function movedBy(attributes: string): Place | null {
  const moved = /translate\(([-\d.]+)[ ,]([-\d.]+)\)/.exec(attribute(attributes, "transform") ?? "");
  return moved ? [Number(moved[1]), Number(moved[2])] : null;
}

/** Where a shape stands; null where it has no place of its own. */
function placeOf(name: string, attributes: string): Place | null {
  const number = (key: string) => Number(attribute(attributes, key) ?? Number.NaN);
  const moved = movedBy(attributes);
  if (name === "circle") return [number("cx"), number("cy")];
  if (name === "rect") return [number("x") + number("width"), number("y") + number("height") / 2];
  if (name === "line" && !moved) return number("y1") === number("y2") ? [number("x2"), number("y1")] : null;
  return moved;
}
