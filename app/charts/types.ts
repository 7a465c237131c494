import type { PlotOptions } from "@observablehq/plot";
import type { Format } from "#app/i18n/format.ts";
import type { Translate } from "#app/i18n/index.ts";

/** The reader's language: messages, digits, currency. */
export interface ChartWords {
  readonly t: Translate;
  readonly format: Format;
}
/** Where a chart is drawn: the words and a width in CSS pixels. Colours are CSS variables, so a theme needs no second drawing. */
export interface Frame extends ChartWords {
  readonly width: number;
}

export interface ChartTable {
  readonly columns: readonly { readonly label: string; readonly numeric: boolean }[];
  /** Cells as the reader sees them; the first names the row. */
  readonly rows: readonly (readonly string[])[];
}
/** Where the mark of a table row stands, in data coordinates; null where the row has no mark. */
export type Anchor = { readonly x: number | string; readonly y: number | string; readonly fx?: number; readonly fy?: number } | null;

/** A chart: pure functions of its data. `anchors` and the table's rows go in step. */
export interface ChartKind<Data> {
  readonly name: string;
  /** Along which axis the pointer looks for the nearest mark. */
  readonly nearest: "x" | "y" | "xy";
  plot(data: Data, frame: Frame): PlotOptions;
  /** The width matters only where panels flow by it. */
  anchors(data: Data, width?: number): readonly Anchor[];
  table(data: Data, words: ChartWords): ChartTable;
  /** The message, not the subject: "Loyal share 38,2 %, 1,4 pp above a year ago". */
  title(data: Data, words: ChartWords): string;
  /** What is drawn and how to read it, in one line under the title. */
  subtitle(data: Data, words: ChartWords): string;
  /** The same message for a reader who does not see the drawing. */
  description(data: Data, words: ChartWords): string;
}

/** A chart drawn on the server: plain data that a loader returns and <ChartFigure> shows. */
export interface DrawnChart {
  readonly name: string;
  readonly title: string;
  readonly subtitle: string;
  readonly description: string;
  /** The drawing at each width, one after the other; the style sheet shows the one that fits. */
  readonly svg: string;
  readonly table: ChartTable;
  readonly words: { readonly table: string; readonly hint: string; readonly empty: string };
}
