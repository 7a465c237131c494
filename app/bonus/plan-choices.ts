import type { ComponentId, Plan } from "./plan.ts";
import { commissionIds, componentIds, shrinkable } from "./plan.ts";
import { shareComponents } from "./say.ts";

/** A part of a plan as its file has it. */
export type Part = Readonly<Record<string, unknown>>;

/** What stands in the form where a plan has nothing: no minimum, no tiers. */
export const NONE = "none";
/** Tiers of both kinds: a form keeps them, and offers no way to make them. */
export const MIXED = "mixed";

const kindsOf: Readonly<Record<string, readonly string[]>> = {
  target: ["fixed", "by_branch", "goal", "role_median_year_before"],
  quota: ["fixed", "by_branch"],
  bonus: ["per_deal", "rate"],
  effect: ["times", "nothing"],
};
const plain: Readonly<Record<string, readonly string[]>> = {
  period: ["month", "quarter"],
  better: ["higher", "lower"],
  use: ["raw", "shrunk"],
  must_be: ["at_least", "at_most"],
  judged: ["value", "interval"],
  missing: ["others", "nobody"],
  component: componentIds,
  fallback: [NONE, "neutral", "role_mean", "carried_over"],
};

/** What a value of a plan can be changed to, by where it stands ("target.kind", "better"); null where it is no choice. */
export function optionsOf(key: string, holder: string, component: ComponentId | null): readonly string[] | null {
  if (key === "kind") return kindsOf[holder] ?? null;
  if (key === "use") return component && shrinkable.includes(component) ? (plain[key] ?? null) : null;
  if (key === "pays") return holder === "tiers" ? ["marginal", "whole"] : null;
  return plain[key] ?? null;
}

/** How the tiers of a component or commission pay, in one word. */
export function paysOf(tiers: unknown): string {
  if (!Array.isArray(tiers)) return NONE;
  const kinds = new Set((tiers as readonly Part[]).map(({ pays }) => String(pays)));
  return kinds.size > 1 ? MIXED : ([...kinds][0] ?? NONE);
}

const numberIn = (part: Part, ...keys: readonly string[]): number | null => keys.map((key) => part[key]).find((value) => typeof value === "number") ?? null;

/** The part that a choice makes of another: what was typed is kept where it means the same. Of a kind that stays, the part itself. */
export function withKind(holder: string, kind: string, part: Part, component: ComponentId | null): unknown {
  if (part["kind"] === kind) return part;
  if (holder === "target") {
    const value = numberIn(part, "value", "otherwise", "at_least") ?? (component && shareComponents.has(component) ? 0.5 : 1);
    if (kind === "fixed") return { kind, value };
    if (kind === "by_branch") return { kind, values: {}, otherwise: value };
    return kind === "goal" ? { kind } : { kind, at_least: value };
  }
  if (holder === "quota") {
    const minor = numberIn(part, "minor", "otherwise_minor") ?? 100_000_00;
    return kind === "fixed" ? { kind, minor } : { kind, minors: {}, otherwise_minor: minor };
  }
  if (holder === "bonus") return kind === "rate" ? { kind, rate: 0.001 } : { kind, minor: 10_000_00 };
  return kind === "times" ? { kind, factor: 0.5 } : { kind };
}

/** A minimum by what counts below it; null for none. */
export const withFallback = (fallback: string, before: unknown): unknown => (fallback === NONE ? null : { n: (before as { readonly n?: number } | null)?.n ?? 10, fallback });

type Tiers = NonNullable<NonNullable<Plan["roles"]["advisor"]>["components"][number]["tiers"]>;

/** Tiers that pay so; from none, two to begin with: the target pays in full, and more counts half as much again or in steps. */
export function withPays(pays: string, before: unknown): Tiers | null {
  if (pays === NONE) return null;
  const kind = pays === "whole" ? "whole" : "marginal";
  if (Array.isArray(before)) return pays === MIXED ? (before as Tiers) : (before as Tiers).map((tier) => ({ ...tier, pays: kind }));
  return kind === "whole" ? [{ from: 0.8, rate: 0.8, pays: kind }, { from: 1, rate: 1, pays: kind }] : [{ from: 0, rate: 1, pays: kind }, { from: 1, rate: 1.5, pays: kind }];
}

/** What may be added to a plan's lists. */
export const addable = { components: componentIds, gates: componentIds, commissions: commissionIds } as const;
