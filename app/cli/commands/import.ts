import { resolve } from "node:path";
import { importExports } from "#app/services/import.server.ts";
import { readMapping } from "#app/services/mapping.server.ts";
import { UsageError } from "#app/services/usage-error.ts";
import { kinds } from "#pipelines/sources/contract.ts";
import type { ImportOptions } from "#pipelines/index.ts";
import type { CommandIo } from "../io.ts";
import { choice, dayOption, pair, parseOptions } from "../options.ts";
import { progressLine } from "../progress.ts";
import { reportExit, reportJson, reportText } from "../report.ts";

const text = { type: "string" } as const;
const flag = { type: "boolean" } as const;

export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseOptions(args, {
    kind: text,
    mapping: text,
    encoding: text,
    delimiter: text,
    decimal: text,
    "date-order": text,
    sheet: text,
    set: { type: "string", multiple: true },
    older: flag,
    today: text,
    strict: flag,
    json: flag,
  });
  if (positionals.length === 0) throw new UsageError("missing_argument", { argument: "FILE" });
  const mapping = values.mapping === undefined ? undefined : await readMapping(resolve(io.cwd, values.mapping));
  const options = definite({
    kind: choice("--kind", values.kind, kinds),
    mapping,
    encoding: values.encoding,
    delimiter: delimiterOf(values.delimiter),
    decimal: choice("--decimal", values.decimal, [",", "."]),
    dateOrder: choice("--date-order", values["date-order"], ["dmy", "mdy", "ymd"]),
    sheet: values.sheet,
    set: values.set && Object.fromEntries(values.set.map((item) => pair("--set", item))),
    older: values.older,
    strict: values.strict,
    today: dayOption(values.today) ?? localToday(),
  }) as ImportOptions;
  const progress = progressLine(io);
  const report = await importExports(positionals.map((path) => resolve(io.cwd, path)), options, io.env, progress.show);
  progress.clear();
  if (report.files.length === 0) io.stderr.write(`${io.t("cli.no_files", { path: positionals.join(", ") })}\n`);
  io.stdout.write(values.json ? `${JSON.stringify(reportJson(report, io.t))}\n` : reportText(report, io.t, io.locale));
  return reportExit(report, values.strict);
}

const delimiters: Readonly<Record<string, string>> = { "\t": "tab", "\\t": "tab", comma: ",", semicolon: ";", pipe: "|", space: "whitespace" };
const delimiterOf = (value: string | undefined): string | undefined =>
  choice("--delimiter", value && (delimiters[value] ?? value), [",", ";", "tab", "|", "whitespace"]);

const definite = <T extends object>(options: T): object => Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));

/** Today where the dealer is, not in Greenwich. */
function localToday(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
