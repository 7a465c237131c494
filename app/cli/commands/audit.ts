import { auditSeen } from "#app/services/audit/page.server.ts";
import { UsageError } from "#app/services/usage-error.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import { exit, type CommandIo } from "../io.ts";
import { parseOptions, positionals } from "../options.ts";

/** Whether the audit log is whole, and where not. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals: given } = parseOptions(args, { json: { type: "boolean" } });
  const [verb] = positionals(given, ["VERB"]);
  if (verb !== "verify") throw new UsageError("bad_choice", { option: "audit", value: verb ?? "", choices: "verify" });
  const seen = await auditSeen(await currentHome(io.env), 0);
  if (values.json) io.stdout.write(`${JSON.stringify(seen)}\n`);
  else io.stdout.write(`${seen.broken ? io.t(`ui.audit_broken_${seen.broken.why}`, { seq: seen.broken.seq }) : io.t("ui.audit_whole", { count: String(seen.entries) })}\n`);
  return seen.broken ? exit.failed : exit.done;
}
