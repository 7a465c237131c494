import { oneOf } from "./pattern.ts";

/** How exports write currencies beside an amount; a dot may follow a word. */
const words: Readonly<Record<string, readonly string[]>> = {
  KZT: ["₸", "kzt", "тенге", "теңге", "тнг", "тг", "tenge", "tg"],
  RUB: ["₽", "rub", "rur", "рублей", "рубля", "рубль", "руб", "р"],
  USD: ["$", "usd", "долларов", "доллара", "доллар", "долл", "у.е"],
  EUR: ["€", "eur", "евро"],
  KGS: ["kgs", "сомов", "сом"],
  UZS: ["uzs", "сумов", "сум"],
  BYN: ["byn", "бел.руб"],
  CNY: ["¥", "cny", "юаней", "юань"],
  GBP: ["£", "gbp"],
  AED: ["aed"],
};

/** Pattern source of any currency word. */
export const anyCurrency = `${oneOf(Object.values(words).flat())}[.]?`;

/** Pattern source of the words of one currency; any, while the home has none. */
export const currencyWord = (currency: string | null): string =>
  currency === null ? anyCurrency : `${oneOf([currency.toLowerCase(), ...(words[currency.toUpperCase()] ?? [])])}[.]?`;

const beside = Object.entries(words).map(
  ([iso, list]) => [iso, new RegExp(`(?:^|[^\\p{L}])${oneOf(list)}[.]?(?:$|[^\\p{L}])`, "iu")] as const,
);

/** The currency that a cell or a header names ("Сумма, тг"), if any. */
export function currencyIn(text: string): string | null {
  return beside.find(([, word]) => word.test(text))?.[0] ?? null;
}
