import { parsePeriod } from "#app/metrics/period.ts";
import type { Inputs } from "./inputs.ts";
import { amountOf, byCode, minorOf } from "./line.ts";
import type { Plan } from "./plan.ts";
import type { Line } from "./types.ts";

/** Months from the end of one period to that of another. */
export function monthsApart(earlier: string, later: string): number {
  const index = (period: string): number => {
    const end = parsePeriod(period)?.to;
    if (!end) throw new RangeError(`monthsApart: ${period} is no period`);
    return Number(end.slice(0, 4)) * 12 + Number(end.slice(5, 7));
  };
  return index(later) - index(earlier);
}

/**
 * Corrections of earlier periods as this run pays them. What is owed to people is paid whole; what is taken back is limited by the plan,
 * oldest period first: in one run at most a share of what the person gets in it, so that nobody is ever asked to pay in. What was not taken
 * stays a difference between what was paid and what should have been, and comes back with the next run. `earned`: each person's own sum in this run.
 */
export function corrections(plan: Plan, { period, adjustments }: Inputs, earned: ReadonlyMap<string, bigint>): Line[] {
  const codes = [...new Set(adjustments.map(({ staff_code }) => staff_code))].sort();
  return codes.flatMap((code) => {
    const own = adjustments.filter(({ staff_code }) => staff_code === code).sort((a, b) => monthsApart(b.of_period ?? period, a.of_period ?? period) || byCode(a, b));
    const owed = own.filter(({ kind }) => kind !== "clawback");
    const gets = owed.reduce((sum, line) => sum + amountOf(line), earned.get(code) ?? 0n);
    let left = gets > 0n ? (gets * BigInt(Math.round(plan.clawback.at_most * 1e6))) / 1_000_000n : 0n;
    const taken = own.filter(({ kind }) => kind === "clawback").map((line) => {
      const { within_months: within } = plan.clawback;
      if (within !== null && monthsApart(line.of_period ?? period, period) > within) return limited(line, 0n, "clawback_expired");
      const asked = -amountOf(line);
      const take = asked < left ? asked : left;
      left -= take;
      return take === asked ? line : limited(line, take, "clawback_limited");
    });
    return [...owed, ...taken];
  });
}

const limited = (line: Line, take: bigint, mark: "clawback_expired" | "clawback_limited"): Line => ({
  ...line,
  amount_minor: minorOf(-take),
  marks: [...line.marks, mark],
  why: { ...line.why, asked_minor: line.amount_minor },
});
