import { hasMessage, type Translate } from "#app/i18n/index.ts";
import type { Ambiguity, FileReport, RowProblem, Warning } from "#pipelines/index.ts";
import { isDiskFull } from "#pipelines/warehouse/disk-full.ts";
import { columnName } from "./column-name.ts";
import { failureSentence } from "./failure.ts";

type Cell = Pick<RowProblem, "column" | "header" | "code" | "value">;

/** A column by the name the reader knows: as the file's header spells it, else as the dictionary calls it. */
export const columnLabel = (column: string, header: string | null, t: Translate, kind: string | null = null): string => header?.trim() || columnName(column, t, kind);

function what({ column, code, value }: Cell, t: Translate): string {
  const special = `problems.${code}_${column}`;
  return t(hasMessage(special) ? special : `problems.${code}`, { value: shortened(value ?? "") });
}
const longest = 60;
const shortened = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);

/** «Строка 17, столбец «Дата закрытия»: «32.13.2025» — не дата; нужна дата вида 31.12.2025.» */
export function problemSentence(problem: RowProblem, t: Translate): string {
  const { line, column, header } = problem;
  if (column === null) return t("problems.row", { line, problem: what(problem, t) });
  return t("problems.cell", { line, column: columnLabel(column, header, t), problem: what(problem, t) });
}

/** What was left blank in rows that loaded all the same, with the first of them. */
export function warningSentence(warning: Warning, t: Translate): string {
  const { column, header, code, count, example_line, example_value } = warning;
  const problem = what({ column, header, code, value: example_value }, t);
  return t("cli.report_warning", { n: count, line: example_line, column: columnLabel(column ?? "", header, t), problem });
}

/** What the file leaves open, and the option that settles it. */
export function ambiguitySentence({ code, option, choices, examples }: Ambiguity, file: string, t: Translate): string {
  return t(`cli.ambiguous_${code}`, { file, option, choices: choices.join(", "), examples: examples.join(", ") });
}

/** Why a file was not loaded; null when it was. */
export function fileErrorSentence(report: FileReport, t: Translate): string | null {
  const { file, error, ambiguities = [] } = report;
  if (!error) return null;
  if (error.code === "ambiguous") return ambiguities.map((a) => ambiguitySentence(a, file, t)).join(" ");
  if (error.code === "rejected_rows") return t("cli.strict_refused", { file, n: report.rejected });
  if (error.code === "internal" && isDiskFull(error.params["message"])) return t("cli.file_disk_full", { file });
  if (error.code === "internal") return t("cli.file_internal", { file, problem: String(error.params["message"] ?? "—") });
  return failureSentence({ name: "ReadError", code: error.code, params: error.params }, t, file);
}
