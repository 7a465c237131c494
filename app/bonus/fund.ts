import type { InputPerson } from "./inputs.ts";
import { lineOf, sumOf } from "./line.ts";
import { splitLargestRemainder } from "./money.ts";
import type { Plan } from "./plan.ts";
import type { Line } from "./types.ts";

/** A person with the lines so far. */
export interface Earner {
  readonly person: InputPerson;
  readonly lines: readonly Line[];
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** What funds take, branch by branch and then of the group: everybody with a line more where they do. */
export function withinFunds(plan: Plan, everybody: readonly Earner[]): readonly Earner[] {
  const { branches, group_minor } = plan.fund;
  const byBranch = Object.entries(branches).reduce((earners, [branch, limit]) => within(plan, earners, ({ person }) => person.branch === branch, limit, "branch"), everybody);
  return group_minor === null ? byBranch : within(plan, byBranch, () => true, group_minor, "group");
}

/**
 * Where those of a fund come to more than it holds, what each gets above their floor is cut in proportion, by largest remainder, so that
 * they get the fund to the last minor unit. A floor is never cut: floors that come to more than the fund are paid, and marked.
 */
function within(plan: Plan, everybody: readonly Earner[], belongs: (one: Earner) => boolean, limit: number, of: "branch" | "group"): readonly Earner[] {
  const sharers = everybody.filter(belongs).map((one) => {
    const sum = sumOf(one.lines);
    const kept = least(sum, BigInt(plan.roles[one.person.role]?.floor_minor ?? 0));
    return { one, sum, kept, above: sum - kept };
  });
  const total = sharers.reduce((all, { sum }) => all + sum, 0n);
  const above = sharers.reduce((all, one) => all + one.above, 0n);
  if (total <= BigInt(limit) || above === 0n) return everybody;
  const left = BigInt(limit) - (total - above);
  const parts = splitLargestRemainder(left > 0n ? left : 0n, sharers.map((one) => ({ id: one.one.person.staff_code, weight: one.above })));
  const cut = new Map(
    sharers.map(({ one, above: own }, i) => {
      const why = { before_minor: Number(sumOf(one.lines)), fund_minor: limit, all_minor: Number(total), of };
      return [one, lineOf(one.person, "fund", `fund_${of}`, (parts[i]?.amountMinor ?? 0n) - own, { marks: left < 0n ? ["floors_above_fund"] : [], why })];
    }),
  );
  return everybody.map((one) => {
    const line = cut.get(one);
    return line && line.amount_minor !== 0 ? { ...one, lines: [...one.lines, line] } : one;
  });
}
