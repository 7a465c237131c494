import type { Home } from "#pipelines/index.ts";
import { explain } from "#app/bonus/explain.ts";
import { say } from "#app/bonus/say.ts";
import type { Line } from "#app/bonus/types.ts";
import { csvLine } from "#app/exports/csv.ts";
import { workbook } from "#app/exports/workbook.server.ts";
import { formatter, majorOf } from "#app/i18n/format.ts";
import { translator, type Locale } from "#app/i18n/index.ts";
import { note } from "../audit/note.server.ts";
import { BonusError } from "./bonus-error.ts";
import { readRun } from "./read-run.server.ts";
import { requireRuns } from "./who.server.ts";

export interface PayrollFile {
  readonly bytes: Uint8Array;
  readonly type: string;
  readonly lines: number;
  /** Of all amounts, in major units with two decimals. */
  readonly control: string;
}
export const payrollTypes = { xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", csv: "text/csv; charset=utf-8" } as const;
export type PayrollType = keyof typeof payrollTypes;

const columns = ["staff_code", "name", "branch", "code", "component", "of_period", "amount", "currency"] as const;

/** An approved run for payroll: a row a line that pays or takes something, and the sum of all of them. Noted before it is given. Throws BonusError. */
export async function payrollFile(home: Home, period: string, type: PayrollType, locale: Locale): Promise<PayrollFile> {
  requireRuns();
  const run = await readRun(home, period);
  const approval = run.steps.findLast(({ kind }) => kind === "approved");
  if ((run.state !== "approved" && run.state !== "paid") || !approval) throw new BonusError("not_approved", { period });
  const [t, format] = [translator(locale), formatter(locale, run.currency)];
  const lines = run.lines.filter(({ amount_minor }) => amount_minor !== 0);
  const control = majorOf(lines.reduce((sum, { amount_minor }) => sum + BigInt(amount_minor), 0n));
  const heads = columns.map((name) => t(`bonusRun.payroll_${name}`));
  const title = (line: Line): string => say(explain(run.planInForce, line).title, t, format);
  const texts = (line: Line): string[] => [line.staff_code, line.name, line.branch ?? "", `${line.kind}/${line.component}`, title(line), line.of_period ?? run.period];
  await note(home, { action: "export", object: `bonus:${run.period} payroll.${type}` });
  if (type === "csv") {
    const rows = lines.map((line) => csvLine([...texts(line), majorOf(BigInt(line.amount_minor)), run.currency]));
    const last = csvLine([t("bonusRun.payroll_control"), "", "", "", "", run.period, control, run.currency]);
    return { bytes: new TextEncoder().encode(`\uFEFF${csvLine(heads)}${rows.join("")}${last}`), type: payrollTypes.csv, lines: lines.length, control };
  }
  const money = (minor: number) => ({ number: minor / 100, shown: "money" }) as const;
  const total = [t("bonusRun.payroll_control"), null, null, null, null, run.period, money(run.fund_minor), run.currency];
  const about: [string, string][] = [
    [t("bonusRun.payroll_control"), `${control} ${run.currency}`],
    [t("bonusRun.payroll_lines"), String(lines.length)],
    [t("bonusRun.payroll_plan"), `${run.plan.id}@${run.plan.version}`],
    [t("bonusRun.payroll_state"), t(`bonuses.state_${run.state}`)],
    [t("bonusRun.payroll_approved"), `${approval.person ?? "—"}, ${format.moment(approval.happened_at)}`],
    [t("bonusRun.payroll_hash"), run.hash],
  ];
  const bytes = await workbook(
    { title: t("bonusRun.payroll_title", { period: format.period(run.period) }), lines: about },
    { about: t("bonusRun.payroll_about") },
    { name: t("bonusRun.payroll_sheet"), columns: heads, rows: [...lines.map((line) => [...texts(line), money(line.amount_minor), run.currency]), total] },
  );
  return { bytes, type: payrollTypes.xlsx, lines: lines.length, control };
}
