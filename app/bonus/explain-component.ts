import type { ComponentId, Plan, PlanComponent } from "./plan.ts";
import { decimal } from "./ratio.ts";
import type { Said, Shown } from "./say.ts";
import { readTiers, tierParts } from "./tiers.ts";
import type { Line } from "./types.ts";

const number = (value: number): Shown => ({ as: "number", value });
const exact = (value: number | null): Shown => ({ as: "exact", value });
const count = (value: unknown): Shown => ({ as: "count", value: value === null || value === undefined ? null : Number(value) });

/** A component's line: the result, what of it counts and why, attainment, threshold, tiers and cap, and the money. */
export function explainComponent(plan: Plan, line: Line): readonly Said[] {
  const { role, component, why, attainment, amount_minor } = line;
  const rule = plan.roles[role]?.components.find(({ id }) => id === component);
  const money: Said = {
    key: "bonus.amount_said",
    values: { base: { as: "minor", value: Number(why["base_minor"]) }, weight: { as: "share", value: Number(why["weight"]) }, counts: exact(attainment), amount: { as: "minor", value: amount_minor } },
  };
  return [resultSaid(line), ...countedSaid(line), ...(rule ? attainedSaid(rule, line) : []), money];
}

function resultSaid({ component, actual, n, why }: Line): Said {
  const id = component as ComponentId;
  if (actual === null) return { key: "bonus.result_blank", values: { n: count(n) } };
  const values = { actual: { as: "result", of: id, value: actual }, n: count(n), numerator: count(why["numerator"]), denominator: count(why["denominator"]) } as const;
  return { key: why["numerator"] === null || why["denominator"] === null || id === "importer_csi" ? "bonus.result" : "bonus.result_of", values };
}

/** Where something else than the result itself counts. */
function countedSaid({ component, n, marks, target, why }: Line): readonly Said[] {
  const value: Shown = { as: "result", of: component as ComponentId, value: why["value"] === null || why["value"] === undefined ? null : Number(why["value"]) };
  const few = { n: count(n), minimum: count(why["minimum_n"]) };
  if (marks.includes("role_mean")) return [{ key: "bonus.few_role_mean", values: { ...few, value } }];
  if (marks.includes("carried_over")) return [{ key: "bonus.few_carried_over", values: { ...few, value, period: { as: "period", value: String(why["carried_from"]) }, earlier: count(why["carried_n"]) } }];
  if (why["minimum_n"] !== null && Number(n) < Number(why["minimum_n"])) return [{ key: "bonus.few_neutral", values: few }];
  if (target === null) return [{ key: "bonus.no_target", values: {} }];
  if (value.value === null) return [{ key: "bonus.no_result", values: {} }];
  if (marks.includes("shrunk")) return [{ key: "bonus.shrunk_said", values: { value, n: count(n) } }];
  return marks.includes("prior_missing") ? [{ key: "bonus.mark_prior_missing", values: {} }] : [];
}

function attainedSaid(rule: PlanComponent, { component, target, attainment, why }: Line): readonly Said[] {
  const { reached, value } = why;
  if (typeof reached !== "number" || typeof value !== "number") return [];
  const of = component as ComponentId;
  const said: Said[] = [
    { key: rule.better === "higher" ? "bonus.attained" : "bonus.attained_lower", values: { value: { as: "result", of, value }, target: { as: "result", of, value: target }, reached: exact(reached) } },
  ];
  if (attainment === 0 && reached < rule.threshold) said.push({ key: "bonus.below_threshold", values: { threshold: number(rule.threshold) } });
  else {
    if (rule.tiers) said.push({ key: "bonus.attained_tiers", values: { sum: { as: "sum", terms: tierTerms(rule.tiers, reached) } } });
    if (attainment === rule.cap) said.push({ key: "bonus.capped", values: { cap: number(rule.cap) } });
  }
  return said;
}

function tierTerms(tiers: NonNullable<PlanComponent["tiers"]>, reached: number): readonly (readonly [Shown, Shown])[] {
  const { n, d } = decimal(reached);
  return tierParts(n, d, readTiers(tiers)).map(({ tier, scaled }) => [number(Number(tier.ratePpm) / 1e6), exact(Number(scaled) / 1e4 / Number(d))]);
}
