import { resolve } from "node:path";
import { UsageError } from "#app/services/usage-error.ts";
import { currentHome, markOwn, ownHomePath } from "#app/warehouse/home.server.ts";
import { exit, type CommandIo } from "../io.ts";
import { parseOptions, positionals } from "../options.ts";

/** Puts a backup into an empty home, and makes its facts again. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { positionals: given } = parseOptions(args, {});
  const [file] = positionals(given, ["FILE"]);
  if (file === undefined) throw new UsageError("missing_argument", { argument: "FILE" });
  const { restore } = await import("#pipelines/index.ts");
  const { path } = ownHomePath(io.env);
  const { made_at, missing } = await restore(resolve(io.cwd, file), path);
  await markOwn(io.env);
  // Its facts are made now rather than at the next start.
  await currentHome(io.env);
  io.stdout.write(`${io.t("cli.restored", { path, made_at: made_at.slice(0, 16).replace("T", " ") })}\n`);
  return missing.length ? exit.failed : exit.done;
}
