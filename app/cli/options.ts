import { parseArgs, type ParseArgsConfig } from "node:util";
import { isDay } from "#app/metrics/period.ts";
import { UsageError } from "#app/services/usage-error.ts";

type Options = NonNullable<ParseArgsConfig["options"]>;
interface ParseFailure {
  readonly code: string;
  readonly message: string;
}
const isParseFailure = (error: unknown): error is ParseFailure =>
  error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");

/** `parseArgs`, strict, with its complaints made into usage errors that name the option. */
export function parseOptions<const T extends Options>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
  } catch (error) {
    if (!isParseFailure(error)) throw error;
    const option = /'(?:-\w, )?(--?[^\s'=<]+)/.exec(error.message)?.[1] ?? error.message;
    throw new UsageError(error.code === "ERR_PARSE_ARGS_UNKNOWN_OPTION" ? "unknown_option" : "missing_value", { option });
  }
}

/** One of a closed list of words, or nothing. */
export function choice<const T extends string>(option: string, value: string | undefined, choices: readonly T[]): T | undefined {
  if (value === undefined) return undefined;
  const found = choices.find((c) => c === value);
  if (found === undefined) throw new UsageError("bad_choice", { option, value, choices: choices.join(", ") });
  return found;
}

/** A calendar day as YYYY-MM-DD, or nothing. */
export function dayOption(value: string | undefined): string | undefined {
  if (value !== undefined && !isDay(value)) throw new UsageError("bad_date", { value });
  return value;
}

/** "a=b" split at the first equals sign. */
export function pair(option: string, text: string): readonly [string, string] {
  const at = text.indexOf("=");
  if (at < 1) throw new UsageError("bad_pair", { option, value: text });
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

/** "a,b" and repeated options alike: a flat list without blanks. */
export const listOf = (values: readonly string[] | undefined): string[] =>
  (values ?? []).flatMap((v) => v.split(",")).map((v) => v.trim()).filter((v) => v !== "");

/** At most so many positional arguments. */
export function positionals(given: readonly string[], names: readonly string[]): (string | undefined)[] {
  const extra = given[names.length];
  if (extra !== undefined) throw new UsageError("extra_argument", { argument: extra });
  return names.map((_, i) => given[i]);
}
