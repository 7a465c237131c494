import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { explain } from "#app/bonus/explain.ts";
import type { ComponentId, Plan } from "#app/bonus/plan.ts";
import { say } from "#app/bonus/say.ts";
import type { Line } from "#app/bonus/types.ts";
import { formatter, type Format } from "#app/i18n/format.ts";
import { note } from "#app/services/audit/note.server.ts";
import { metricOf } from "#app/services/bonus/measures.ts";
import { closedPeriods } from "#app/services/bonus/periods.ts";
import { findPlan, readPlanText } from "#app/services/bonus/plans.server.ts";
import { readRun, type RunSeen } from "#app/services/bonus/read-run.server.ts";
import { UsageError } from "#app/services/usage-error.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import type { Home } from "#app/warehouse/home.server.ts";
import { exit, type CommandIo } from "./io.ts";
import { textTable } from "./table.ts";

export interface RunAsked {
  readonly period: string | undefined;
  /** A file, or a plan of the home. */
  readonly plan: string | undefined;
  readonly json: boolean;
}

/** What everybody gets for a period: as a table, or in the contract's JSON. */
export async function showRun(home: Home, { period, plan, json }: RunAsked, io: CommandIo): Promise<number> {
  const run = await readRun(home, period ?? (await lastMonth(home)), plan === undefined ? undefined : await planNamed(home, plan, io));
  await note(home, { action: "export", object: `command:bonus bonus:${run.period}` });
  io.stdout.write(json ? `${JSON.stringify(inContract(run))}\n` : runTable(run, formatter(io.locale, run.currency), io));
  return exit.done;
}

async function lastMonth(home: Home): Promise<string> {
  const { asOf } = await facts(home);
  const [last] = asOf === null ? [] : closedPeriods("month", asOf, 1);
  if (!last) throw new UsageError("no_data");
  return last.id;
}

/** A plan by its file, else by its name in the home. Throws BonusError. */
export async function planNamed(home: Home, name: string, io: CommandIo): Promise<Plan> {
  const path = resolve(io.cwd, name);
  if (!existsSync(path)) return (await findPlan(home, name)).plan;
  return readPlanText(name, await readPlanFile(name, path));
}

/** Text of a file that an option names. Throws UsageError. */
export async function readPlanFile(name: string, path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw new UsageError("bad_file", { option: "--plan", file: name, problem: error instanceof Error ? error.message : String(error) });
  }
}

/** The contract of the command: a line's own keys after those that were promised. */
function inContract({ period, plan, fund_minor, lines, totals, hash }: RunSeen) {
  const line = ({ staff_code, name, branch, component, actual, n, target, attainment, amount_minor, ...more }: Line) => ({ staff_code, name, branch, component, actual, n, target, attainment, amount_minor, ...more });
  return { period, plan: `${plan.id}@${plan.version}`, fund: fund_minor, lines: lines.map(line), totals: totals.map(({ staff_code, amount_minor }) => ({ staff_code, amount_minor })), hash };
}

const isComponent = (id: string): id is ComponentId => Object.hasOwn(metricOf, id);

function runTable(run: RunSeen, format: Format, { t }: CommandIo): string {
  const head = t("bonusRun.head", { period: format.period(run.period), state: t(`bonuses.state_${run.state}`), plan: `${run.plan.id}@${run.plan.version}`, fund: format.minor(run.fund_minor) });
  if (run.totals.length === 0) return `${head}\n${t("bonuses.nobody", { period: format.period(run.period) })}\n`;
  const number = ({ kind, component }: Line, value: number | null): string =>
    kind === "component" && isComponent(component) ? format.value(value, metricOf[component].unit === "count" ? "score" : metricOf[component].unit) : kind === "commission" || kind === "split" ? format.minor(value) : format.number(value);
  const rows = run.lines.map((line) => [
    line.staff_code,
    line.name,
    line.branch ?? "—",
    say(explain(run.planInForce, line).title, t, format),
    number(line, line.actual),
    line.n === null ? "—" : format.number(line.n),
    number(line, line.target),
    line.attainment === null ? "—" : format.share(line.attainment),
    format.minor(line.amount_minor),
  ]);
  const headers = ["staff_code", "name", "branch", "component", "actual", "n", "target", "attainment", "amount"] as const;
  return `${head}\n\n${textTable(headers.map((name) => t(`bonusRun.column_${name}`)), rows)}`;
}
