import { basename } from "node:path";
import type { FileReportView, ReportView } from "#app/dashboards/data/load-views.ts";
import type { BatchInfo, FileReport, ImportReport } from "#pipelines/index.ts";
import { overlapSentence } from "./describe-overlap.ts";
import { describeTotals } from "./describe-total.ts";
import type { Wording } from "./plan-upload-columns.ts";
import { columnLabel, fileErrorSentence, problemSentence, warningSentence } from "./problem-sentence.ts";
import type { ProblemCount } from "./report-problems.server.ts";

export interface ReportFacts {
  /** Of each batch: its rejected rows by what is wrong with them, most first. */
  readonly problems: ReadonlyMap<string, readonly ProblemCount[]>;
  readonly batches: readonly BatchInfo[];
  /** Totals that were typed before the load, in the order of the files. */
  readonly typed: readonly (string | null)[];
  /** Clients of the home before the import; null where nobody counted them. */
  readonly before: ImportReport["clients"] | null;
}

/** What an import did, in words. */
export function describeReport(report: ImportReport, facts: ReportFacts, words: Wording): ReportView {
  const { t, format } = words;
  const { clients, shared_keys } = report;
  const count = { records: format.count(clients.records), clients: format.count(clients.clients) };
  const files = report.files.map((file, index) => describeFile({ ...file, file: basename(file.file) }, facts.typed[index] ?? null, facts, words));
  const refused = files.filter(({ refusal }) => refusal !== null).length;
  return {
    title: t(report.files.every(({ rows_read, rejected }) => rows_read === rejected) ? "ui.report_none_title" : refused === 0 ? "ui.report_title" : refused === files.length ? "ui.report_none_title" : "ui.report_failed_title"),
    files,
    clients: facts.before ? t("ui.report_clients_grew", { ...count, before: format.count(facts.before.clients) }) : t("ui.report_clients", count),
    sharedKeys: shared_keys.length ? t("ui.report_shared_keys", { n: shared_keys.length, keys: shared_keys.slice(0, 3).map(({ key_value }) => key_value).join(", ") }) : null,
    anyRejected: files.some(({ rejected }) => rejected !== null),
  };
}

function describeFile(report: FileReport, typed: string | null, { problems, batches }: ReportFacts, words: Wording): FileReportView {
  const { t, format } = words;
  const { rows_read: read, loaded, unchanged, superseded, rejected, skipped, unidentified } = report;
  const counts = { read: format.count(read), loaded: format.count(loaded), unchanged: format.count(unchanged), superseded: format.count(superseded), rejected: format.count(rejected) };
  const batch = batches.find((one) => one.batch === report.batch);
  return {
    file: report.file,
    kind: report.kind && t(`kinds.${report.kind}`),
    batch: report.batch,
    refusal: fileErrorSentence(report, t),
    alreadyLoaded: report.already_loaded,
    conservation: t("ui.report_conservation", counts),
    parts: Object.entries({ loaded, unchanged, superseded, rejected }).flatMap(([name, rows]) => {
      const part = name as FileReportView["parts"][number]["part"];
      return rows === 0 ? [] : [{ part, label: t(`ui.part_${part}`, { n: rows, count: format.count(rows), share: format.share(rows / read) }), width: `${Math.max(0.5, (100 * rows) / read).toFixed(2)}%` }];
    }),
    remarks: [
      ...(unidentified > 0 ? [t("ui.report_unidentified", { n: unidentified, count: format.count(unidentified), share: format.share(unidentified / Math.max(1, read)) })] : []),
      ...(skipped > 0 ? [t("ui.report_skipped", { n: skipped, count: format.count(skipped) })] : []),
    ],
    overlap: overlapSentence(report.overlap, words),
    totals: describeTotals(report.control_total, typed, batch?.control_loaded ?? null, words),
    rejected: rejected > 0 ? t("ui.report_rejected", { n: rejected, count: format.count(rejected) }) : null,
    rejects: (problems.get(report.batch ?? "") ?? []).map((group) => problemGroup(group, report, words)),
    warnings: report.warnings.map((warning) => warningSentence(warning, t)),
  };
}

function problemGroup({ column, code, rows, examples }: ProblemCount, { problems, kind }: FileReport, { t, format }: Wording): FileReportView["rejects"][number] {
  const header = problems.find((one) => one.column === column)?.header ?? null;
  return {
    title: column === null ? t("ui.reject_row") : columnLabel(column, header, t, kind),
    count: t("ui.rows", { n: rows, count: format.count(rows) }),
    sentences: examples.map(({ line, value }) => problemSentence({ line, column, header, code, value }, t)),
    more: rows > examples.length ? t("ui.report_rejects_more", { count: format.count(rows - examples.length) }) : null,
  };
}
