import { z } from "zod";
import { hasMessage, type Params, type Translate } from "#app/i18n/index.ts";
import { kinds } from "#pipelines/sources/contract.ts";
import { isDiskFull } from "#pipelines/warehouse/disk-full.ts";
import { columnName } from "./column-name.ts";

/**
 * Errors that carry a code for the reader's sentence and its parameters. Read by shape and name, because the server's bundle
 * has copies of these classes of its own.
 */
const coded = z.object({
  name: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  dir: z.string().default("—"),
});
const sentenceOf: Readonly<Record<string, string>> = {
  UsageError: "cli.usage_",
  BatchError: "cli.usage_",
  DecisionError: "cli.usage_",
  HomeError: "cli.home_",
  ReadError: "problems.read_",
  ConfigError: "cli.config_",
  ServerError: "cli.server_",
  PortError: "cli.port_",
  BackupError: "cli.backup_",
  BonusError: "bonusRun.refused_",
};
/** What a sentence may name and its error may not know. */
const unknown = { file: "—", columns: "—", problem: "—", at: "—", why: "—", encoding: "—", sheet: "—", sheets: "—", kind: "—", kinds: kinds.join(", "), batch: "—", line: "—", header: "—", megabytes: "—" };

/** Wrong question (exit 2, HTTP 400) rather than a failure (exit 1, HTTP 500). */
export const isUsage = (error: unknown): boolean => error instanceof Error && (error.name === "UsageError" || error.name === "BatchError" || error.name === "DecisionError" || error.name === "BonusError");

const refusals: ReadonlySet<string> = new Set(["not_for_you", "not_your_command", "not_yours", "not_your_branch"]);
/** Of usage errors, what the asker may not: HTTP 403. */
export const isRefusal = (error: unknown): boolean => isUsage(error) && error instanceof Error && "code" in error && refusals.has(String(error.code));

/**
 * One sentence for the reader: what happened, where, what to do. `file`, where given, names what was being read. On the page what to do
 * is something on the page; in the shell it is an option.
 */
export function failureSentence(error: unknown, t: Translate, file?: string, where: "shell" | "page" = "shell"): string {
  const { data } = coded.safeParse(error);
  const onPage = data?.name === "ReadError" && where === "page" ? `problems.page_${data.code}` : "";
  const key = data && (hasMessage(onPage) ? onPage : `${sentenceOf[data.name]}${data.code}`);
  if (data && key && hasMessage(key)) return t(key, { ...unknown, what: t("problems.what_binary"), path: data.dir, ...named(data.params, t), ...(file && { file }) });
  if (error instanceof Error && error.name === "SettingsError" && "path" in error && "detail" in error)
    return t("cli.settings_bad", { path: String(error.path), problem: firstLine(String(error.detail)) });
  if (isDiskFull(error)) return t("cli.disk_full", { problem: firstLine(messageOf(error)) });
  return t("cli.failed", { problem: firstLine(messageOf(error)) });
}
/** Of an error, or of one that was kept as plain data. */
const messageOf = (error: unknown): string => (typeof error === "object" && error !== null && "message" in error ? String(error.message) : String(error));
const firstLine = (text: string): string => text.split("\n")[0] ?? text;

/** Columns by their names in the dictionary, with the canonical one that options take; what a file is that is no table. */
function named(params: Params, t: Translate): Params {
  const { columns, kind, what } = params;
  const thing = `problems.what_${what}`;
  if (hasMessage(thing)) return { ...params, what: t(thing) };
  if (typeof columns !== "string") return params;
  const name = (column: string): string => {
    const label = columnName(column, t, typeof kind === "string" ? kind : null);
    return label === column ? column : `${label} (${column})`;
  };
  return { ...params, columns: columns.split(", ").map(name).join(", ") };
}
