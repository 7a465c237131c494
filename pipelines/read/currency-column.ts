import type { Source } from "../sources/contract.ts";
import { namedCurrencyOf } from "../sources/fields/currency-column.ts";
import { fold } from "../sources/fields/fold.ts";
import type { ReadPlan } from "./plan.ts";

const HEADERS: ReadonlySet<string> = new Set([
  "валюта", "валюта документа", "валюта суммы", "код валюты", "вал", "валюта договора", "валюта взаиморасчетов",
  "валютасы", "валюта коды", "құжат валютасы",
  "currency", "currency code", "curr", "ccy", "cur", "currency iso", "transaction currency", "doc currency",
]);

/** The column that names a currency for every row, where the file has one that feeds nothing else. */
export function currencyColumn(headers: readonly string[], used: ReadonlySet<number>): number | null {
  const index = headers.findIndex((header, i) => !used.has(i) && HEADERS.has(fold(header)));
  return index < 0 ? null : index;
}

/** Counts what a currency column names. */
export class CurrencyVotes {
  readonly #votes = new Map<string, number>();
  #unknown = false;

  add(cell: string): void {
    if (cell === "") return;
    const currency = namedCurrencyOf(cell);
    if (currency === null) this.#unknown = true;
    else this.#votes.set(currency, (this.#votes.get(currency) ?? 0) + 1);
  }

  /** The one most rows are in. */
  get most(): string | null {
    return [...this.#votes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
  }

  /** Are all rows that were seen in this currency? */
  all(currency: string | null): boolean {
    return !this.#unknown && [...this.#votes.keys()].every((seen) => seen === currency);
  }
}

/** Amounts that are bound to the file, each with the column that names its currency. */
export function withCurrency(source: Source, bindings: ReadPlan["bindings"], currency: number): ReadPlan["bindings"] {
  const money = new Set(source.fields.filter((field) => field.type.name === "money").map((field) => field.name));
  return Object.fromEntries(Object.entries(bindings).map(([name, binding]) => [name, binding.from === "column" && money.has(name) ? { ...binding, currency } : binding]));
}
