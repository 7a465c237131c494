import type { Home } from "#pipelines/index.ts";
import { withoutFilter } from "#app/filters/question.ts";
import { returnRate } from "#app/metrics/definitions/base.ts";
import { monthEnd, monthOf } from "#app/metrics/period.ts";
import type { Figure, Filters } from "#app/metrics/types.ts";
import type { BranchReturns } from "#app/metrics/views/clients.ts";
import { figures } from "../figures.server.ts";
import { monthSpan, trendEnds } from "../trend-months.ts";
import { turningPoint } from "./turning-point.ts";

const isWhole = (end: string): boolean => end === monthEnd(monthOf(end));

/**
 * Branch by branch: how many of those active at the start of each month came again in it, against the share that did in all the other
 * branches in that month, so that season and holidays are in both. The branch that fell furthest is found first and left out of what
 * the others are held against. Empty where there is but one branch. A filter by branch chooses among them and changes none of them; months
 * after the day are told, and decide nothing.
 */
export async function branchReturns(home: Home, asOf: string, filters: Filters, later: readonly string[] = []): Promise<BranchReturns[]> {
  const ends = [...trendEnds(asOf), ...later];
  const all = await figures(home, returnRate, ends.map((end) => monthSpan(returnRate, end)), ["branch"], withoutFilter(filters, "branch"));
  const known = all.filter((figure) => figure.value !== null && figure.by["branch"] != null).map((figure): Figure => ({ ...figure, by: { ...figure.by, month: monthOf(figure.as_of) } }));
  const branches = [...new Set(known.map((figure) => figure.by["branch"] as string))].sort((a, b) => a.localeCompare(b, "ru"));
  if (branches.length < 2) return [];
  const against = (branch: string, others: readonly string[]) => returnsOf(branch, asOf, known.filter((figure) => figure.by["branch"] === branch), known.filter((figure) => figure.by["branch"] !== branch && others.includes(figure.by["branch"] as string)));
  const first = branches.map((branch) => against(branch, branches));
  const worst = first.filter(({ since }) => since !== null).sort((a, b) => a.after / a.before - b.after / b.before)[0];
  const sound = worst && branches.length > 2 ? branches.filter((branch) => branch !== worst.branch) : branches;
  const told = first.map((one) => (one.branch === worst?.branch ? one : against(one.branch, sound)));
  return told.map((one) => ({ ...one, chosen: !filters.branch?.length || filters.branch.includes(one.branch) }));
}

function returnsOf(branch: string, asOf: string, own: readonly Figure[], others: readonly Figure[]): Omit<BranchReturns, "chosen"> {
  const told = own.flatMap((figure) => {
    const beside = others.filter((other) => other.as_of === figure.as_of);
    const [came, of] = [sum(beside, "numerator"), sum(beside, "denominator")];
    return of === 0 || came === 0 ? [] : [{ month: monthOf(figure.as_of), figure, expected: (Number(figure.denominator) * came) / of, others: { came, of }, incomplete: !isWhole(figure.as_of) }];
  });
  const months = told.filter(({ figure }) => figure.as_of <= asOf);
  const steps = months.map(({ figure, expected }) => ({ observed: Number(figure.numerator), expected }));
  const turn = turningPoint(steps);
  const level = steps.reduce((total, step) => total + step.observed, 0) / Math.max(1, steps.reduce((total, step) => total + step.expected, 0));
  return { branch, since: turn ? (months[turn.at]?.month ?? null) : null, before: turn?.before ?? level, after: turn?.after ?? level, months, later: told.slice(months.length) };
}

const sum = (figures: readonly Figure[], side: "numerator" | "denominator"): number => figures.reduce((total, figure) => total + Number(figure[side]), 0);
