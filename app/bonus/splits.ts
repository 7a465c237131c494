import type { Deal, Inputs } from "./inputs.ts";
import { lineOf } from "./line.ts";
import { roundHalfAway, splitLargestRemainder, type Share } from "./money.ts";
import { partnerIds, type Plan, type PlanSplit } from "./plan.ts";
import type { Line } from "./types.ts";

/** What one deal earns all its partners together, in minor units. */
function bonusOf({ bonus }: PlanSplit, { amount_minor }: Deal): bigint {
  if (bonus.kind === "per_deal") return BigInt(bonus.minor);
  return roundHalfAway(BigInt(amount_minor) * BigInt(Math.round(bonus.rate * 1e6)), 1_000_000n);
}

const NOBODY = "";

/**
 * What each partner gets of one deal, by staff code; the parts add up to its bonus, but for those of unknown partners where the plan leaves
 * them unpaid. Who is two partners at once has both parts.
 */
export function shareDeal(split: PlanSplit, deal: Deal): ReadonlyMap<string, bigint> {
  const weights = new Map<string, bigint>();
  for (const partner of partnerIds) {
    const staff = deal.staff[partner] ?? NOBODY;
    weights.set(staff, (weights.get(staff) ?? 0n) + BigInt(split.parts[partner] ?? 0));
  }
  if (split.missing === "others") weights.delete(NOBODY);
  const shares: Share[] = [...weights].filter(([, weight]) => weight > 0n).map(([id, weight]) => ({ id, weight }));
  if (shares.length === 0) return new Map();
  const parts = splitLargestRemainder(bonusOf(split, deal), shares);
  return new Map(parts.filter(({ id }) => id !== NOBODY).map(({ id, amountMinor }) => [id, amountMinor]));
}

/** A line per person and split: the sum of their parts. RangeError for a deal of no split of the plan, or of somebody who is not among the people. */
export function splitLines(plan: Plan, { deals, people }: Inputs): Line[] {
  const known = new Set(people.map(({ staff_code }) => staff_code));
  const shared = deals.map((deal) => {
    const split = plan.splits.find(({ id }) => id === deal.split);
    if (!split) throw new RangeError(`splitLines: the plan ${plan.id}@${plan.version} has no split ${deal.split}`);
    const parts = shareDeal(split, deal);
    for (const code of parts.keys()) if (!known.has(code)) throw new RangeError(`splitLines: ${code} of the deal ${deal.deal} is not among the people`);
    return { deal, parts, bonus: bonusOf(split, deal) };
  });
  return people.flatMap((person) =>
    plan.splits.flatMap(({ id }) => {
      const own = shared.filter(({ deal, parts }) => deal.split === id && parts.has(person.staff_code));
      if (own.length === 0) return [];
      const amount = own.reduce((sum, { parts }) => sum + (parts.get(person.staff_code) ?? 0n), 0n);
      const bonus = own.reduce((sum, one) => sum + one.bonus, 0n);
      return lineOf(person, "split", id, amount, { actual: own.length, n: own.length, why: { deals: own.length, bonus_minor: Number(bonus) } });
    }),
  );
}
