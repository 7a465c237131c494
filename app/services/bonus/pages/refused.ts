import type { Wording } from "#app/dashboards/words.ts";
import { formatter } from "#app/i18n/format.ts";
import { translator, type Locale, type Params } from "#app/i18n/index.ts";
import { failureSentence } from "#app/services/failure.ts";
import { BonusError, type BonusRefusal } from "../bonus-error.ts";

const periods: ReadonlySet<string> = new Set(["period", "opened", "by", "run"]);
const id = /^\d{4}-(?:Q[1-4]|0[1-9]|1[0-2])$/;
const day = /^\d{4}-\d{2}-\d{2}$/;

/** Why something was refused, as a page says it: with months, quarters and days in words. The shell names them as its options take them. */
export function refusedSentence(error: unknown, { t, format }: Wording): string {
  if (!(error instanceof Error) || error.name !== "BonusError") return failureSentence(error, t);
  const { code, params } = error as BonusError;
  const inWords = (name: string, value: string): string => (periods.has(name) && id.test(value) ? format.period(value) : day.test(value) ? format.date(value) : value);
  const said: Params = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === "string" ? inWords(name, value) : value]));
  return failureSentence(new BonusError(code satisfies BonusRefusal, said), t);
}

/** A reader's words where no money is said. */
export const wordsOf = (locale: Locale): Wording => ({ t: translator(locale), format: formatter(locale) });
