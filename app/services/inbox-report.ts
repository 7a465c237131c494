import { translator, type Locale } from "#app/i18n/index.ts";
import type { ImportReport } from "#pipelines/index.ts";
import { reportJson, reportText } from "./report-text.ts";

/** What became of one entry of the inbox: the part of the import's report that is its own, or why there was no import. */
export type Outcome = { readonly report: ImportReport } | { readonly problem: string };

/** The two files that lie beside an entry afterwards. It failed when any of its files did; a folder that holds no export did too. */
export function inboxReport(name: string, outcome: Outcome, locale: Locale): { readonly failed: boolean; readonly text: string; readonly json: string } {
  const t = translator(locale);
  if ("problem" in outcome) return { failed: true, text: `${outcome.problem}\n`, json: written({ files: [], error: outcome.problem }) };
  const { report } = outcome;
  const open = report.files.filter((file) => file.error?.code === "ambiguous");
  const lines = [
    ...(report.files.length ? [] : [t("cli.no_files", { path: name })]),
    reportText(report, t, locale).trimEnd(),
    ...(open.length ? [t("cli.inbox_settle", { mapping: `${name}.mapping.json` })] : []),
  ];
  return { failed: report.files.length === 0 || report.files.some((file) => file.error), text: `${lines.join("\n")}\n`, json: written(reportJson(report, t)) };
}

const written = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
