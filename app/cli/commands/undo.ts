import { undo } from "#app/services/batches.server.ts";
import { undoEffects } from "#app/services/undo-effects.server.ts";
import { UsageError } from "#app/services/usage-error.ts";
import { exit, type CommandIo } from "../io.ts";
import { parseOptions, positionals } from "../options.ts";
import { effectsText } from "../effects.ts";

export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals: given } = parseOptions(args, { json: { type: "boolean" }, "dry-run": { type: "boolean" } });
  const [batch] = positionals(given, ["BATCH"]);
  if (batch === undefined) throw new UsageError("missing_argument", { argument: "BATCH" });
  if (values["dry-run"]) {
    const effects = await undoEffects(batch, io.env);
    io.stdout.write(values.json ? `${JSON.stringify(effects)}\n` : effectsText(effects, io.t, io.locale));
    return exit.done;
  }
  const undone = await undo(batch, io.env);
  io.stdout.write(values.json ? `${JSON.stringify(undone)}\n` : `${io.t("cli.undone", { batch: undone.batch, file: undone.file })}\n`);
  return exit.done;
}
