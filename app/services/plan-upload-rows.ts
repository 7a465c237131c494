import type { FileRow } from "#app/dashboards/data/review-views.ts";
import type { Translate } from "#app/i18n/index.ts";
import type { PreviewRow, ReadPlan } from "#pipelines/index.ts";
import { sources } from "#pipelines/sources/index.ts";
import { warningsOnly } from "#pipelines/sources/contract.ts";
import { problemSentence } from "./problem-sentence.ts";

const firstRows = 5;
const troubledRows = 5;
/** A note of pages would be a page of megabytes. */
const longestCell = 200;

/** The first rows of the preview, and of the rest some that have problems; total rows are none. */
export function shownRows(plan: ReadPlan, columns: readonly string[], preview: readonly PreviewRow[], t: Translate): FileRow[] {
  const rows = preview.filter(({ total }) => !total).map((row) => fileRow(row, plan, columns.length, t));
  const troubled = rows.slice(firstRows).filter(({ problems }) => problems.length > 0);
  return [...rows.slice(0, firstRows), ...troubled.slice(0, troubledRows)];
}

function fileRow({ line, cells, fields }: PreviewRow, plan: ReadPlan, width: number, t: Translate): FileRow {
  const required = new Set(sources[plan.kind].fields.flatMap(({ name, required }) => (required ? [name] : [])));
  const wrong = Object.entries(fields).flatMap(([column, { problem }]) => {
    const binding = plan.bindings[column];
    // A column that comes from nowhere, or a word that no list knows, is asked about once above the table and not in every row.
    if (problem === null || binding === undefined || problem === "unknown_word") return [];
    const at = binding.from === "column" ? binding.index : null;
    const header = at === null ? null : (plan.headers[at] ?? null);
    const sentence = problemSentence({ line, column, header, code: problem, value: at === null ? null : (cells[at]?.trim() ?? null) }, t);
    return [{ at, sentence, rejects: required.has(column) && !warningsOnly.includes(problem) }];
  });
  const at = new Set(wrong.map((one) => one.at));
  return {
    line,
    cells: Array.from({ length: width }, (_, index) => ({ text: shortened(cells[index] ?? ""), problem: at.has(index) })),
    problems: wrong.map(({ sentence }) => sentence),
    rejected: wrong.some(({ rejects }) => rejects),
  };
}

const shortened = (text: string): string => (text.length > longestCell ? `${text.slice(0, longestCell)}…` : text);
