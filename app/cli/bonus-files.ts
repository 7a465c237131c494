import { writeFile } from "node:fs/promises";
import { basename, extname, resolve } from "node:path";
import { formatter } from "#app/i18n/format.ts";
import { BonusError } from "#app/services/bonus/bonus-error.ts";
import { payrollFile, payrollTypes, type PayrollType } from "#app/services/bonus/payroll.server.ts";
import { listPlans, readPlanText, savePlan } from "#app/services/bonus/plans.server.ts";
import { verifyRun } from "#app/services/bonus/verify.server.ts";
import { UsageError } from "#app/services/usage-error.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import type { Home } from "#app/warehouse/home.server.ts";
import { readPlanFile } from "./bonus-run.ts";
import { exit, type CommandIo } from "./io.ts";
import { textTable } from "./table.ts";

const isPayrollType = (text: string): text is PayrollType => Object.hasOwn(payrollTypes, text);

/** Writes an approved run for payroll, as a workbook or as CSV by the file's name. */
export async function exportPayroll(home: Home, period: string, file: string, { cwd, locale, stdout, t }: CommandIo): Promise<number> {
  const type = extname(file).slice(1).toLowerCase();
  if (!isPayrollType(type)) throw new BonusError("other_file", { file });
  const { bytes, lines, control } = await payrollFile(home, period, type, locale);
  await writeFile(resolve(cwd, file), bytes);
  stdout.write(`${t("bonusRun.done_export", { file: basename(file), n: lines, sum: control })}\n`);
  return exit.done;
}

/** Recomputes an approved run from what it kept; exit 1 where it does not come out again. */
export async function verify(home: Home, period: string, json: boolean, { locale, stdout, t }: CommandIo): Promise<number> {
  const seen = await verifyRun(home, period);
  const format = formatter(locale, (await facts(home)).currency);
  if (json) stdout.write(`${JSON.stringify(seen)}\n`);
  else
    for (const one of seen) {
      const said = { period: format.period(one.period), at: format.moment(one.approved_at), fund: format.minor(one.fund_minor), hash: one.hash.slice(0, 12) };
      stdout.write(`${one.sound ? t("bonusRun.verified_sound", said) : t("bonusRun.verified_broken", { ...said, n: one.differs, again: format.minor(one.recomputed_fund_minor), code: one.code, code_now: one.code_now })}\n`);
    }
  return seen.every(({ sound }) => sound) ? exit.done : exit.failed;
}

/** Every plan of the home, the project's own first. */
export async function showPlans(home: Home, json: boolean, { stdout, t }: CommandIo): Promise<number> {
  const plans = await listPlans(home);
  if (json) stdout.write(`${JSON.stringify(plans)}\n`);
  else {
    const headers = ["version", "plan", "first_period", "saved_by", "reason"] as const;
    const rows = plans.map(({ version, plan, first_period, saved_by, reason }) => [String(version), `${plan.id}: ${plan.name}`, first_period ?? t("bonusRun.always"), saved_by ?? "—", reason ?? "—"]);
    stdout.write(textTable(headers.map((name) => t(`bonusRun.column_${name}`)), rows));
  }
  return exit.done;
}

/** Saves a file as the next version of the home's plan. */
export async function savePlanFile(home: Home, { file, from, reason, json }: { readonly file: string; readonly from: string | undefined; readonly reason: string | undefined; readonly json: boolean }, { cwd, stdout, t }: CommandIo): Promise<number> {
  if (from === undefined) throw new UsageError("missing_argument", { argument: "--from PERIOD" });
  const plan = readPlanText(file, await readPlanFile(file, resolve(cwd, file)));
  const saved = await savePlan(home, { plan, firstPeriod: from, reason: reason ?? "" });
  stdout.write(json ? `${JSON.stringify(saved)}\n` : `${t("bonusRun.done_plan", { plan: `${saved.plan.id}@${saved.version}`, period: from })}\n`);
  return exit.done;
}
