import { rebuild } from "#app/services/batches.server.ts";
import { exit, type CommandIo } from "../io.ts";
import { parseOptions, positionals } from "../options.ts";

export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { positionals: given } = parseOptions(args, {});
  positionals(given, []);
  const start = performance.now();
  await rebuild(io.env);
  io.stdout.write(`${io.t("cli.rebuilt", { seconds: ((performance.now() - start) / 1000).toFixed(1) })}\n`);
  return exit.done;
}
