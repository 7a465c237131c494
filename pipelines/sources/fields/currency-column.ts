import { trimCell, trimCellSql } from "./cell.ts";
import { currencyIn, currencyWord } from "./currency.ts";
import { literal, pattern } from "./pattern.ts";

/** ISO 4217 numbers, as accounting programs export them. */
const numbers: Readonly<Record<string, string>> = { "398": "KZT", "643": "RUB", "810": "RUB", "840": "USD", "978": "EUR", "417": "KGS", "860": "UZS", "933": "BYN", "156": "CNY", "826": "GBP", "784": "AED" };

/** The currency that a cell of a currency column names (ISO 4217), if it is one that is known. */
export const namedCurrencyOf = (cell: string): string | null => numbers[cell.trim()] ?? currencyIn(cell);

const own = (currency: string) => pattern([currencyWord(currency), ...Object.entries(numbers).flatMap(([n, iso]) => (iso === currency ? [n] : []))].join("|"), { ignoreCase: true });
const unknownNumber = "[0-9]";

/**
 * An amount beside the currency that its row names: as it stands when that is the home's or blank, else with the word behind it, so that
 * it is read as an amount in another currency.
 */
export function inCurrency(amount: string, named: string, currency: string | null): string {
  const word = trimCell(named);
  if (word === null || currency === null || trimCell(amount) === null || own(currency).test(word)) return amount;
  return `${amount} ${numbers[word] ?? word.replace(new RegExp(unknownNumber, "g"), "?")}`;
}

/** `inCurrency` as SQL; `amount` is NULL when blank. */
export function inCurrencySql(amount: string, named: string, currency: string | null): string {
  if (currency === null) return amount;
  const word = trimCellSql(named);
  const known = Object.entries(numbers).map(([n, iso]) => `when ${literal(n)} then ${literal(iso)}`).join(" ");
  const shown = `case ${word} ${known} else regexp_replace(${word}, '${unknownNumber}', '?', 'g') end`;
  return `case when coalesce(${own(currency).sql(word)}, true) then ${amount} else ${amount} || ' ' || ${shown} end`;
}
