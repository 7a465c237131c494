import * as Plot from "@observablehq/plot";
import { cut, label, textWidth } from "./ink.ts";
import type { Frame } from "./types.ts";

/** The frame of a chart with one named row a value: names beside the rows, on a phone above them. */
export interface Rows {
  readonly phone: boolean;
  /** Height of a row in pixels. */
  readonly step: number;
  /** How much lower than the middle of the row its mark stands. */
  readonly lower: number;
  /** Insets of a bar in its row. */
  readonly inset: { readonly insetTop: number; readonly insetBottom: number };
  readonly names: number;
  /** Pixels that the values have. */
  readonly pixels: number;
  readonly box: { readonly width: number; readonly height: number; readonly marginTop: number; readonly marginRight: number; readonly marginBottom: number; readonly marginLeft: number };
}

/** Room for half of the first label of the axis. */
const phoneLeft = 14;

export function rowsFrame(names: readonly string[], frame: Frame, margin: { readonly top: number; readonly right: number; readonly bottom: number }, tall = 30): Rows {
  const phone = frame.width < 480;
  const step = phone ? tall + 16 : tall;
  const wide = Math.min(frame.width * 0.42, Math.max(...names.map((name) => textWidth(name, 13))) + 18);
  const marginLeft = phone ? phoneLeft : Math.ceil(wide);
  const marginRight = Math.ceil(margin.right);
  return {
    phone,
    step,
    lower: phone ? 8 : 0,
    inset: phone ? { insetTop: 21, insetBottom: 5 } : { insetTop: 5, insetBottom: 5 },
    names: phone ? frame.width - phoneLeft - 8 : wide - 14,
    pixels: frame.width - marginLeft - marginRight,
    box: { width: frame.width, height: margin.top + names.length * step + margin.bottom, marginTop: margin.top, marginRight, marginBottom: margin.bottom, marginLeft },
  };
}

/** The names of the rows, cut to the room they have. */
export function rowNames<Row>(data: readonly Row[], y: (row: Row) => string | number, name: (row: Row) => string, rows: Rows, fill: (row: Row) => string = () => "var(--ink)"): Plot.Markish {
  const text = (row: Row) => cut(name(row), rows.names, 13);
  return rows.phone
    ? Plot.text([...data], { ...label, y, frameAnchor: "left", text, textAnchor: "start", dx: 4, dy: 15 - rows.step / 2, lineAnchor: "bottom", fontSize: 13, fill })
    : Plot.text([...data], { y, frameAnchor: "left", text, textAnchor: "end", dx: -10, fontSize: 13, fill });
}
