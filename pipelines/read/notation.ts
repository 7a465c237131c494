import type { Notation, Source } from "../sources/contract.ts";
import { currencyInHeader } from "../sources/fields/currency.ts";
import { CurrencyVotes, withCurrency } from "./currency-column.ts";
import { DateEvidence, DecimalEvidence, type Evidence, type Settled as Verdict } from "./evidence.ts";
import type { Ambiguity, Mapping, ReadOptions, ReadPlan } from "./plan.ts";
import { survey, type Surveyed } from "./survey.ts";
import { WordCounts } from "./words.ts";

export type Settled = Pick<ReadPlan, "notation" | "currencySeen" | "unknownWords" | "bindings" | "ambiguities">;

/** Settles decimal sign, date order and currency: by options, else by a mapping, else by what the columns hold; and what words nobody knows. */
export async function settleNotation(
  plan: Surveyed & Pick<ReadPlan, "bindings" | "headers">,
  source: Source,
  options: ReadOptions & { readonly currency: string | null },
  mapping: Mapping | undefined,
  given: { readonly index: number | null; readonly remembered: boolean },
): Promise<Settled> {
  const columnsOf = (types: readonly string[]): number[] =>
    source.fields.flatMap((field) => {
      const binding = plan.bindings[field.name];
      return types.includes(field.type.sqlType) && binding?.from === "column" ? [binding.index] : [];
    });
  const amounts = columnsOf(["BIGINT", "DOUBLE"]);
  const dates = columnsOf(["DATE"]);
  const decimal = new DecimalEvidence();
  const order = new DateEvidence();
  const currencies = new CurrencyVotes();
  const words = new WordCounts(source, plan.bindings);
  const whole = await survey(plan, (cellAt, isTyped) => {
    for (const index of amounts) if (!isTyped(index)) decimal.add(cellAt(index));
    for (const index of dates) if (!isTyped(index)) order.add(cellAt(index));
    if (given.index !== null) currencies.add(cellAt(given.index));
    words.add(cellAt);
  });

  const settledDecimal = settle(options.decimal, mapping?.decimal, decimal, given.remembered);
  const settledOrder = settle(options.dateOrder ?? (mapping?.date === undefined ? undefined : "ymd"), mapping?.date_order, order, given.remembered);
  const declared = options.set?.["currency"] ?? mapping?.currency ?? null;
  const inHeader = namedCurrencies(source, plan, declared);
  const currencySeen = declared ?? [...inHeader.values()][0] ?? currencies.most ?? decimal.currency;
  const notation: Notation = {
    decimal: settledDecimal.value,
    dateOrder: settledOrder.value,
    dateFormat: options.dateOrder ? null : (mapping?.date ?? null),
    today: options.today,
    currency: options.currency ?? currencySeen,
    words: mapping?.words ?? {},
  };
  const mixed = given.index !== null && !(whole && currencies.all(notation.currency));
  return {
    notation,
    currencySeen,
    unknownWords: words.unknown(notation),
    bindings: inOther(inHeader, notation.currency, mixed ? withCurrency(source, plan.bindings, given.index as number) : plan.bindings),
    ambiguities: [settledDecimal.ambiguity, settledOrder.ambiguity].filter((a): a is Ambiguity => a !== null),
  };
}

/** The currency of each amount, by column, as somebody declared it for all of them or as its header names it. */
function namedCurrencies(source: Source, { bindings, headers }: Pick<ReadPlan, "bindings" | "headers">, declared: string | null): ReadonlyMap<string, string> {
  return new Map(
    source.fields.flatMap(({ name, type }) => {
      const binding = bindings[name];
      if (type.name !== "money" || binding?.from !== "column") return [];
      const currency = declared ?? currencyInHeader(headers[binding.index] ?? "");
      return currency === null ? [] : [[name, currency] as const];
    }),
  );
}

/** Amounts in another currency than the home's say so, where their rows do not. */
const inOther = (named: ReadonlyMap<string, string>, home: string | null, bindings: ReadPlan["bindings"]): ReadPlan["bindings"] =>
  Object.fromEntries(
    Object.entries(bindings).map(([name, binding]) => {
      const currency = named.get(name);
      const other = binding.from === "column" && binding.currency === undefined && currency !== undefined && home !== null && currency.toUpperCase() !== home.toUpperCase();
      return [name, other ? { ...binding, currency } : binding];
    }),
  );

/**
 * An option is followed. A mapping file is too; one that was only remembered is not where the file itself speaks against it: what it
 * says and what the file says are then asked about.
 */
function settle<T extends string>(option: T | undefined, mapped: T | undefined, evidence: Evidence<T>, remembered: boolean): Verdict<T> {
  if (option !== undefined) return { value: option, ambiguity: null };
  if (mapped === undefined) return evidence.settle();
  const against = remembered ? evidence.against(mapped) : [];
  if (against.length === 0) return { value: mapped, ambiguity: null };
  const { value, ambiguity } = evidence.settle();
  return { value, ambiguity: ambiguity ?? { code: evidence.code, option: evidence.option, choices: [...new Set([value, mapped])], examples: against } };
}
