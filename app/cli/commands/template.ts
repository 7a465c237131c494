import { templateCsv } from "#app/services/template.server.ts";
import { UsageError } from "#app/services/usage-error.ts";
import { kinds } from "#pipelines/sources/contract.ts";
import { exit, type CommandIo } from "../io.ts";
import { choice, parseOptions, positionals } from "../options.ts";

/** The template of a kind as CSV, headed in the language of --lang. */
export async function run(args: readonly string[], { t, locale, stdout }: CommandIo): Promise<number> {
  const [given] = positionals(parseOptions(args, {}).positionals, ["KIND"]);
  const kind = choice("template", given, kinds);
  if (kind === undefined) throw new UsageError("missing_argument", { argument: `KIND (${kinds.join(", ")})` });
  stdout.write(templateCsv(kind, t, locale));
  return exit.done;
}
