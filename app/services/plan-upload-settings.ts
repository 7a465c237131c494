import type { Question, Setting } from "#app/dashboards/data/review-views.ts";
import type { MessageKey, Translate } from "#app/i18n/index.ts";
import type { Ambiguity, ReadPlan } from "#pipelines/index.ts";
import { kinds } from "#pipelines/sources/contract.ts";
import { columnLabel } from "./problem-sentence.ts";

const encodings = ["utf-8", "windows-1251", "utf-16le", "utf-16be", "cp866", "koi8-r"] as const;
const delimiters = [",", ";", "\t", "|", "whitespace"] as const;
const delimiterKeys = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe", whitespace: "whitespace" } as const;
const dateOrders = ["dmy", "mdy", "ymd"] as const;
const currencies = ["KZT", "RUB", "USD", "EUR", "CNY", "UZS", "KGS", "BYN"] as const;

const rare: ReadonlySet<string> = new Set(["encoding", "delimiter", "decimal"]);

type Choices = Setting["choices"];
const own = (value: string): Choices[number] => ({ value, label: value });
export const kindChoices = (t: Translate): Choices => kinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }));
export const delimiterChoices = (t: Translate): Choices => delimiters.map((value) => ({ value, label: t(`ui.delimiter_${delimiterKeys[value]}`) }));
const decimalChoices = (t: Translate): Choices => [",", "."].map((value) => ({ value, label: t(value === "," ? "ui.delimiter_comma" : "ui.point") }));
const dateChoices = (t: Translate): Choices => dateOrders.map((value) => ({ value, label: t(`ui.order_${value}`) }));

/** What was detected about the file, each to be corrected from a list. What is asked as a question is not here. */
export function settingsOf(plan: ReadPlan, slot: number, t: Translate): Setting[] {
  const asked = new Set(questionsOf(plan, slot, t).map(({ name }) => name.slice(name.indexOf(".") + 1)));
  const openKind = plan.ambiguities.some(isLongQuestion);
  const { notation, encoding, delimiter, sheet, sheets, currencySeen } = plan;
  const all: (readonly [name: string, key: MessageKey, value: string | null, choices: Choices])[] = [
    ["kind", "ui.plan_kind", openKind ? "" : plan.kind, openKind ? [{ value: "", label: t("ui.plan_choose") }, ...kindChoices(t)] : kindChoices(t)],
    ["encoding", "ui.plan_encoding", encoding, encodings.map(own)],
    ["delimiter", "ui.plan_delimiter", delimiter, delimiterChoices(t)],
    ["sheet", "ui.plan_sheet", sheets.length < 2 ? null : sheet, sheets.map(own)],
    ["header", "ui.plan_header", String(plan.headerLine ?? "none"), headerChoices(plan, t)],
    ["decimal", "ui.plan_decimal", notation.decimal, decimalChoices(t)],
    ["date_order", "ui.plan_dates", notation.dateFormat === null ? notation.dateOrder : null, dateChoices(t)],
    ["currency", "ui.plan_currency", currencySeen ?? "", [{ value: "", label: t("ui.plan_currency_none") }, ...[...new Set([...(currencySeen ? [currencySeen] : []), ...currencies])].map(own)]],
  ];
  return all.flatMap(([name, key, value, choices]) => (value === null || asked.has(name) ? [] : [{ name: `${slot}.${name}`, label: t(key), value, choices, rare: rare.has(name) }]));
}

/** The first lines of the file as they stand: whoever looks for the header sees it. */
function headerChoices({ headerLine, headers, firstRows }: ReadPlan, t: Translate): Choices {
  const isFar = headerLine !== null && !firstRows.some(({ line }) => line === headerLine);
  const rows = isFar ? [...firstRows, { line: headerLine, cells: headers }] : firstRows;
  // Of a header of several rows the last is but a row of units or numbers.
  const lines = rows.map(({ line, cells }) => ({ value: String(line), label: t("ui.plan_header_line", { line, text: beginning(line === headerLine ? headers : cells) }) }));
  return [...lines, { value: "none", label: t("ui.plan_no_header") }];
}

function beginning(cells: readonly string[]): string {
  const text = cells.filter((cell) => cell !== "").map((cell) => cell.slice(0, 30)).join(" · ");
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** So many answers are a list and no row of buttons. */
const isLongQuestion = ({ code, choices }: Ambiguity): boolean => code === "kind" && choices.length > 5;

/** What the file leaves open, as questions with examples. Suggested columns are shown in the table instead. */
export const questionsOf = (plan: ReadPlan, slot: number, t: Translate): Question[] =>
  plan.ambiguities.filter((one) => one.code !== "suggested_columns" && !isLongQuestion(one)).map((ambiguity) => question(ambiguity, plan, slot, t));

/** Nothing says what the file is: a sentence over the list of kinds. */
export const kindSentence = (plan: ReadPlan, t: Translate): string | null => (plan.ambiguities.some(isLongQuestion) ? t("ui.plan_kind_unknown") : null);

function question({ code, choices, examples }: Ambiguity, { bindings, headers, kind }: ReadPlan, slot: number, t: Translate): Question {
  const column = code === "duplicate_column" ? columnOf(choices, bindings) : null;
  const label = (choice: string): string => {
    if (code === "kind") return t(`kinds.${choice}` as "kinds.visits");
    if (code === "date_order") return t(`ui.order_${choice}` as "ui.order_dmy");
    if (code === "decimal") return t(choice === "," ? "ui.delimiter_comma" : "ui.point");
    return column ? t("ui.ask_column_choice", { header: headers[Number(choice) - 1] ?? "", number: choice }) : choice;
  };
  return {
    name: column ? `${slot}.pick.${column}` : `${slot}.${code}`,
    text: column ? t("ui.ask_duplicate", { column: columnLabel(column, null, t, kind) }) : t(`ui.ask_${code}` as "ui.ask_kind"),
    examples: examples.length ? t("ui.ask_examples", { examples: examples.join(", ") }) : "",
    choices: choices.map((choice) => ({ value: column ? String(Number(choice) - 1) : choice, label: label(choice) })),
  };
}

/** The meaning that several columns fit: the one bound to one of them. */
const columnOf = (choices: readonly string[], bindings: ReadPlan["bindings"]): string | null =>
  Object.entries(bindings).find(([, binding]) => binding.from === "column" && choices.includes(String(binding.index + 1)))?.[0] ?? null;
