import { addMonths } from "#app/metrics/period.ts";
import { formatter } from "#app/i18n/format.ts";
import { type Locale, locales, translator } from "#app/i18n/index.ts";
import type { Figure, Unit } from "#app/metrics/types.ts";
import type { ChartKind, ChartWords } from "../types.ts";

/** One state of a chart for the gallery and the snapshots. */
export interface ChartState<Data> {
  readonly data: Data;
  readonly locale?: Locale;
  /** Shown on the dark theme; the drawing itself is the same. */
  readonly dark?: boolean;
}
export interface ChartStates<Data> {
  readonly kind: ChartKind<Data>;
  readonly states: Readonly<Record<string, ChartState<Data>>>;
}

const words = Object.fromEntries(locales.map((locale) => [locale, { t: translator(locale), format: formatter(locale, "KZT") }])) as Readonly<Record<Locale, ChartWords>>;
export const galleryWords = (locale: Locale): ChartWords => words[locale];

/** A figure with what the gallery does not care about filled in. */
export function figure(metric: string, unit: Unit, given: Partial<Figure> & Pick<Figure, "value" | "n">): Figure {
  return { metric, as_of: "2026-05-31", definition: `${metric}@1`, by: {}, numerator: null, denominator: given.n, low: null, high: null, unit, ...given };
}

/** A share of n with an interval wide enough for it. */
export function share(metric: string, value: number, n: number, given: Partial<Figure> = {}): Figure {
  const half = 1.96 * Math.sqrt((value * (1 - value)) / n);
  return figure(metric, "share", { value, n, low: Math.max(0, value - half), high: Math.min(1, value + half), ...given });
}

/** So many months from the first: "2025-06", 2 → "2025-06", "2025-07". */
export const galleryMonths = (first: string, count: number): string[] => Array.from({ length: count }, (_, at) => addMonths(`${first}-01`, at).slice(0, 7));
