import type { BatchView, ReportView } from "#app/dashboards/data-views.ts";
import type { Format } from "#app/i18n/format.ts";
import type { Translate } from "#app/i18n/index.ts";
import type { BatchInfo, FileReport, RowProblem } from "#pipelines/index.ts";
import { columnLabel, fileErrorSentence, problemSentence, warningSentence } from "./problem-sentence.ts";

interface Wording {
  readonly t: Translate;
  readonly format: Format;
}
const shownSentences = 5;

/** What became of one file, in words. */
export function describeReport(report: FileReport, { t, format }: Wording): ReportView {
  const { control_total: control } = report;
  const difference = control && minor(control.reported) - minor(control.loaded);
  return {
    file: report.file,
    batch: report.batch,
    refusal: fileErrorSentence(report, t),
    alreadyLoaded: report.already_loaded,
    read: report.rows_read,
    loaded: report.loaded,
    unchanged: report.unchanged,
    superseded: report.superseded,
    rejected: report.rejected,
    skipped: report.skipped,
    unidentified: report.unidentified,
    control: control && { reported: format.money(control.reported), loaded: format.money(control.loaded), difference: difference ? format.minor(difference) : null },
    rejects: grouped(report.problems, t),
    warnings: report.warnings.map((warning) => warningSentence(warning, t)),
  };
}

const minor = (decimal: string): bigint => {
  const [whole = "0", part = ""] = decimal.split(".");
  return BigInt(whole + part.padEnd(2, "0").slice(0, 2));
};

/** Problems of one column and one sort together, most first, each with its first lines. */
function grouped(problems: readonly RowProblem[], t: Translate): ReportView["rejects"] {
  const groups = new Map<string, RowProblem[]>();
  for (const problem of problems) {
    const key = `${problem.code} ${problem.column}`;
    groups.set(key, [...(groups.get(key) ?? []), problem]);
  }
  return [...groups.values()]
    .sort((a, b) => b.length - a.length)
    .map((group) => {
      const { column, header } = group[0] as RowProblem;
      return { title: column === null ? t("ui.reject_row") : columnLabel(column, header, t), count: group.length, sentences: group.slice(0, shownSentences).map((problem) => problemSentence(problem, t)) };
    });
}

/** One load in the list; its time is shown as the home's clock had it. */
export const describeBatch = (batch: BatchInfo, { t, format }: Wording): BatchView => ({
  batch: batch.batch,
  file: batch.file,
  kind: t(`kinds.${batch.kind}`),
  when: format.moment(batch.imported_at),
  status: batch.status,
  read: batch.rows_read,
  loaded: batch.loaded,
  rejected: batch.rejected,
});
