import { lineTexts, type ExportFacts } from "./facts.ts";

/** The light palette of styles/tokens.css: a drawing by itself has no page to take colours from. A test holds them together. */
export const palette: Readonly<Record<string, string>> = {
  paper: "#f6f6f3", surface: "#ffffff", "surface-2": "#f0f0ec", ink: "#1a1d21", "ink-2": "#565d66", "ink-3": "#6b727b", rule: "#e2e2dc", "rule-strong": "#c4c5bf", grid: "#e9e9e4",
  accent: "#1a5fb4", "accent-ink": "#ffffff", "accent-soft": "#dbe8f7", good: "#1a5fb4", "good-soft": "#dbe8f7", bad: "#b04a06", "bad-soft": "#fbe6d4", unsure: "#6b727b", "unsure-soft": "#e9eaeb",
  corridor: "#e8efe6", "corridor-ink": "#4d6247", focus: "#1a5fb4",
};

export interface ChartDrawing {
  readonly title: string;
  readonly subtitle: string;
  /** The drawings of the chart, one after the other; the first is taken. */
  readonly svg: string;
}

const pad = 20;
const font = `"Golos Text","Segoe UI",Roboto,Arial,sans-serif`;
const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** A text in lines of so many pixels; Cyrillic takes about 0.56 em a letter. */
export function wrapped(text: string, pixels: number, fontSize: number): string[] {
  const letters = Math.max(8, Math.floor(pixels / (fontSize * 0.56)));
  const lines: string[] = [];
  for (const word of text.split(/ +/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else for (let at = 0; at === 0 || at < word.length; at += letters) lines.push(word.slice(at, at + letters));
  }
  return lines;
}

/** Markup of a page as XML has it: a non-breaking space has no name there. Colours as they are in light; an unknown one is as the ink. */
const resolved = (markup: string): string => markup.replaceAll("&nbsp;", "\u00a0").replace(/var\(--([\w-]+)\)/g, (_, name: string) => palette[name] ?? palette["ink"] ?? "#000");

/** A chart as one SVG that needs nothing around it: message above, drawing, and below it what the page was asked. */
export function chartSvg({ title, subtitle, svg }: ChartDrawing, facts: ExportFacts): string {
  const drawing = svg.split(/(?=<svg[ >])/).find((part) => part.startsWith("<svg")) ?? "";
  const [width, height] = [Number(/<svg[^>]* width="([\d.]+)"/.exec(drawing)?.[1] ?? 0), Number(/<svg[^>]* height="([\d.]+)"/.exec(drawing)?.[1] ?? 0)];
  let y = pad;
  const texts: string[] = [];
  const say = (text: string, size: number, fill: string, weight = 400) => {
    for (const line of wrapped(text, width, size)) {
      y += size * 1.35;
      texts.push(`<text x="${pad}" y="${Math.round(y)}" font-size="${size}" font-weight="${weight}" fill="${fill}">${escaped(line)}</text>`);
    }
  };
  const [ink = "#000", quiet = "#555"] = [palette["ink"], palette["ink-2"]];
  say(title, 16, ink, 600);
  if (subtitle !== "") say(subtitle, 12, quiet);
  const top = Math.round(y + 12);
  y = top + height + 8;
  say(facts.title, 10, ink, 600);
  for (const line of lineTexts(facts)) say(line, 10, quiet);
  const [wide, tall] = [width + 2 * pad, Math.round(y + pad)];
  const placed = resolved(drawing).replace("<svg", `<svg x="${pad}" y="${top}"`).replaceAll(/ (?:class|data-[\w-]+|role)="[^"]*"/g, "");
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${tall}" viewBox="0 0 ${wide} ${tall}" role="img" aria-label="${escaped(title)}" font-family='${font}' fill="${ink}"><style>text,tspan{white-space:pre}</style><rect width="100%" height="100%" fill="${palette["surface"]}"/>${texts.join("")}${placed}</svg>`;
}
