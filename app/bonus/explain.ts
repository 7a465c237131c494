import { explainComponent } from "./explain-component.ts";
import type { ComponentId, Plan } from "./plan.ts";
import { isCount, nameOf, type Said, type Shown } from "./say.ts";
import { readTiers, tierParts } from "./tiers.ts";
import type { Line } from "./types.ts";

/** What a statement says of a line: what it is, and how its amount came about, with its own numbers. */
export interface Explained {
  readonly title: Said;
  readonly sentences: readonly Said[];
}

/** A line of a plan's calculation in sentences; `say` puts them into a language. The plan is the one that the line was made by. */
export function explain(plan: Plan, line: Line): Explained {
  return { title: titleOf(line), sentences: sentencesOf(plan, line) };
}

const minor = (value: unknown): Shown => ({ as: "minor", value: Number(value) });
const component = (id: string): ComponentId => id as ComponentId;

function titleOf({ kind, component: id, target, of_period, why }: Line): Said {
  if (kind === "component") return { key: nameOf(component(id)), values: {} };
  if (kind === "commission") return { key: "bonus.commission_business_revenue", values: {} };
  if (kind === "split") return { key: "bonus.split", values: { name: { as: "text", value: id } } };
  if (kind === "gate") return { key: why["must_be"] === "at_most" ? "bonus.gate_at_most" : "bonus.gate_at_least", values: { name: { as: "word", value: nameOf(component(id)) }, edge: { as: "result", of: component(id), value: target } } };
  if (kind === "fund") return { key: why["of"] === "branch" ? "bonus.fund_branch" : "bonus.fund_group", values: {} };
  if (kind === "adjustment" || kind === "clawback") return { key: `bonus.${kind}`, values: { period: { as: "period", value: of_period ?? "" } } };
  return { key: `bonus.${kind}`, values: {} };
}

function sentencesOf(plan: Plan, line: Line): readonly Said[] {
  const { kind, why, amount_minor } = line;
  const amount = minor(amount_minor);
  const before = minor(why["before_minor"]);
  if (kind === "component") return explainComponent(plan, line);
  if (kind === "commission") return explainCommission(plan, line);
  if (kind === "split") return [{ key: "bonus.split_said", values: { deals: { as: "count", value: line.n }, bonus: minor(why["bonus_minor"]), amount } }];
  if (kind === "gate") return explainGate(line);
  if (kind === "fund") {
    const cut: Said = { key: "bonus.fund_said", values: { all: minor(why["all_minor"]), fund: minor(why["fund_minor"]), before, amount } };
    return line.marks.includes("floors_above_fund") ? [cut, { key: "bonus.mark_floors_above_fund", values: {} }] : [cut];
  }
  if (kind === "adjustment" || kind === "clawback") return explainCorrection(plan, line);
  return [{ key: `bonus.${kind}_said`, values: { before, limit: minor(why["limit_minor"]), amount } }];
}

function explainCommission(plan: Plan, { role, component: id, actual, target, attainment, amount_minor }: Line): readonly Said[] {
  const tiers = plan.roles[role]?.commissions.find((one) => one.id === id)?.tiers ?? [];
  const paid = tierParts(BigInt(actual ?? 0), BigInt(target ?? 1), readTiers(tiers));
  const terms = paid.map(({ tier, scaled }): readonly [Shown, Shown] => [{ as: "share", value: Number(tier.ratePpm) / 1e6 }, minor(Math.round(Number(scaled) / 1e4))]);
  const quota: Said = { key: "bonus.commission_said", values: { paid: minor(actual), quota: minor(target), attainment: { as: "share", value: attainment } } };
  return terms.length ? [quota, { key: "bonus.tiers_said", values: { sum: { as: "sum", terms }, amount: minor(amount_minor) } }] : [quota, { key: "bonus.below_tiers", values: {} }];
}

function explainGate({ component: id, actual, n, target, amount_minor, marks, why }: Line): readonly Said[] {
  const result = (value: unknown): Shown => ({ as: "result", of: component(id), value: value === null ? null : Number(value) });
  // Of a count the ends of the interval are as whole as it is.
  const end = (value: unknown): Shown => (isCount(component(id)) && value !== null ? { as: "count", value: Number(value) } : result(value));
  const values = { actual: result(actual), n: { as: "count", value: n }, edge: result(target), low: end(why["low"]), high: end(why["high"]) } as const;
  if (marks.includes("gate_open")) return [{ key: "bonus.gate_cannot_tell", values }];
  const state = why["closed"] === 1 ? "closed" : "open";
  const said: Said = { key: why["judged"] === "interval" ? `bonus.gate_${state}_interval` : `bonus.gate_${state}_value`, values };
  return state === "open" ? [said] : [said, { key: "bonus.gate_takes", values: { before: minor(why["before_minor"]), kept: { as: "share", value: Number(why["kept"]) }, amount: minor(amount_minor) } }];
}

function explainCorrection(plan: Plan, { why, amount_minor, reason, marks }: Line): readonly Said[] {
  const asked = minor(why["asked_minor"] ?? amount_minor);
  const sentences: Said[] = [
    { key: "bonus.correction_said", values: { now: minor(why["now_minor"]), was: minor(why["was_minor"]), corrected: minor(why["corrected_minor"]), amount: asked } },
  ];
  if (reason) sentences.push({ key: "bonus.reason", values: { reason: { as: "text", value: reason } } });
  if (marks.includes("clawback_limited")) sentences.push({ key: "bonus.clawback_limited_said", values: { asked: minor(-Number(why["asked_minor"])), amount: minor(-amount_minor), share: { as: "share", value: plan.clawback.at_most } } });
  if (marks.includes("clawback_expired")) sentences.push({ key: "bonus.clawback_expired_said", values: { months: { as: "count", value: plan.clawback.within_months } } });
  return sentences;
}
