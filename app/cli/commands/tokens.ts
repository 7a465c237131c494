import { formatter } from "#app/i18n/format.ts";
import { tokens } from "#app/services/api/tokens.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import { exit, type CommandIo } from "../io.ts";
import { parseOptions, positionals } from "../options.ts";
import { textTable } from "../table.ts";

/** The keys to the figures by HTTP that hold. */
export async function run(args: readonly string[], { stdout, env, t, locale }: CommandIo): Promise<number> {
  const { values, positionals: given } = parseOptions(args, { json: { type: "boolean" } });
  positionals(given, []);
  const found = await tokens(await currentHome(env));
  const { moment } = formatter(locale);
  if (values.json) stdout.write(`${JSON.stringify(found)}\n`);
  else if (found.length === 0) stdout.write(`${t("cli.no_tokens")}\n`);
  else {
    const headers = (["id", "name", "prefix", "made_at", "used_at"] as const).map((name) => t(`cli.column_${name}`));
    stdout.write(textTable(headers, found.map(({ token_id, name, prefix, made_at, used_at }) => [String(token_id), name, `${prefix}…`, moment(made_at), used_at === null ? "—" : moment(used_at)])));
  }
  return exit.done;
}
