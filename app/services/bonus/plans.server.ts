import type { Home, SavedPlan } from "#pipelines/index.ts";
import type { Session } from "#pipelines/warehouse/engine.ts";
import { defaultPlan } from "#app/bonus/default-plan.ts";
import { planSchema, type Plan } from "#app/bonus/plan.ts";
import { stateNoting } from "../audit/note.server.ts";
import { whoTypes } from "../who.server.ts";
import { BonusError } from "./bonus-error.ts";
import { periodNamed, readBonusPeriod, type BonusPeriod } from "./periods.ts";
import { reasonOf } from "./texts.ts";
import { requireRuns } from "./who.server.ts";

/** A plan of the home. Version 1 is the project's own, from the beginning of time. */
export interface PlanVersion {
  readonly version: number;
  readonly plan: Plan;
  /** The first period that is paid by it; null for version 1. */
  readonly first_period: string | null;
  readonly saved_at: string | null;
  readonly saved_by: string | null;
  readonly reason: string | null;
}

/** The home, or a transaction over what people typed in it. */
interface PlanHolder {
  readonly state: Pick<Session, "query">;
}

const own: PlanVersion = { version: defaultPlan.version, plan: defaultPlan, first_period: null, saved_at: null, saved_by: null, reason: null };

/** Every version, oldest first. */
export async function listPlans(home: PlanHolder): Promise<PlanVersion[]> {
  const { listBonusPlans } = await import("#pipelines/index.ts");
  return [own, ...(await listBonusPlans(home.state)).map(asVersion)];
}

const asVersion = ({ version, plan, first_period, saved_at, saved_by, reason }: SavedPlan): PlanVersion => ({ version, plan: planSchema.parse(JSON.parse(plan)), first_period, saved_at, saved_by, reason });

/** The plan that pays a period: the latest whose first period is not after it. Throws BonusError where it pays by other periods. */
export async function planFor(home: PlanHolder, period: BonusPeriod): Promise<PlanVersion> {
  const found = (await listPlans(home)).findLast(({ first_period }) => first_period === null || periodNamed(first_period).from <= period.from) ?? own;
  requireKind(found.plan, period);
  return found;
}

/** A plan pays by months or by quarters. Throws BonusError. */
export function requireKind(plan: Plan, period: BonusPeriod): void {
  if (plan.period !== period.kind) throw new BonusError(`plan_by_${plan.period}`, { period: period.id, plan: `${plan.id}@${plan.version}` });
}

/** A version by its number, by id@version, or the latest of an id. Throws BonusError. */
export async function findPlan(home: PlanHolder, text: string): Promise<PlanVersion> {
  const all = await listPlans(home);
  const found = all.findLast(({ version, plan }) => text === String(version) || text === `${plan.id}@${version}` || text === plan.id);
  if (!found) throw new BonusError("no_such_plan", { plan: text, known: all.map(({ plan, version }) => `${plan.id}@${version}`).join(", ") });
  return found;
}

/** Reads a plan by the strict contract. Throws BonusError that names the place. */
export function readPlan(name: string, given: unknown): Plan {
  const { data, error } = planSchema.safeParse(given);
  if (data) return data;
  const [issue] = error.issues;
  throw new BonusError("bad_plan", { plan: name, problem: issue ? `${issue.path.join(".") || "—"}: ${issue.message}` : "—" });
}

/** The same from the text of a file. */
export function readPlanText(name: string, text: string): Plan {
  try {
    return readPlan(name, JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) throw new BonusError("bad_plan", { plan: name, problem: error.message });
    throw error;
  }
}

export interface PlanToSave {
  /** A plan by the contract; its version is the home's to give. */
  readonly plan: unknown;
  /** The first period that it pays: after every one that was ever opened. */
  readonly firstPeriod: string;
  readonly reason: string;
}

/** Saves the next version. Throws BonusError. */
export async function savePlan(home: Pick<Home, "state">, { plan: given, firstPeriod, reason: why }: PlanToSave, now = new Date()): Promise<PlanVersion> {
  requireRuns();
  const reason = reasonOf(why);
  const first = readBonusPeriod(firstPeriod);
  const plan = readPlan(firstPeriod, { ...(typeof given === "object" ? given : {}), version: 1 });
  requireKind(plan, first);
  const { savePlan: write } = await import("#pipelines/index.ts");
  const state = await stateNoting<Awaited<ReturnType<typeof write>>>(home, (saved) => ("version" in saved ? { action: "bonus_plan", object: `bonus_plan:${saved.version}`, result: first.id } : null));
  const saved = await write(
    state,
    { plan_id: plan.id, first_period: first.id, textOf: (version) => JSON.stringify({ ...plan, version }), by: whoTypes(), reason },
    own.version,
    (opened) => opened.find((id) => periodNamed(id).to >= first.from) ?? null,
    now,
  );
  if ("opened" in saved) throw new BonusError("plan_period_opened", { period: first.id, opened: saved.opened });
  return { version: saved.version, plan: { ...plan, version: saved.version }, first_period: first.id, saved_at: now.toISOString(), saved_by: whoTypes(), reason };
}
