import { basename } from "node:path";
import type { PlanView } from "#app/dashboards/data-views.ts";
import type { Translate } from "#app/i18n/index.ts";
import type { Ambiguity, ImportOptions, PreviewRow, ReadPlan } from "#pipelines/index.ts";
import { failureSentence } from "./failure.ts";
import { planExport } from "./import.server.ts";
import { columnLabel, problemSentence } from "./problem-sentence.ts";
import { answersFor, chosenColumns, mappingWith, settledAnswers } from "./upload-answers.ts";

const shownRows = 5;

/** The options to read one uploaded file with: what was answered, and a mapping where columns were chosen. */
export async function optionsFor(path: string, params: URLSearchParams, at: number, today: string): Promise<ImportOptions> {
  const options = answersFor(params, at, today);
  const chosen = chosenColumns(params, at);
  return chosen.length ? { ...options, mapping: mappingWith((await planExport(path, options)).plan, chosen) } : options;
}

/** How every file of an upload would be read, in words. */
export const describeUpload = (paths: readonly string[], params: URLSearchParams, today: string, t: Translate): Promise<PlanView[]> =>
  Promise.all(paths.map((path, at) => describeFile(path, at, params, today, t)));

async function describeFile(path: string, at: number, params: URLSearchParams, today: string, t: Translate): Promise<PlanView> {
  const file = basename(path);
  try {
    const { plan, preview } = await planExport(path, await optionsFor(path, params, at, today));
    const view = describePlan(plan, preview, at, t);
    const open = new Set(view.questions.map(({ name }) => name));
    return { at, file, refusal: null, kind: plan.kind, older: params.has(`older.${at}`), answers: settledAnswers(params, at, open), ...view };
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "ReadError") throw error;
    const kind = params.get(`kind.${at}`) || null;
    return { at, file, refusal: failureSentence(error, t, file), kind, older: false, answers: [], facts: [], questions: [], columns: [], unmapped: [], headers: [], rows: [] };
  }
}

const delimiters = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe", whitespace: "whitespace" } as const;

function describePlan(plan: ReadPlan, preview: readonly PreviewRow[], at: number, t: Translate): Pick<PlanView, "facts" | "questions" | "columns" | "unmapped" | "headers" | "rows"> {
  const { notation, headers, bindings } = plan;
  const facts: [Parameters<Translate>[0], string | null][] = [
    ["ui.plan_encoding", plan.format === "text" ? plan.encoding : null],
    ["ui.plan_delimiter", plan.format === "text" ? t(`ui.delimiter_${delimiters[plan.delimiter]}`) : null],
    ["ui.plan_sheet", plan.sheet],
    ["ui.plan_header", plan.headerLine === null ? t("ui.plan_no_header") : String(plan.headerLine)],
    ["ui.plan_decimal", t(notation.decimal === "," ? "ui.delimiter_comma" : "ui.point")],
    ["ui.plan_dates", notation.dateFormat ?? t(`ui.order_${notation.dateOrder}`)],
    ["ui.plan_currency", plan.currencySeen],
  ];
  const meanings = Object.entries(bindings).map(([name, binding]) => ({
    from: binding.from === "column" ? (headers[binding.index] ?? String(binding.index + 1)) : binding.from === "constant" ? t("ui.plan_constant", { value: binding.value }) : t("ui.plan_line"),
    meaning: columnLabel(name, null, t),
  }));
  return {
    facts: facts.flatMap(([label, value]) => (value === null ? [] : [{ label: t(label), value }])),
    questions: plan.ambiguities.map((ambiguity) => question(ambiguity, plan, at, t)),
    columns: meanings,
    unmapped: plan.unmapped.map(({ header }) => header).filter(Boolean),
    headers: headers.length ? headers : (preview[0]?.cells ?? []).map((_, index) => String(index + 1)),
    rows: preview.slice(0, shownRows).map(({ line, cells, fields }) => ({ line, cells, problems: problemsOf({ line, cells, fields }, plan, t) })),
  };
}

function problemsOf({ line, cells, fields }: PreviewRow, { bindings, headers }: ReadPlan, t: Translate): string[] {
  return Object.entries(fields).flatMap(([column, { problem }]) => {
    if (problem === null) return [];
    const binding = bindings[column];
    const at = binding?.from === "column" ? binding.index : null;
    return [problemSentence({ line, column, header: at === null ? null : (headers[at] ?? null), code: problem, value: at === null ? null : (cells[at]?.trim() ?? null) }, t)];
  });
}

function question({ code, choices, examples }: Ambiguity, { bindings, headers }: ReadPlan, at: number, t: Translate): PlanView["questions"][number] {
  const own = code === "duplicate_column" ? columnOf(choices, bindings) : null;
  const label = (choice: string): string => {
    if (code === "kind") return t(`kinds.${choice}` as "kinds.visits");
    if (code === "date_order") return t(`ui.order_${choice}` as "ui.order_dmy");
    if (code === "decimal") return t(choice === "," ? "ui.delimiter_comma" : "ui.point");
    return code === "duplicate_column" ? `${headers[Number(choice) - 1] ?? ""} (${choice})` : choice;
  };
  return {
    name: `${code === "duplicate_column" ? "column" : code.replace("_", "-")}.${at}`,
    text: own ? `${t("ui.ask_duplicate_column")} ${columnLabel(own, null, t)}` : t(`ui.ask_${code}`),
    examples: examples.length ? t("ui.ask_examples", { examples: examples.join(", ") }) : "",
    choices: choices.map((choice) => ({ value: own ? `${own}:${choice}` : choice, label: label(choice) })),
  };
}

/** The meaning that several columns fit: the one bound to one of them. */
const columnOf = (choices: readonly string[], bindings: ReadPlan["bindings"]): string | null =>
  Object.entries(bindings).find(([, binding]) => binding.from === "column" && choices.includes(String(binding.index + 1)))?.[0] ?? null;
