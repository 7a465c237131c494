import * as Plot from "@observablehq/plot";
import type { Unit } from "#app/metrics/types.ts";
import type { ChartWords, Frame } from "./types.ts";

/** Sizes of text in the drawing; the SVG's own size is `text`. */
export const size = { text: 12, small: 11, strong: 14 } as const;

/** Width in pixels that a text will take, rounded up: the server has no font to measure, Cyrillic in Golos is about 0.6 em. */
export const textWidth = (text: string, fontSize: number = size.text) => Math.ceil(Math.max(...text.split("\n").map((line) => line.length)) * fontSize * 0.6);

/** A text cut to the pixels it has; the table twin holds all of it. */
export function cut(text: string, pixels: number, fontSize: number = size.text): string {
  const letters = Math.floor(pixels / (fontSize * 0.6));
  return text.length <= letters ? text : `${text.slice(0, Math.max(1, letters - 1)).trimEnd()}…`;
}

/** A text on as many lines as the pixels ask for, broken between words; a word that alone is wider is cut. */
export function wrapped(text: string, pixels: number, fontSize: number = size.text): string {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && textWidth(longer, fontSize) <= pixels) lines[lines.length - 1] = longer;
    else lines.push(cut(word, pixels, fontSize));
  }
  return lines.join("\n");
}

/** Text that stays readable over lines and bands. */
export const label = { fill: "var(--ink)", stroke: "var(--surface)", strokeWidth: 4 } as const;
export const quiet = { ...label, fill: "var(--ink-2)" } as const;

/** Axis labels without ticks and lines; the grid carries the eye. */
export const axis = { tickSize: 0, label: null, color: "var(--ink-2)" } as const;
export const grid = { stroke: "var(--grid)", strokeOpacity: 1 } as const;

/** A drawing that says in words that there is nothing to draw. */
export function emptyPlot(frame: Frame, sentence: string): Plot.PlotOptions {
  return {
    width: frame.width,
    height: 96,
    margin: 8,
    x: { domain: [0, 1], axis: null },
    y: { domain: [0, 1], axis: null },
    marks: [Plot.text([sentence], { frameAnchor: "middle", fill: "var(--ink-2)", fontSize: 13, lineWidth: ((frame.width - 32) / 13) * 0.9, lineHeight: 1.4 })],
  };
}

export { position } from "./position.ts";

/** Labels of an axis that spans `span` in the unit: a narrow one of shares needs a decimal. */
export const valueTick = (unit: Unit, { format }: ChartWords, span: number) => (value: number): string =>
  unit === "share" ? format.share(value, span < 0.04 ? 1 : 0) : unit === "score" ? format.number(value) : format.number(value, span < 4 ? 1 : 0);

/** How many labels of an axis have room beside each other. */
export const tickCount = (pixels: number, domain: readonly [number, number], tick: (value: number) => string, most = 5) =>
  Math.max(1, Math.min(most, Math.floor(pixels / (Math.max(...domain.map((end) => textWidth(tick(end)))) * 1.35 + 16))));

/** The first of the texts that fits into the pixels, the widest first; none when even the last does not. */
export const fitting = (texts: readonly string[], pixels: number, fontSize: number = size.text) => texts.find((text) => textWidth(text, fontSize) + 2 < pixels) ?? "";
