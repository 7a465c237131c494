import { resolve } from "node:path";
import { importAsJob } from "#app/services/jobs.server.ts";
import { readMapping } from "#app/services/mapping.server.ts";
import { today } from "#app/services/today.ts";
import { UsageError } from "#app/services/usage-error.ts";
import { osUser } from "#app/services/who.server.ts";
import { kinds } from "#pipelines/sources/contract.ts";
import type { ImportOptions } from "#pipelines/index.ts";
import { exit, type CommandIo } from "../io.ts";
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
    map: { type: "string", multiple: true },
    remember: flag,
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
    map: values.map && Object.fromEntries(values.map.map(headerPair)),
    remember: values.remember,
    older: values.older,
    strict: values.strict,
    today: dayOption(values.today) ?? today(),
  }) as ImportOptions;
  const progress = progressLine(io);
  const items = positionals.map((path) => ({ path: resolve(io.cwd, path), options }));
  const report = await importAsJob(items, { origin: "shell", by: osUser(io.env), env: io.env, onProgress: progress.show, signal: io.signal }).catch((error: unknown) => {
    progress.clear();
    if (error instanceof Error && error.name === "ImportCancelled") return null;
    throw error;
  });
  if (!report) {
    io.stderr.write(`${io.t("cli.import_cancelled")}\n`);
    return exit.failed;
  }
  progress.clear();
  if (report.files.length === 0) io.stderr.write(`${io.t("cli.no_files", { path: positionals.join(", ") })}\n`);
  io.stdout.write(values.json ? `${JSON.stringify(reportJson(report, io.t))}\n` : reportText(report, io.t, io.locale));
  return reportExit(report, values.strict);
}

/** "Header=column" → [column, header]: the header is the file's, and may itself have an equals sign. */
function headerPair(text: string): readonly [string, string] {
  const at = text.lastIndexOf("=");
  if (at < 1 || at === text.length - 1) throw new UsageError("bad_pair", { option: "--map", value: text });
  return [text.slice(at + 1).trim(), text.slice(0, at).trim()];
}

const delimiters: Readonly<Record<string, string>> = { "\t": "tab", "\\t": "tab", comma: ",", semicolon: ";", pipe: "|", space: "whitespace" };
const delimiterOf = (value: string | undefined): string | undefined =>
  choice("--delimiter", value && (delimiters[value] ?? value), [",", ";", "tab", "|", "whitespace"]);

const definite = <T extends object>(options: T): object => Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
