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

/** In a header these are "sum" and the like cut short, or stand for something else. */
const UNSURE: ReadonlySet<string> = new Set(["сум", "сом", "р"]);

/** The currency that a header names behind the name of its column ("Сумма, тг", "Amount (USD)", "USD Amount"), if any. */
export function currencyInHeader(header: string): string | null {
  const tokens = header.toLowerCase().split(/[^\p{L}\p{Sc}]+/u).filter((token) => token !== "");
  const last = tokens.length > 1 && tokens.at(-1) === "р";
  return last ? "RUB" : currencyIn(tokens.filter((token) => !UNSURE.has(token)).join(" "));
}

/** The currency that a cell names ("100 тг"), if any. */
export function currencyIn(text: string): string | null {
  return beside.find(([, word]) => word.test(text))?.[0] ?? null;
}
