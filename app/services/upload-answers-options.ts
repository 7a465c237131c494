import type { ImportOptions, Mapping, ReadPlan } from "#pipelines/index.ts";
import { kinds } from "#pipelines/sources/contract.ts";
import type { FileAnswers } from "./upload-answers.ts";

const oneOf = <const T extends string>(list: readonly T[], value: string | undefined): T | undefined => list.find((item) => item === value);

/** A branch that is only guessed from a word of the file's name is offered, not taken. */
const sure = 0.9;

/** The options to read one uploaded file with. */
export function optionsOf(answers: FileAnswers, today: string, fileName: string): ImportOptions {
  const { encoding, delimiter, sheet, currency, mapping, older } = answers;
  const kind = oneOf(kinds, answers.kind);
  const decimal = oneOf([",", "."], answers.decimal);
  const dateOrder = oneOf(["dmy", "mdy", "ymd"], answers.date_order);
  const read = mappingOf(mapping, answers.header === "none", kind);
  const headerLine = Number(answers.header);
  return {
    today,
    fileName,
    ...(kind && { kind }),
    ...(decimal && { decimal }),
    ...(dateOrder && { dateOrder }),
    ...(encoding && { encoding }),
    ...(delimiter && { delimiter }),
    ...(sheet && { sheet }),
    ...(headerLine > 0 && { headerLine }),
    ...(currency && { set: { currency } }),
    ...(older && { older: true }),
    ...(read && { mapping: read }),
  };
}

function mappingOf(mapping: FileAnswers["mapping"], headless: boolean, chosen: ImportOptions["kind"]): Mapping | undefined {
  const kind = oneOf(kinds, mapping?.kind) ?? chosen;
  if (!kind || (!mapping && !headless)) return undefined;
  const header = headless ? { header: false } : {};
  return { kind, complete: true, ...header, columns: columnsFrom(mapping?.columns ?? [], mapping?.constants ?? {}), words: mapping?.words ?? {} };
}

function columnsFrom(columns: readonly string[], constants: Readonly<Record<string, string>>): Mapping["columns"] {
  const found = columns.flatMap((column, index) => (column === "" ? [] : [[column, { column: index + 1 }] as const]));
  const given = Object.entries(constants).filter(([column]) => !columns.includes(column));
  return Object.fromEntries<Mapping["columns"][string]>([...found, ...given.map(([column, constant]) => [column, { constant }] as const)]);
}

/** What the page shows for each column of the file: bound, or suggested where nothing is bound. */
export function shownColumns({ bindings, suggestions, headers }: ReadPlan, width: number, answered: boolean): string[] {
  const shown = Array.from({ length: Math.max(width, headers.length) }, () => "");
  for (const [column, binding] of Object.entries(bindings)) if (binding.from === "column") shown[binding.index] = column;
  if (!answered) for (const { index, column } of suggestions) if (index !== null && shown[index] === "" && !shown.includes(column)) shown[index] = column;
  return shown;
}

/** What the page shows for columns that the file lacks: given values, and those it offers surely enough. */
export function shownConstants({ bindings, suggestions, missing }: ReadPlan): Record<string, string> {
  const given = Object.entries(bindings).flatMap(([column, binding]) => (binding.from === "constant" ? [[column, binding.value] as const] : []));
  const offered = suggestions.flatMap(({ index, column, value, score }) => (index === null && value !== null && score >= sure && missing.includes(column) ? [[column, value] as const] : []));
  return Object.fromEntries([...offered, ...given]);
}

/** The whole reading as it was shown, for the load: nothing in it is detected anew. */
export function confirmedMapping(plan: ReadPlan, answers: FileAnswers): Mapping {
  if (answers.mapping) return { ...(optionsOf(answers, "", "").mapping as Mapping) };
  const lines = Object.entries(plan.bindings).flatMap(([column, binding]) => (binding.from === "line" ? [[column, { line: true }] as const] : []));
  const columns = { ...columnsFrom(shownColumns(plan, 0, false), shownConstants(plan)), ...Object.fromEntries<Mapping["columns"][string]>(lines) };
  return { kind: plan.kind, complete: true, ...(plan.headerLine === null && { header: false }), columns, words: plan.notation.words };
}

/** Whether the reading rests on what was only suggested: it is then loaded as it was shown, and not as it is detected. */
export const needsConfirming = (plan: ReadPlan, answers: FileAnswers): boolean => !answers.mapping && plan.suggestions.length > 0;
