import { UsageError } from "#app/services/usage-error.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import { exportPayroll, savePlanFile, showPlans, verify } from "../bonus-files.ts";
import { showRun } from "../bonus-run.ts";
import { takeStep } from "../bonus-steps.ts";
import type { CommandIo } from "../io.ts";
import { choice, parseOptions, positionals } from "../options.ts";

const steps = ["open", "review", "approve", "pay", "reopen"] as const;
const verbs = [...steps, "verify", "export", "plans", "plan"] as const;

/** Bonuses of a period: without a verb what each person gets; the steps of its run; plans; the file for payroll. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const text = { type: "string" } as const;
  const { values, positionals: given } = parseOptions(args, { period: text, plan: text, from: text, reason: text, json: { type: "boolean" } });
  const [word, ...rest] = given;
  const verb = choice("bonus", word, verbs);
  const json = values.json === true;
  const home = await currentHome(io.env);
  const named = (names: readonly string[]): string[] =>
    positionals(rest, names).map((value, i) => {
      if (value === undefined) throw new UsageError("missing_argument", { argument: names[i] ?? "PERIOD" });
      return value;
    });
  if (verb === undefined) return showRun(home, { period: values.period, plan: values.plan, json }, io);
  if (verb === "plans") {
    named([]);
    return showPlans(home, json, io);
  }
  if (verb === "export") {
    const [period = "", file = ""] = named(["PERIOD", "FILE"]);
    return exportPayroll(home, period, file, io);
  }
  if (verb === "plan") {
    const [file = ""] = named(["FILE"]);
    return savePlanFile(home, { file, from: values.from, reason: values.reason, json }, io);
  }
  const [period = ""] = named(["PERIOD"]);
  if (verb === "verify") return verify(home, period, json, io);
  return takeStep(home, verb, { period, reason: values.reason, json }, io);
}
