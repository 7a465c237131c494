import { undo } from "#app/services/batches.server.ts";
import { UsageError } from "#app/services/usage-error.ts";
import { exit, type CommandIo } from "../io.ts";
import { parseOptions, positionals } from "../options.ts";

export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals: given } = parseOptions(args, { json: { type: "boolean" } });
  const [batch] = positionals(given, ["BATCH"]);
  if (batch === undefined) throw new UsageError("missing_argument", { argument: "BATCH" });
  const undone = await undo(batch, io.env);
  io.stdout.write(values.json ? `${JSON.stringify(undone)}\n` : `${io.t("cli.undone", { batch: undone.batch, file: undone.file })}\n`);
  return exit.done;
}
