import type { Notation, Source } from "../sources/contract.ts";
import { currencyIn } from "../sources/fields/currency.ts";
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
  const inHeader = source.fields.flatMap(({ name, type }) => {
    const binding = plan.bindings[name];
    return type.name === "money" && binding?.from === "column" ? [currencyIn(plan.headers[binding.index] ?? "")] : [];
  });
  const currencySeen = options.set?.["currency"] ?? mapping?.currency ?? inHeader.find((currency) => currency !== null) ?? currencies.most ?? decimal.currency;
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
    bindings: mixed ? withCurrency(source, plan.bindings, given.index as number) : plan.bindings,
    ambiguities: [settledDecimal.ambiguity, settledOrder.ambiguity].filter((a): a is Ambiguity => a !== null),
  };
}

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
