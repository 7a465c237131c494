import { monthOf } from "./period.ts";
import type { Figure, Tile } from "./types.ts";

/**
 * The figure of some months ("YYYY-MM", the first and the last) as far as a tile's own trend tells: of what is counted month by month the
 * months together, else what stood at the end of the last one. Without an interval; null where a month is not in the trend.
 */
export function brushedFigure({ trend, addsUp = false }: Pick<Tile, "trend" | "addsUp">, first: string, last: string): Pick<Figure, "value" | "unit" | "n"> | null {
  const months = trend.filter((figure) => monthOf(figure.as_of) >= first && monthOf(figure.as_of) <= last);
  const end = months.find((figure) => monthOf(figure.as_of) === last);
  if (!end) return null;
  if (!addsUp) return end;
  if (!months.some((figure) => monthOf(figure.as_of) === first)) return null;
  const n = months.reduce((sum, figure) => sum + figure.n, 0);
  const total = (part: "numerator" | "denominator") => months.reduce((sum, figure) => sum + minor(figure[part]), 0n);
  const over = total("denominator");
  if (over === 0n) return { ...end, value: null, n };
  const ratio = Number(total("numerator")) / Number(over);
  // A sum of money over a number of orders is in minor units; both sides of a share are in the same.
  return { ...end, n, value: end.unit === "money" ? (Math.round(ratio * 100) / 100).toFixed(2) : ratio };
}

/** Sums of money come as decimal strings, numbers of units as numbers; each is added up exactly, as hundredths. */
const minor = (value: Figure["numerator"]): bigint => (typeof value === "string" ? BigInt(value.replace(".", "")) : BigInt(Math.round((value ?? 0) * 100)));
