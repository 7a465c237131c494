import { resolve } from "node:path";
import { makeBackup } from "#app/services/system/backups.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import { exit, type CommandIo } from "../io.ts";
import { parseOptions, positionals } from "../options.ts";

/** Everything that cannot be made again, in one file; without a name under the next number in the folder of backups. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals: given } = parseOptions(args, { json: { type: "boolean" } });
  const [file] = positionals(given, ["FILE"]);
  const home = await currentHome(io.env);
  const report = await makeBackup(home, { ...(file !== undefined && { file: resolve(io.cwd, file) }), env: { ...process.env, ...io.env } });
  if (values.json) io.stdout.write(`${JSON.stringify(report)}\n`);
  else io.stdout.write(`${io.t("cli.backup_made", { path: report.path, megabytes: (report.bytes / 1e6).toFixed(1), loads: report.loads })}\n`);
  if (report.missing.length) io.stderr.write(`${io.t("cli.backup_lacks", { files: report.missing.slice(0, 5).join(", ") })}\n`);
  return exit.done;
}
