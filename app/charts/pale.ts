import { marksOf, type Mark } from "./nearest.ts";

const shapes = /<(circle|path|text|rect|line)((?: [\w-]+="[^"]*")*)>/g;

/**
 * The drawings with everything paled that belongs to rows not chosen; all of them as they are when none is. A shape belongs to the row at
 * whose mark it stands, in a chart of lines under each other to that of its height. Of a chart over time the chosen months get a band.
 */
export function paled(markup: string, chosen: readonly number[]): string {
  if (chosen.length === 0) return markup;
  return markup.replace(/<svg [\s\S]*?<\/svg>/g, (svg) => {
    const axis = attribute(svg, "data-nearest");
    const marks = marksOf(attribute(svg, "data-points") ?? "");
    if (axis === "x") return banded(svg, marks, chosen);
    const isAt = (x: number, y: number) => marks.filter((mark) => (axis === "y" || near(mark.x, x)) && near(mark.y, y));
    return svg.replace(shapes, (tag: string, name: string, attributes: string) => {
      const place = placeOf(name, attributes);
      const rows = place === null ? [] : isAt(...place);
      const isOther = rows.length > 0 && !rows.some((mark) => chosen.includes(mark.row));
      return isOther ? `<${name} class="chart-pale"${attributes}>` : tag;
    });
  });
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

/** Where a shape stands; null where it has no place of its own. */
function placeOf(name: string, attributes: string): [x: number, y: number] | null {
  const number = (key: string) => Number(attribute(attributes, key) ?? Number.NaN);
  const moved = /translate\(([-\d.]+)[ ,]([-\d.]+)\)/.exec(attribute(attributes, "transform") ?? "");
  if (name === "circle") return [number("cx"), number("cy")];
  if (name === "rect") return [number("x") + number("width"), number("y") + number("height") / 2];
  if (name === "line" && !moved) return number("y1") === number("y2") ? [number("x2"), number("y1")] : null;
  return moved ? [Number(moved[1]), Number(moved[2])] : null;
}
