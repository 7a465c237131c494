import type * as ru from "./ru/index.ts";

export const locales = ["ru", "kk", "en"] as const;
export type Locale = (typeof locales)[number];

/** A sentence, or its plural forms chosen by the parameter `n`. Parameters stand in braces: "{file}: строка {line}". */
export type Message = string | { readonly one: string; readonly few?: string; readonly many?: string; readonly other: string };
/** Russian is the source: the other languages must have exactly its keys, or the build fails. */
export type Catalogue = { readonly [Area in keyof typeof ru]: { readonly [Key in keyof (typeof ru)[Area]]: Message } };
export type MessageKey = { [Area in keyof typeof ru & string]: `${Area}.${keyof (typeof ru)[Area] & string}` }[keyof typeof ru & string];
export type Params = Readonly<Record<string, string | number>>;
/** Translates a key. A parameter that the sentence names and nobody gave is an error, in tests and in life. */
export type Translate = (key: MessageKey, params?: Params) => string;

/** The catalogues at hand: all of them where `index.ts` is, in a browser the reader's own, and of that what pages say. */
const taught: Partial<Record<Locale, Partial<Catalogue>>> = {};
/** Adds areas to what is known of a language. */
export const teach = (locale: Locale, catalogue: Partial<Catalogue>): void => void (taught[locale] = { ...taught[locale], ...catalogue });

const messageOf = (catalogue: Partial<Catalogue> | undefined, key: string): Message | undefined => {
  const dot = key.indexOf(".");
  const area = catalogue?.[key.slice(0, dot) as keyof Catalogue] as Readonly<Record<string, Message>> | undefined;
  return area && Object.hasOwn(area, key.slice(dot + 1)) ? area[key.slice(dot + 1)] : undefined;
};

export const isLocale = (text: unknown): text is Locale => locales.includes(text as Locale);

export function translator(locale: Locale): Translate {
  // Chromium claims Kazakh and lacks it; Kazakh has the same two forms as Turkish rules give: one, other.
  const rules = new Intl.PluralRules(locale === "kk" ? "tr" : locale);
  return (key, params = {}) => {
    const message = messageOf(taught[locale], key);
    if (message === undefined) throw new Error(`no message ${key}`);
    const text = typeof message === "string" ? message : (message[rules.select(Number(params["n"])) as "one"] ?? message.other);
    return text.replace(/\{(\w+)\}/g, (_, name: string) => {
      if (!(name in params)) throw new Error(`message ${key} lacks ${name}`);
      return String(params[name]);
    });
  };
}

/** Whether a computed key exists, for codes that come from data. A page teaches its own words in every language, a browser all others in one. */
export const hasMessage = (key: string): key is MessageKey => Object.values(taught).some((catalogue) => messageOf(catalogue, key) !== undefined);
