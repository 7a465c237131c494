import type { Inputs } from "./inputs.ts";
import { byCode, minorOf, sumOf } from "./line.ts";
import type { Plan } from "./plan.ts";
import type { Calculation, Line } from "./types.ts";

/** Sums of lines: of everybody the inputs know or a line names, of each branch, of all. */
export function totalled(plan: Pick<Plan, "id" | "version">, { period, people }: Pick<Inputs, "period" | "people">, lines: readonly Line[]): Omit<Calculation, "hash"> {
  const everybody = [...people, ...lines];
  const codes = [...new Set(everybody.map(({ staff_code }) => staff_code))];
  const branches = [...new Set(everybody.map(({ branch }) => branch))].sort((a, b) => (a === b ? 0 : (a ?? "") < (b ?? "") ? -1 : 1));
  const sum = (belongs: (line: Line) => boolean): number => minorOf(sumOf(lines.filter(belongs)));
  return {
    period,
    plan: { id: plan.id, version: plan.version },
    fund_minor: sum(() => true),
    lines,
    totals: codes.map((code) => ({ staff_code: code, amount_minor: sum((line) => line.staff_code === code) })).sort(byCode),
    branches: branches.map((branch) => ({ branch, amount_minor: sum((line) => line.branch === branch) })),
  };
}
