import type * as Plot from "@observablehq/plot";

/** Ends of the lines at 45° that fill a rectangle; in step with those of its neighbours. */
export function hatchLines(x: number, y: number, width: number, height: number, gap: number): [number, number, number, number][] {
  const lines: [number, number, number, number][] = [];
  const first = gap - ((((x + y) % gap) + gap) % gap);
  for (let at = first; at < width + height; at += gap) lines.push([x + Math.max(0, at - height), y + Math.min(at, height), x + Math.min(at, width), y + Math.max(0, at - width)]);
  return lines;
}

/** Hatches the rectangles of a bar, rect or cell mark: `render: hatched("var(--surface)")`. An SVG pattern would need an id, and a page holds many drawings. */
export const hatched = (stroke: string, gap = 6, width = 1): Plot.RenderFunction => (index, scales, values, dimensions, context, next) => {
  const group = next?.(index, scales, values, dimensions, context) ?? null;
  if (group === null) return null;
  const number = (rect: Element, name: string) => Number(rect.getAttribute(name));
  const lines = Array.from(group.querySelectorAll("rect")).flatMap((rect) => hatchLines(number(rect, "x"), number(rect, "y"), number(rect, "width"), number(rect, "height"), gap));
  if (lines.length === 0) return group;
  const path = context.document.createElementNS("http://www.w3.org/2000/svg", "path");
  const short = (value: number) => Math.round(value * 10) / 10;
  path.setAttribute("d", lines.map(([x1, y1, x2, y2]) => `M${short(x1)},${short(y1)}L${short(x2)},${short(y2)}`).join(""));
  path.setAttribute("fill", "none");
  path.setAttribute("stroke", stroke);
  path.setAttribute("stroke-width", String(width));
  group.insertBefore(path, null); // the server's document knows no append()
  return group;
};
