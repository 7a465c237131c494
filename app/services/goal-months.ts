import type { Figure } from "#app/metrics/types.ts";
import type { Goal } from "./goals.server.ts";
import { wholeGoal } from "./overview/pace.ts";

/** Month by month: the goal of what is shown, else that of its branches by their weight today. */
export function aimsOf(goals: readonly Goal[], branches: readonly Figure[], chosen: readonly string[]): { month: string; value: number }[] {
  const shown = branches.filter((figure) => figure.by["branch"] != null && (chosen.length === 0 || chosen.includes(figure.by["branch"])));
  return [...new Set(goals.map(({ month }) => month))].flatMap((month) => {
    const of = (branch: string | null) => goals.findLast((goal) => goal.month === month && goal.branch === branch)?.value ?? null;
    const own = chosen.length === 0 ? of(null) : chosen.length === 1 ? of(chosen[0] ?? null) : null;
    const value = own ?? wholeGoal(shown.map((figure) => ({ weight: Number(figure.denominator ?? 0), goal: of(figure.by["branch"] ?? null) })));
    return value === null ? [] : [{ month, value }];
  });
}
