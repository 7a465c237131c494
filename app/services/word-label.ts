import { hasMessage, type Locale, type Translate } from "#app/i18n/index.ts";

const kazakh = /[әғқңөұүһі]/i;

/** A word of a list as the reader calls it: by the catalogue, else by the first of its spellings in the reader's language. */
export function wordLabel(column: string, word: string, spellings: readonly string[], t: Translate, locale: Locale): string {
  const key = [`words.${column}_${word}`, `ui.${column}_${word}`, `ui.visit_${column}_${word}`].find(hasMessage);
  if (key) return t(key);
  const own = locale === "en" ? undefined : locale === "kk" ? (spellings.find((text) => kazakh.test(text)) ?? spellings[0]) : spellings[0];
  return own ?? word.replaceAll("_", " ");
}
