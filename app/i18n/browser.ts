import { teach, type Locale } from "./translate.ts";

const catalogues = {
  ru: () => import("./ru/pages.ts"),
  kk: () => import("./kk/pages.ts"),
  en: () => import("./en/pages.ts"),
} as const;

/** Brings the words of the pages in one language; nothing may be drawn in it before. */
export async function loadWords(locale: Locale): Promise<void> {
  const { dictionary, kinds, metrics, ui } = await catalogues[locale]();
  teach(locale, { dictionary, kinds, metrics, ui });
}
