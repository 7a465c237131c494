import * as Plot from "@observablehq/plot";
import { size } from "./ink.ts";
import { serverDocument } from "./server-document.server.ts";
import type { Anchor } from "./types.ts";

export interface RenderExtras {
  /** Accessible name. */
  readonly label?: string;
  readonly className?: string;
  readonly nearest?: "x" | "y" | "xy";
  readonly anchors?: readonly Anchor[];
}

/** Attributes that hold geometry; the rest (labels, ids) are never rounded. */
const geometry = ["d", "transform", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height", "dx", "dy"];
/** What Plot writes and the style sheet says better, or says to nobody inside role="img". */
const needless = ["aria-label", "aria-hidden", "aria-description", "font-family"];

const round = (text: string) => text.replace(/-?\d*\.\d{3,}(?:e[-+]?\d+)?/g, (number) => String(Math.round(Number(number) * 100) / 100 + 0));

type Drawing = ReturnType<typeof Plot.plot>;

/** Draws Plot options as SVG markup: deterministic, without style elements or ids, numbers rounded to two decimals. */
export function renderChart(options: Plot.PlotOptions, extras: RenderExtras = {}): string {
  const svg = Plot.plot({ ...options, document: serverDocument, figure: false });
  const points = extras.anchors === undefined ? undefined : pixelPoints(svg, extras.anchors);
  for (const style of Array.from(svg.querySelectorAll("style"))) style.remove();
  for (const element of [svg, ...Array.from(svg.querySelectorAll("*"))]) {
    for (const name of needless) element.removeAttribute(name);
    for (const name of geometry) {
      const value = element.getAttribute(name);
      if (value !== null) element.setAttribute(name, round(value));
    }
  }
  svg.setAttribute("class", `chart-svg ${extras.className ?? ""}`.trim());
  svg.setAttribute("font-size", String(size.text));
  svg.setAttribute("role", "img");
  if (extras.label !== undefined) svg.setAttribute("aria-label", extras.label);
  if (extras.nearest !== undefined) svg.setAttribute("data-nearest", extras.nearest);
  if (points !== undefined) svg.setAttribute("data-points", points);
  return svg.outerHTML;
}

/** "12.5,40 13,38 - 14,36": where each table row's mark stands, "-" where it has none. */
function pixelPoints(svg: Drawing, anchors: readonly Anchor[]): string {
  const [x, y] = [svg.scale("x"), svg.scale("y")];
  if (x === undefined || y === undefined) return "";
  const place = (scale: Plot.Scale, value: number | string): number => scale.apply(value) + (scale.bandwidth ?? 0) / 2 + 0;
  const [fx, fy] = [svg.scale("fx"), svg.scale("fy")];
  // In panels the scales of x and y are those of the first; the others are shifted.
  const shift = (scale: Plot.Scale | undefined, panel: number | undefined): number => (scale === undefined || panel === undefined ? 0 : scale.apply(panel) - scale.apply(0));
  return anchors.map((anchor) => {
    const at = anchor && [place(x, anchor.x) + shift(fx, anchor.fx), place(y, anchor.y) + shift(fy, anchor.fy)];
    return at?.every(Number.isFinite) ? round(at.join(",")) : "-"; // a drawing that only says it is empty has no place for marks
  }).join(" ");
}
