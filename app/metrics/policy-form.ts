import { defaultPolicy, payers, policySchema, visitKinds, type Policy } from "./policy.ts";
import { parameters, type Parameter } from "./policy-steps.ts";

/** What a form says that makes no policy: the sentence is `ui.def_problem_<code>` of the catalogue. */
export interface PolicyProblem {
  readonly field: Parameter;
  readonly code: "whole" | "percent" | "none_chosen" | "unknown_word";
  readonly params: Readonly<Record<string, string | number>>;
}
export type ReadPolicy = { readonly policy: Policy; readonly problems: readonly [] } | { readonly policy: null; readonly problems: readonly PolicyProblem[] };

/** The least and most that a number may be; the threshold in percent. */
export const limits = {
  window_months: [1, 60],
  too_new_months: [0, 36],
  min_visits: [1, 24],
  discount_threshold: [1, 100],
  detractor_max: [0, 9],
} as const satisfies Partial<Record<Parameter, readonly [number, number]>>;

/** Whether an address or a form bears a draft at all. */
export const bearsPolicy = (params: URLSearchParams): boolean => params.has("draft");

/**
 * Reads the fields of the form. A number that is missing is that of `base`; lists and boxes are as ticked, for a form says nothing of what is
 * not. Numbers may have a decimal comma.
 */
export function readPolicy(params: URLSearchParams, base: Policy = defaultPolicy): ReadPolicy {
  const problems: PolicyProblem[] = [];
  const number = (field: keyof typeof limits, whole: boolean, usual: number): number => {
    const text = params.get(field)?.trim().replace(",", ".");
    const value = text === undefined ? usual : Number(text || Number.NaN);
    const [min, max] = limits[field];
    const fits = value >= min && value <= max && (!whole || Number.isInteger(value));
    if (!fits) problems.push({ field, code: whole ? "whole" : "percent", params: { value: text ?? "", min, max } });
    return fits ? value : usual;
  };
  const list = <T extends string>(field: "payers" | "kinds", known: readonly T[]): T[] => {
    const asked = params.getAll(field);
    const strange = asked.find((word) => !(known as readonly string[]).includes(word));
    if (strange !== undefined) problems.push({ field, code: "unknown_word", params: { value: strange } });
    else if (asked.length === 0) problems.push({ field, code: "none_chosen", params: {} });
    return known.filter((word) => asked.includes(word));
  };
  const counting = params.get("counting") ?? base.counting;
  if (counting !== "client" && counting !== "vin") problems.push({ field: "counting", code: "unknown_word", params: { value: counting } });
  const said = {
    window_months: number("window_months", true, base.window_months),
    too_new_months: number("too_new_months", true, base.too_new_months),
    min_visits: number("min_visits", true, base.min_visits),
    discount_threshold: Math.round(number("discount_threshold", false, base.discount_threshold * 100) * 100) / 10_000,
    detractor_max: number("detractor_max", true, base.detractor_max),
    payers: list("payers", payers),
    kinds: list("kinds", visitKinds),
    sold_cars: params.get("sold_cars") === "yes",
    counting,
  };
  return problems.length ? { policy: null, problems } : { policy: policySchema.parse(said), problems: [] };
}

/** The fields of a policy as the form sends them, so that an address can bear a draft. */
export function writePolicy(policy: Policy): URLSearchParams {
  const params = new URLSearchParams({ draft: "1" });
  for (const field of parameters) {
    const value = policy[field];
    if (Array.isArray(value)) for (const word of value) params.append(field, word);
    else if (field === "sold_cars") params.set(field, value ? "yes" : "no");
    else params.set(field, field === "discount_threshold" ? String(Math.round(policy.discount_threshold * 10_000) / 100) : String(value));
  }
  return params;
}
