import type { ComponentId, Plan } from "./plan.ts";
import { shareComponents } from "./say.ts";

/** How a number of a plan is typed: money in major units, shares and attainments in per cent, the rest as it is. */
export type FieldAs = "money" | "percent" | "number" | "count";

/** A number of a plan that a person may change in a form. */
export interface PlanField {
  /** Where it stands: "roles.advisor.components.0.weight". */
  readonly name: string;
  readonly key: string;
  readonly as: FieldAs;
  /** As typed; "" where the plan has none. */
  readonly value: string;
  /** May be left empty. */
  readonly optional: boolean;
  /** The branch, or the number of the step, where there are several of a kind. */
  readonly of: string | null;
}

/** Powers of ten between what is typed and what the plan keeps: moved in the text, so that doubles add no noise. */
const places: Readonly<Record<FieldAs, number>> = { money: 2, percent: -2, number: 0, count: 0 };
const typed = (value: number | null, as: FieldAs): string => (value === null ? "" : String(Number(`${value}e${-places[as]}`)));

const kinds: Readonly<Record<string, FieldAs>> = {
  base_minor: "money", cap_minor: "money", floor_minor: "money", group_minor: "money", minor: "money", otherwise_minor: "money", branches: "money", minors: "money",
  weight: "percent", threshold: "percent", cap: "percent", from: "percent", rate: "percent", factor: "percent", at_most: "percent",
  n: "count", minimum_n: "count", within_months: "count", parts: "count",
};
const asTargets: ReadonlySet<string> = new Set(["value", "at_least", "values", "otherwise", "edge"]);
const optional: ReadonlySet<string> = new Set(["cap_minor", "floor_minor", "group_minor", "within_months", "minimum_n", "otherwise"]);
/** What a number is called after: of a table of branches the table, of anything else itself. */
const tables: ReadonlySet<string> = new Set(["values", "minors", "branches", "parts"]);
const skipped: ReadonlySet<string> = new Set(["version"]);

/** Every number below a place of a plan, in the order of the file. `component`: whose targets are meant, which says whether they are shares. */
export function planFields(part: unknown, at: string, component: ComponentId | null = null): PlanField[] {
  if (typeof part !== "object" || part === null) return [];
  return Object.entries(part).flatMap(([key, value]): PlanField[] => {
    const name = `${at}.${key}`;
    if (typeof value === "number" || (value === null && optional.has(key))) {
      const path = at.split(".");
      const table = tables.has(path.at(-1) ?? "") ? path.at(-1) : null;
      const called = table ?? key;
      if (skipped.has(called)) return [];
      const as = asTargets.has(called) ? (component && shareComponents.has(component) ? "percent" : "number") : (kinds[called] ?? "number");
      const step = /\.tiers\.(\d+)$/.exec(at);
      return [{ name, key: called, as, value: typed(value, as), optional: optional.has(key), of: table ? key : step ? String(Number(step[1]) + 1) : null }];
    }
    return planFields(value, name, component);
  });
}

/** A plan with the numbers of a form put in, to be read by the contract; what is no number stays a text, so that the contract names the place. */
export function withFields(plan: Plan, fields: readonly PlanField[], form: ReadonlyMap<string, string>): unknown {
  const next = structuredClone(plan) as unknown as Record<string, unknown>;
  for (const { name, as, optional: mayBeEmpty } of fields) {
    const text = form.get(name)?.replace(/[\s\u00a0\u202f]/g, "").replace(",", ".");
    if (text === undefined) continue;
    const path = name.split(".");
    const key = path.pop() as string;
    const holder = path.reduce<Record<string, unknown>>((part, step) => part[step] as Record<string, unknown>, next);
    holder[key] = text === "" && mayBeEmpty ? null : /^-?\d+(\.\d+)?$/.test(text) ? Number(`${text}e${places[as]}`) : (form.get(name) ?? "");
  }
  return next;
}
