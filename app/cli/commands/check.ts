import { check } from "#app/services/batches.server.ts";
import { exit, type CommandIo } from "../io.ts";
import { parseOptions, positionals } from "../options.ts";
import { textTable } from "../table.ts";

export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals: given } = parseOptions(args, { json: { type: "boolean" } });
  positionals(given, []);
  const found = await check(io.env);
  const broken = found.filter(({ rows }) => rows > 0);
  const { t } = io;
  if (values.json) io.stdout.write(`${JSON.stringify(found)}\n`);
  else if (broken.length === 0) io.stdout.write(`${t("cli.checks_fine")}\n`);
  else {
    io.stdout.write(textTable([t("cli.column_check"), t("cli.column_rows")], broken.map(({ id, rows }) => [id, String(rows)])));
    io.stdout.write(`\n${t("cli.checks_broken", { n: broken.length })}\n`);
  }
  return broken.length ? exit.failed : exit.done;
}
