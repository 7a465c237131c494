import type { Wording } from "#app/dashboards/words.ts";
import type { Plan } from "#app/bonus/plan.ts";
import { edited, readEdit } from "#app/bonus/plan-edit.ts";
import { withFields } from "#app/bonus/plan-form.ts";
import { drafted, problemOf, type PlanProblem } from "#app/bonus/plan-problem.ts";
import { fieldsOf, sectionsOf } from "#app/bonus/plan-sections.ts";
import { isUsage } from "#app/services/failure.ts";
import { readPlan, readPlanText } from "../plans.server.ts";
import { fieldView, groupsOf } from "./plan-fields.ts";
import { refusedSentence } from "./refused.ts";

/** A plan as it was typed, right or wrong. */
export interface Typed {
  /** By the contract; null where it is none, and `problem` says why. */
  readonly plan: Plan | null;
  /** What the form goes on with. */
  readonly draft: Plan;
  readonly text: string;
  readonly problem: string | null;
  readonly wrongAt: string | null;
  /** What was typed and is no number. */
  readonly typed: ReadonlyMap<string, string>;
  readonly goTo: string | null;
}

export const fileOf = (plan: Plan): string => JSON.stringify(plan, null, 2);
const asItIs = (plan: Plan): Typed => ({ plan, draft: plan, text: fileOf(plan), problem: null, wrongAt: null, typed: new Map(), goTo: null });

/** What a form made of a plan: its file, with the values of its fields and a part more or less. Of a form that brings no plan `last`. */
export function readTyped(form: URLSearchParams | null, last: Plan, branches: readonly string[], words: Wording): Typed {
  if (!form) return asItIs(last);
  const text = form.get("text") ?? "";
  if (form.get("by") === "file") return fromFile(text, last, words);
  const base = fileDraft(text);
  if (!base) return fromFile(text, last, words);
  const fields = fieldsOf(base, branches);
  const given = new Map(form);
  const draft = drafted(withFields(base, fields, given, { leavingOut: true })) ?? base;
  const edit = readEdit(form.get("edit") ?? "", form.get(`new ${(form.get("edit") ?? "").split(" ")[1]}`) ?? "");
  if (edit) {
    const next = edited(draft, edit);
    return next ? { ...checked(next, next, new Map(), words, branches), goTo: edit.does === "add" ? placeOf(next, edit.at, edit.what) : listOf(edit.at) } : asItIs(draft);
  }
  const typed = withFields(base, fields, given);
  const lost = new Map(fields.flatMap(({ name, as }) => (as !== "choice" && as !== "text" && typeof valueAt(typed, name) === "string" ? [[name, given.get(name) ?? ""] as const] : [])));
  return checked(typed, draft, lost, words, branches);
}

/** The same, to be saved. Throws BonusError. */
export function planTyped(form: URLSearchParams, branches: readonly string[]): Plan {
  const text = form.get("text") ?? "";
  const base = form.get("by") === "file" ? null : fileDraft(text);
  return base ? readPlan("plan.json", withFields(base, fieldsOf(base, branches), new Map(form))) : readPlanText("plan.json", text);
}

function fileDraft(text: string): Plan | null {
  try {
    return drafted(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function fromFile(text: string, last: Plan, words: Wording): Typed {
  try {
    return asItIs(readPlanText("plan.json", text));
  } catch (error) {
    if (!isUsage(error)) throw error;
    return { ...asItIs(last), plan: null, text, problem: refusedSentence(error, words) };
  }
}

function checked(typed: unknown, draft: Plan, lost: ReadonlyMap<string, string>, words: Wording, branches: readonly string[]): Typed {
  const problem = problemOf(typed);
  if (!problem) return { ...asItIs(readPlan("plan.json", typed)), goTo: null };
  return { plan: null, draft, text: fileOf(draft), problem: problemSentence(problem, draft, words, branches), wrongAt: problem.at, typed: lost, goTo: null };
}

const valueAt = (plan: unknown, name: string): unknown => name.split(".").reduce<unknown>((part, step) => (part as Record<string, unknown> | null | undefined)?.[decodeURIComponent(step)], plan);

/** Why the plan is none, in the words of the form: of what part, which field, and what it takes. */
export function problemSentence({ at, code, bound, detail }: PlanProblem, draft: Plan, words: Wording, branches: readonly string[]): string {
  const { t, format } = words;
  const drawn = { currency: "", branches, typed: new Map<string, string>(), wrongAt: null };
  const sections = sectionsOf(draft, branches);
  const field = sections.flatMap(({ fields }) => fields).find(({ name }) => name === at);
  const section = sections.find(({ fields }) => field && fields.includes(field)) ?? sections.find((one) => one.at !== "" && `${at}.`.startsWith(`${one.at}.`));
  const groups = section ? groupsOf(draft, words, drawn) : [];
  const group = section && groups[sections.indexOf(section)];
  const role = /^roles\.(\w+)\./.exec(at)?.[1];
  const above = role && section?.part !== "role" ? groups[sections.findIndex((one) => one.part === "role" && one.role === role)] : undefined;
  const what = [above?.title, group?.title, field && fieldView(field, words, drawn).label].filter(Boolean).join(" · ") || t("bonusPlan.plan");
  const limit = bound === null ? "" : field?.as === "percent" ? format.share(bound, 0) : field?.as === "money" ? format.minor(bound) : format.number(bound);
  return t(`bonusPlan.wrong_${code}`, { what, bound: limit, detail });
}

/** Where an added part stands: the last of its list. */
function placeOf(plan: Plan, at: string, what: string): string {
  if (at === "roles") return `roles.${what}`;
  const list = valueAt(plan, at);
  return Array.isArray(list) ? `${at}.${list.length - 1}` : at;
}
/** What a part was taken out of. */
const listOf = (at: string): string => at.split(".").slice(0, -1).join(".");
