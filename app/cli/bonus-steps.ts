import { formatter } from "#app/i18n/format.ts";
import { approveRun } from "#app/services/bonus/approve.server.ts";
import { openRun } from "#app/services/bonus/open.server.ts";
import { payRun } from "#app/services/bonus/pay.server.ts";
import { readRun, type RunSeen } from "#app/services/bonus/read-run.server.ts";
import { reopenRun } from "#app/services/bonus/reopen.server.ts";
import { reviewRun } from "#app/services/bonus/review.server.ts";
import type { Home } from "#app/warehouse/home.server.ts";
import { exit, type CommandIo } from "./io.ts";

export type StepVerb = "open" | "review" | "approve" | "pay" | "reopen";

/** A step of a period's run, and in a sentence how it stands then. */
export async function takeStep(home: Home, verb: StepVerb, { period, reason, json }: { readonly period: string; readonly reason: string | undefined; readonly json: boolean }, io: CommandIo): Promise<number> {
  if (verb === "open") await openRun(home, period);
  else if (verb === "review") await reviewRun(home, period);
  else if (verb === "approve") await approveRun(home, period, reason);
  else if (verb === "pay") await payRun(home, period);
  else await reopenRun(home, period, reason);
  const run = await readRun(home, period);
  io.stdout.write(json ? `${JSON.stringify({ period: run.period, state: run.state, plan: `${run.plan.id}@${run.plan.version}`, fund: run.fund_minor, hash: run.hash })}\n` : `${sentence(verb, run, io)}\n`);
  return exit.done;
}

function sentence(verb: StepVerb, run: RunSeen, { t, locale }: CommandIo): string {
  const format = formatter(locale, run.currency);
  const [period, fund] = [format.period(run.period), format.minor(run.fund_minor)];
  if (verb === "open") return t("bonusRun.done_opened", { period, plan: `${run.plan.id}@${run.plan.version}` });
  if (verb === "review") return t("bonusRun.done_reviewed", { period, fund });
  if (verb === "approve") return t("bonusRun.done_approved", { period, fund, hash: run.hash.slice(0, 12) });
  return t(verb === "pay" ? "bonusRun.done_paid" : "bonusRun.done_reopened", { period });
}
