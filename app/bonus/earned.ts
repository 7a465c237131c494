import { counted } from "./counted.ts";
import type { InputPerson, Inputs, Result } from "./inputs.ts";
import { lineOf } from "./line.ts";
import { roundHalfAway } from "./money.ts";
import type { CommissionId, ComponentId, Plan, PlanCommission, PlanComponent, RolePlan } from "./plan.ts";
import { toNumber } from "./ratio.ts";
import { quotaOf, targetOf } from "./targets.ts";
import { readTiers, tierPayout } from "./tiers.ts";
import type { Line } from "./types.ts";

const PPM = 1_000_000n;

/** What a person's own results earn: a line per component and commission of the role, in the plan's order. RangeError for a result or amount that is left out. */
export function earnedLines(plan: Plan, inputs: Inputs, person: InputPerson): Line[] {
  const role = plan.roles[person.role];
  if (!role) return [];
  return [...role.components.map((component) => componentLine(role, component, inputs, person)), ...role.commissions.map((commission) => commissionLine(commission, inputs, person))];
}

/** The result of a component; RangeError where there is none: a blank is said as null, never left out. */
export function resultOf({ staff_code, results }: InputPerson, id: ComponentId): Result {
  const result = results[id];
  if (!result) throw new RangeError(`resultOf: no result of ${id} for ${staff_code}`);
  return result;
}

/** base × weight × what counts of the attainment, rounded once half away from zero. */
function componentLine({ base_minor }: RolePlan, component: PlanComponent, { frozen, carried }: Inputs, person: InputPerson): Line {
  const { id, weight, threshold, cap, minimum } = component;
  const result = resultOf(person, id);
  const target = targetOf(frozen, person.role, id, person.branch);
  const ofRole = (one: { readonly role: string; readonly component: string }): boolean => one.role === person.role && one.component === id;
  const earlier = carried.find((one) => one.staff_code === person.staff_code && one.component === id);
  const known = { target, prior: frozen.priors.find(ofRole)?.prior ?? null, mean: frozen.means.find(ofRole)?.actual ?? null, carried: earlier?.result ?? null };
  const { value, attainment, factor, marks } = counted(component, result, known);
  const amount = roundHalfAway(BigInt(base_minor) * BigInt(Math.round(weight * Number(PPM))) * factor.n, PPM * factor.d);
  return lineOf(person, "component", id, amount, {
    actual: result.actual,
    n: result.n,
    target,
    attainment: toNumber(factor),
    marks: [...new Set([...marks, ...result.marks])],
    why: {
      base_minor,
      weight,
      value: value && toNumber(value),
      reached: attainment && toNumber(attainment),
      numerator: result.numerator,
      denominator: result.denominator,
      threshold,
      cap,
      minimum_n: minimum?.n ?? null,
      ...(marks.includes("carried_over") && earlier ? { carried_from: earlier.of_period, carried_n: earlier.result.n } : {}),
    },
  });
}

/** What the tiers pay for an amount against the quota. */
function commissionLine({ id, tiers }: PlanCommission, { frozen }: Inputs, person: InputPerson): Line {
  const { amount_minor } = amountFor(person, id);
  const quota_minor = quotaOf(frozen, person.role, id, person.branch);
  return lineOf(person, "commission", id, tierPayout(BigInt(amount_minor), BigInt(quota_minor), readTiers(tiers)), {
    actual: amount_minor,
    target: quota_minor,
    attainment: amount_minor / quota_minor,
    why: { amount_minor, quota_minor },
  });
}

function amountFor({ staff_code, amounts }: InputPerson, id: CommissionId): { readonly amount_minor: number } {
  const amount = amounts[id];
  if (!amount) throw new RangeError(`amountFor: no amount of ${id} for ${staff_code}`);
  return amount;
}
