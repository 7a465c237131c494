import { createContext, use, useMemo, type ReactNode } from "react";
import { formatter, type Format } from "#app/i18n/format.ts";
import { translator, type Locale, type Translate } from "#app/i18n/translate.ts";

interface Words {
  readonly t: Translate;
  readonly format: Format;
}
const WordsContext = createContext<Words>({ t: translator("ru"), format: formatter("ru") });

/** The reader's sentences and digits for everything inside. */
export function Words({ locale, currency = null, children }: { readonly locale: Locale; readonly currency?: string | null; readonly children: ReactNode }) {
  const words = useMemo(() => ({ t: translator(locale), format: formatter(locale, currency) }), [locale, currency]);
  return <WordsContext value={words}>{children}</WordsContext>;
}

export const useWords = (): Words => use(WordsContext);
