import type { Format } from "#app/i18n/format.ts";
import type { Translate } from "#app/i18n/index.ts";
import type { Difference } from "#app/stats/proportions.ts";

/** The reader's language on a page of promotions, with money that is rounded once, here. */
export interface Say {
  readonly t: Translate;
  readonly format: Format;
  /** An amount in minor units: to the whole unit, small ones with their hundredths. */
  money(minor: number): string;
  range(between: { readonly low: number; readonly high: number }): string;
  share(value: number): string;
  /** A chance that is neither never nor always. */
  chance(value: number): string;
}

/** Below so many units an amount is written with its hundredths. */
const SMALL = 100;

export function saying(t: Translate, format: Format): Say {
  const money = (minor: number): string => format.money(minor / 100, Math.abs(minor) < SMALL * 100 ? 2 : 0);
  return {
    t,
    format,
    money,
    range: ({ low, high }: Pick<Difference, "low" | "high">) => `${money(low)} … ${money(high)}`,
    share: (value) => format.share(value),
    chance: (value) => (value > 0.999 ? `> ${format.share(0.999)}` : value < 0.001 ? `< ${format.share(0.001)}` : format.share(value)),
  };
}

/** A p value: three decimals, the smallest as a limit. */
export const pText = (p: number, format: Format): string => (p < 0.001 ? `< ${format.number(0.001)}` : format.number(p, 3));
