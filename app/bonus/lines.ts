import { corrections } from "./clawback.ts";
import { earnedLines } from "./earned.ts";
import { withinFunds } from "./fund.ts";
import type { Inputs } from "./inputs.ts";
import { limitLines } from "./limits.ts";
import { byCode, sumOf } from "./line.ts";
import type { Plan } from "./plan.ts";
import { splitLines } from "./splits.ts";
import type { Line } from "./types.ts";

/**
 * Every line that a plan pays for a period, by staff code and within a person in the order of the formula: components, commissions and splits; gates, cap
 * and floor of the role; funds of branch and group; corrections of earlier periods. Names and the order of people, deals and rows move no amount.
 * RangeError for inputs that are not the plan's: another kind of period, another currency, a result, amount, target or quota left out.
 */
export function linesOf(plan: Plan, inputs: Inputs): readonly Line[] {
  const quarter = inputs.period.includes("Q");
  if (quarter !== (plan.period === "quarter")) throw new RangeError(`linesOf: ${inputs.period} is no ${plan.period}, which the plan ${plan.id}@${plan.version} pays for`);
  if (plan.currency !== null && plan.currency !== inputs.currency) throw new RangeError(`linesOf: the plan ${plan.id}@${plan.version} pays in ${plan.currency}, the inputs are in ${inputs.currency}`);

  const shared = splitLines(plan, inputs);
  const everybody = [...inputs.people].sort(byCode).map((person) => {
    const role = plan.roles[person.role];
    const earned = [...earnedLines(plan, inputs, person), ...shared.filter(({ staff_code }) => staff_code === person.staff_code)];
    return { person, lines: role ? [...earned, ...limitLines(role, person, earned)] : earned };
  });
  const own = withinFunds(plan, everybody);
  const corrected = corrections(plan, inputs, new Map(own.map(({ person, lines }) => [person.staff_code, sumOf(lines)])));
  return [...own.flatMap(({ lines }) => lines), ...corrected].sort(byCode);
}
