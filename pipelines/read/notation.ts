import type { Notation, Source } from "../sources/contract.ts";
import { trimCell } from "../sources/fields/cell.ts";
import { currencyIn } from "../sources/fields/currency.ts";
import { DateEvidence, DecimalEvidence } from "./evidence.ts";
import type { Ambiguity, ReadOptions, ReadPlan } from "./plan.ts";
import { visitRecords } from "./records.ts";
import { fieldText, type RecordView } from "./splitter.ts";
import { sheetRows } from "./xlsx.ts";
import { stat } from "node:fs/promises";

const WHOLE = 50 * 2 ** 20;
const FIRST = 8 * 2 ** 20;
const WINDOW = 2 ** 18;
const WINDOWS = 16;
const SHEET_ROWS = 20_000;

export interface Settled {
  readonly notation: Notation;
  readonly currencySeen: string | null;
  readonly ambiguities: readonly Ambiguity[];
}

type Unsettled = Omit<ReadPlan, "notation" | "currencySeen" | "ambiguities" | "unmapped">;

/** Settles decimal sign, date order and currency: by options, else by what the number and date columns hold. */
export async function settleNotation(plan: Unsettled, source: Source, options: ReadOptions & { readonly currency: string | null }): Promise<Settled> {
  const columnsOf = (types: readonly string[]): number[] =>
    source.fields.flatMap((field) => {
      const binding = plan.bindings[field.name];
      return types.includes(field.type.sqlType) && binding?.from === "column" ? [binding.index] : [];
    });
  const amounts = columnsOf(["BIGINT", "DOUBLE"]);
  const dates = columnsOf(["DATE"]);
  const decimal = new DecimalEvidence();
  const order = new DateEvidence();
  const take = (cellAt: (index: number) => string): void => {
    for (const index of amounts) decimal.add(cellAt(index));
    for (const index of dates) order.add(cellAt(index));
  };
  await (plan.format === "xlsx" ? surveySheet(plan, take) : surveyText(plan, take));

  const { mapping } = options;
  const givenDecimal = options.decimal ?? mapping?.decimal;
  const givenOrder = options.dateOrder ?? (mapping?.date === undefined ? undefined : "ymd");
  const settledDecimal = givenDecimal ? { value: givenDecimal, ambiguity: null } : decimal.settle();
  const settledOrder = givenOrder ? { value: givenOrder, ambiguity: null } : order.settle();
  const inHeader = source.fields.flatMap(({ name, type }) => {
    const binding = plan.bindings[name];
    return type.name === "money" && binding?.from === "column" ? [currencyIn(plan.headers[binding.index] ?? "")] : [];
  });
  const currencySeen = options.set?.["currency"] ?? inHeader.find((currency) => currency !== null) ?? decimal.currency;
  return {
    notation: {
      decimal: settledDecimal.value,
      dateOrder: settledOrder.value,
      dateFormat: options.dateOrder ? null : (mapping?.date ?? null),
      today: options.today,
      currency: options.currency ?? currencySeen,
      words: mapping?.words ?? {},
    },
    currencySeen,
    ambiguities: [settledDecimal.ambiguity, settledOrder.ambiguity].filter((a) => a !== null),
  };
}

type Take = (cellAt: (index: number) => string) => void;

/** All of a file up to 50 MB; of a larger one the beginning and windows spread over the rest. */
async function surveyText(plan: Unsettled, take: Take): Promise<void> {
  const { size } = await stat(plan.file);
  const record = (view: RecordView): void => {
    if (view.blank) return;
    take((index) => {
      const text = index < view.count ? fieldText(view, index) : "";
      return view.untidy ? (trimCell(text) ?? "") : text;
    });
  };
  if (size <= WHOLE) {
    await visitRecords(plan, { record: (view) => (view.line > (plan.headerLine ?? 0) ? record(view) : undefined) });
    return;
  }
  await visitRecords(plan, { record: (view) => (view.line > (plan.headerLine ?? 0) ? record(view) : undefined) }, { from: 0, to: FIRST });
  for (let w = 1; w <= WINDOWS; w++) {
    const from = FIRST + Math.floor(((size - FIRST - WINDOW) / WINDOWS) * w);
    const even = from - (from % 2);
    let first = true;
    await visitRecords(plan, { record: (view) => (first ? (first = false) : record(view)) }, { from: even, to: even + WINDOW });
  }
}

/** Cells that the workbook holds as text; numbers and dates need no reading. */
async function surveySheet(plan: Unsettled, take: Take): Promise<void> {
  for await (const { line, cells, typed } of sheetRows(plan.file, plan.sheet ?? "", ".", SHEET_ROWS)) {
    if (line > (plan.headerLine ?? 0)) take((index) => (typed[index] ? "" : (trimCell(cells[index] ?? "") ?? "")));
  }
}
