import { basename } from "node:path";
import { formatter } from "#app/i18n/format.ts";
import type { Locale, Translate } from "#app/i18n/index.ts";
import type { FileReport, ImportReport } from "#pipelines/index.ts";
import { fileErrorSentence, problemSentence, warningSentence } from "./problem-sentence.ts";

/** The import report of the contract: counts as numbers, every problem with its sentence. */
export function reportJson({ files, clients }: ImportReport, t: Translate): object {
  return {
    files: files.map((file) => {
      const error = fileErrorSentence(file, t);
      const { kind, batch, encoding, delimiter, header_line, skipped, rows_read, loaded, unchanged, superseded, rejected, unidentified, control_total } = file;
      return {
        file: file.file,
        ...{ kind, batch, encoding, delimiter, header_line, skipped, rows_read, loaded, unchanged, superseded, rejected, unidentified, control_total },
        rejects: file.problems.map((problem) => ({ line: problem.line, column: problem.column, reason: problemSentence(problem, t) })),
        ...(error !== null && { error }),
      };
    }),
    clients: { records: clients.records, clients: clients.clients },
  };
}

const shownRejects = 20;
const shownWarnings = 5;
const shownSharedKeys = 10;

/** The same report for people. */
export function reportText({ files, ignored, clients, shared_keys }: ImportReport, t: Translate, locale: Locale): string {
  const lines = files.flatMap((file) => fileLines(file, t, locale));
  if (ignored.length) lines.push(t("cli.report_ignored", { files: ignored.map((path) => basename(path)).join(", ") }));
  lines.push(t("cli.report_clients", { records: clients.records, clients: clients.clients }));
  if (shared_keys.length) lines.push(t("cli.report_shared_keys", { keys: sharedKeys(shared_keys), n: shared_keys.length }));
  return lines.map((line) => `${line}\n`).join("");
}

const sharedKeys = (keys: ImportReport["shared_keys"]): string =>
  `${keys.slice(0, shownSharedKeys).map(({ key_value, names }) => `${key_value} (${names})`).join(", ")}${keys.length > shownSharedKeys ? ", …" : ""}`;

function fileLines(file: FileReport, t: Translate, locale: Locale): string[] {
  const rejects = file.problems.slice(0, shownRejects).map((problem) => `  ${problemSentence(problem, t)}`);
  const error = fileErrorSentence(file, t);
  if (error !== null) return [error, ...rejects];
  const { rows_read, loaded, unchanged, superseded, rejected, skipped, unidentified, overlap } = file;
  const hidden = rejected - new Set(file.problems.slice(0, shownRejects).map((p) => p.line)).size;
  return [
    titleOf(file, t),
    ...(file.already_loaded ? [t("cli.already_loaded")] : []),
    t("cli.report_conservation", { rows_read, loaded, unchanged, superseded, rejected, skipped }),
    ...(unidentified ? [t("cli.report_unidentified", { n: unidentified })] : []),
    ...controlLine(file, t, locale),
    ...(overlap?.known_rows && !file.already_loaded ? [t("cli.report_known", { n: overlap.known_rows, days: formatter(locale).span(overlap.known_from ?? overlap.file.from, overlap.known_to ?? overlap.file.to), files: overlap.known_in.map((batch) => batch.file).join(", ") })] : []),
    ...(overlap?.looks_older ? [t("cli.looks_older", { from: overlap.file.from, to: overlap.file.to })] : []),
    ...rejects,
    ...(hidden > 0 ? [t("cli.report_more_rejects", { n: hidden })] : []),
    ...file.warnings.slice(0, shownWarnings).map((warning) => warningSentence(warning, t)),
  ];
}

function titleOf(report: FileReport, t: Translate): string {
  const title = { file: basename(report.file), kind: t(`kinds.${report.kind ?? "visits"}`), batch: report.batch ?? "" };
  if (/\.xlsx$/i.test(report.file)) return t("cli.report_book", title);
  return t("cli.report_file", { ...title, encoding: report.encoding ?? "", delimiter: delimiterName(report.delimiter, t) });
}

function delimiterName(delimiter: string | null, t: Translate): string {
  if (delimiter === "\t") return t("cli.delimiter_tab");
  if (delimiter === "whitespace") return t("cli.delimiter_whitespace");
  return delimiter ?? t("cli.no_value");
}

function controlLine({ control_total: total }: FileReport, t: Translate, locale: Locale): string[] {
  if (!total) return [];
  const { money } = formatter(locale);
  const difference = minorOf(total.loaded) - minorOf(total.reported);
  if (difference === 0n) return [t("cli.report_control_equal", { reported: money(total.reported) })];
  return [t("cli.report_control_differs", { reported: money(total.reported), loaded: money(total.loaded), difference: formatter(locale).minor(difference) })];
}

/** "1234.5" → 123450n, exactly. */
function minorOf(major: string): bigint {
  const [whole = "0", fraction = ""] = major.split(".");
  const digits = BigInt(`${whole.replace("-", "")}${fraction.padEnd(2, "0").slice(0, 2)}`);
  return major.startsWith("-") ? -digits : digits;
}
