import { partnerIds, type ComponentId, type Plan } from "./plan.ts";
import { MIXED, NONE, optionsOf, paysOf, withFallback, withKind, withPays, type Part } from "./plan-choices.ts";
import { shareComponents } from "./say.ts";

/** How a value of a plan is typed: money in major units, shares and attainments in per cent, other numbers as they are; a text; one of several. */
export type FieldAs = "money" | "percent" | "number" | "count" | "text" | "choice";

/** A value of a plan that a person may change in a form. */
export interface PlanField {
  /** Where it stands: "roles.advisor.components.0.weight". */
  readonly name: string;
  readonly key: string;
  readonly as: FieldAs;
  /** As typed; "" where the plan has none. */
  readonly value: string;
  /** May be left empty. */
  readonly optional: boolean;
  /** The branch or partner, or the number of the step, where there are several of a kind. */
  readonly of: string | null;
  /** Of a choice what there is to choose. */
  readonly options: readonly string[];
}

type Numbers = Exclude<FieldAs, "text" | "choice">;
/** Powers of ten between what is typed and what the plan keeps: moved in the text, so that doubles add no noise. */
const places: Readonly<Record<Numbers, number>> = { money: 2, percent: -2, number: 0, count: 0 };
const typed = (value: number | null, as: Numbers): string => (value === null ? "" : String(Number(`${value}e${-places[as]}`)));

const kinds: Readonly<Record<string, Numbers>> = {
  base_minor: "money", cap_minor: "money", floor_minor: "money", group_minor: "money", minor: "money", otherwise_minor: "money", branches: "money", minors: "money",
  weight: "percent", threshold: "percent", cap: "percent", from: "percent", rate: "percent", factor: "percent", at_most: "percent",
  n: "count", minimum_n: "count", within_months: "count", parts: "count",
};
const asTargets: ReadonlySet<string> = new Set(["value", "at_least", "values", "otherwise", "edge"]);
const optional: ReadonlySet<string> = new Set(["cap_minor", "floor_minor", "group_minor", "within_months", "minimum_n", "otherwise"]);
/** What a number is called after: of a table of branches or partners the table, of anything else itself. */
const tables: ReadonlySet<string> = new Set(["values", "minors", "branches", "parts"]);
const skipped: ReadonlySet<string> = new Set(["version", "currency"]);
const texts: ReadonlySet<string> = new Set(["name"]);

/** A name within a path: dots part the steps. */
const step = (name: string): string => encodeURIComponent(name).replaceAll(".", "%2E");
const stepsOf = (path: string): string[] => path.split(".").map(decodeURIComponent);

/**
 * Every value below a place of a plan that a form can change, in the order of the file. `component`: whose targets are meant, which says whether they are
 * shares. `branches`: each has a field of its own in a table of branches; an empty one leaves the branch out.
 */
export function planFields(part: unknown, at: string, component: ComponentId | null = null, branches: readonly string[] = []): PlanField[] {
  if (typeof part !== "object" || part === null) return [];
  const holder = at.split(".").at(-1) ?? "";
  if (tables.has(holder)) return tableFields(part as Part, at, holder, component, holder === "parts" ? partnerIds : branches);
  return Object.entries(part).flatMap(([key, value]): PlanField[] => {
    const name = `${at}.${step(key)}`;
    if (skipped.has(key)) return [];
    if (key === "tiers") return [...choice(`${name}.pays`, "tiers_pays", paysOf(value), tierKinds(value, at)), ...planFields(value, name, component, branches)];
    if (key === "minimum") return [...choice(`${name}.fallback`, "fallback", value === null ? NONE : String((value as Part)["fallback"]), optionsOf("fallback", key, component)), ...planFields(value, name, component, branches)];
    if (key === "fallback" || key === "pays") return [];
    if (typeof value === "number" || (value === null && optional.has(key))) {
      const at = /\.tiers\.(\d+)\.\w+$/.exec(name);
      return [numberField(name, key, value, component, optional.has(key), at ? String(Number(at[1]) + 1) : null)];
    }
    if (typeof value === "string") {
      if (texts.has(key)) return [{ name, key, as: "text", value, optional: false, of: null, options: [] }];
      return choice(name, key === "kind" ? `${holder}_kind` : key, value, optionsOf(key, holder, component));
    }
    return planFields(value, name, component, branches);
  });
}

const choice = (name: string, key: string, value: string, options: readonly string[] | null): PlanField[] => (options ? [{ name, key, as: "choice", value, optional: false, of: null, options }] : []);
/** A commission has tiers always; kinds that are mixed already may stay so. */
const tierKinds = (tiers: unknown, at: string): readonly string[] => [...(/\.commissions\./.test(`${at}.`) ? [] : [NONE]), "marginal", "whole", ...(paysOf(tiers) === MIXED ? [MIXED] : [])];

function numberField(name: string, called: string, value: number | null, component: ComponentId | null, mayBeEmpty: boolean, of: string | null): PlanField {
  const as = asTargets.has(called) ? (component && shareComponents.has(component) ? "percent" : "number") : (kinds[called] ?? "number");
  return { name, key: called, as, value: typed(value, as), optional: mayBeEmpty, of, options: [] };
}

const tableFields = (table: Part, at: string, called: string, component: ComponentId | null, offered: readonly string[]): PlanField[] =>
  [...new Set([...Object.keys(table), ...offered])].map((key) => numberField(`${at}.${step(key)}`, called, (table[key] as number | undefined) ?? null, component, true, key));

export interface Taken {
  /** Leaves out what is no number, instead of keeping it as text for the contract to name. */
  readonly leavingOut?: boolean;
}

/** A plan with the values of a form put in, to be read by the contract: numbers first, then choices, which make of a part another. */
export function withFields(plan: Plan, fields: readonly PlanField[], form: ReadonlyMap<string, string>, { leavingOut = false }: Taken = {}): unknown {
  const next = structuredClone(plan) as unknown as Record<string, unknown>;
  const holderOf = (steps: readonly string[]) => steps.reduce<Record<string, unknown>>((part, one) => part[one] as Record<string, unknown>, next);
  for (const { name, as, optional: mayBeEmpty } of fields) {
    const given = form.get(name);
    if (given === undefined || as === "choice") continue;
    const steps = stepsOf(name);
    const key = steps.pop() as string;
    const holder = holderOf(steps);
    if (as === "text") holder[key] = given.trim();
    else {
      const value = numberOf(given, as);
      if (value !== null && !(leavingOut && as === "count" && !Number.isInteger(value))) holder[key] = value;
      else if (given.trim() === "" && mayBeEmpty) void (tables.has(steps.at(-1) ?? "") ? delete holder[key] : (holder[key] = null));
      else if (!leavingOut) holder[key] = given;
    }
  }
  for (const field of fields) {
    const given = form.get(field.name);
    if (given !== undefined && field.options.includes(given) && given !== field.value) choose(holderOf, stepsOf(field.name), given);
  }
  return next;
}

/** A number as people type it, in the plan's own unit; null for what is none. */
function numberOf(text: string, as: Numbers): number | null {
  const plain = text.replace(/[\s\u00a0\u202f]/g, "").replace(",", ".");
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(`${plain}e${places[as]}`) : null;
}

function choose(holderOf: (steps: readonly string[]) => Record<string, unknown>, steps: readonly string[], value: string): void {
  const [key = "", called = ""] = [steps.at(-1), steps.at(-2)];
  const around = holderOf(steps.slice(0, -2));
  if (key === "pays") around[called] = withPays(value, around[called]);
  else if (key === "fallback") around[called] = withFallback(value, around[called]);
  else if (key === "kind") around[called] = withKind(called, value, around[called] as Part, (around["id"] as ComponentId | undefined) ?? null);
  else holderOf(steps.slice(0, -1))[key] = value;
}
