import { resolve } from "node:path";
import { check } from "#app/services/batches.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import { exit, type CommandIo } from "../io.ts";
import { parseOptions, positionals } from "../options.ts";

/** Whether a backup is sound; without a name whether the home is: originals, what people typed, conservation, figures. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals: given } = parseOptions(args, { json: { type: "boolean" } });
  const [file] = positionals(given, ["FILE"]);
  const { verifyBackup, verifyHome } = await import("#pipelines/index.ts");
  const { t } = io;
  if (file !== undefined) {
    const seen = await verifyBackup(resolve(io.cwd, file));
    io.stdout.write(values.json ? `${JSON.stringify(seen)}\n` : `${t("cli.backup_sound", { file, loads: seen.loads, files: seen.files, typed: seen.typed, made_at: seen.made_at.slice(0, 16).replace("T", " ") })}\n`);
    if (seen.missing.length) io.stderr.write(`${t("cli.backup_lacks", { files: seen.missing.slice(0, 5).join(", ") })}\n`);
    return seen.missing.length ? exit.failed : exit.done;
  }
  const seen = { ...(await verifyHome(await currentHome(io.env))), checks: await check(io.env) };
  const { gone, changed, astray, checks } = seen;
  const sound = gone.length + changed.length + astray.length + checks.length === 0;
  if (values.json) io.stdout.write(`${JSON.stringify(seen)}\n`);
  else if (sound) io.stdout.write(`${t("cli.verify_sound", { originals: seen.originals, typed: seen.typed })}\n`);
  else {
    for (const [key, names] of [["gone", gone], ["changed", changed], ["astray", astray], ["checks", checks.map(({ id }) => id)]] as const) {
      if (names.length) io.stdout.write(`${t(`cli.verify_${key}`, { n: names.length, names: names.slice(0, 10).join(", ") })}\n`);
    }
  }
  return sound ? exit.done : exit.failed;
}
