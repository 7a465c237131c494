import type { Home } from "#pipelines/index.ts";
import type { PlanPage, WhatIfView } from "#app/dashboards/bonuses/views.ts";
import type { Wording } from "#app/dashboards/words.ts";
import type { Plan } from "#app/bonus/plan.ts";
import { whatIf } from "#app/bonus/what-if.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { periodsFrom } from "../periods.ts";
import { staffSpells } from "../../staff-names.server.ts";
import { listPlans, savePlan, type PlanVersion } from "../plans.server.ts";
import { allRuns } from "../step.server.ts";
import { closedInputs } from "../what-if.server.ts";
import { requireRuns } from "../who.server.ts";
import { planName } from "./names.ts";
import { groupsOf } from "./plan-fields.ts";
import { planTyped, readTyped } from "./plan-typed.ts";

const OFFERED = 6;

/** The plan in force with its numbers to change; or what was typed, with what it would have paid in the last closed periods. Throws BonusError for who makes no plans. */
export async function planPage(home: Home, words: Wording, form: URLSearchParams | null = null): Promise<PlanPage> {
  requireRuns();
  const plans = await listPlans(home);
  const last = plans.at(-1) as PlanVersion;
  const branches = await branchesOf(home);
  const { text, plan, draft, problem, wrongAt, typed, goTo } = readTyped(form, last.plan, branches, words);
  const { currency } = await facts(home);
  return {
    currency,
    name: planName(draft, words.t),
    ref: `${last.plan.id}@${last.version}`,
    groups: groupsOf(draft, words, { currency, branches, typed, wrongAt }),
    text,
    goTo,
    problem,
    whatIf: form && plan && !form.has("edit") ? await tried(home, last.plan, plan, words) : null,
    reason: form?.get("reason") ?? "",
    firstPeriods: await freePeriods(home, draft),
    versions: plans.toReversed().map((one) => ({ ref: `${one.plan.id}@${one.version}`, name: planName(one.plan, words.t), firstPeriod: one.first_period, by: one.saved_by, reason: one.reason, at: one.saved_at })),
  };
}

/** Saves what was typed as the next version; gives how it is called. Throws BonusError. */
export async function savePlanTyped(home: Home, form: URLSearchParams): Promise<string> {
  const saved = await savePlan(home, { plan: planTyped(form, await branchesOf(home)), firstPeriod: form.get("first_period") ?? "", reason: form.get("reason") ?? "" });
  return `${saved.plan.id}@${saved.version}`;
}

/** Branches that somebody works at, or did. */
const branchesOf = async (home: Home): Promise<string[]> => [...new Set((await staffSpells(home)).flatMap(({ branch }) => branch ?? []))].sort();

/** Periods of the plan's kind after every opened one, from the first that is free on. */
async function freePeriods(home: Home, { period }: Plan): Promise<string[]> {
  const [{ asOf }, runs] = await Promise.all([facts(home), allRuns(home)]);
  return periodsFrom(period, asOf ?? new Date().toISOString().slice(0, 10), runs.map((run) => run.period), OFFERED);
}

async function tried(home: Home, now: Plan, next: Plan, { t, format }: Wording): Promise<WhatIfView | null> {
  // Six months and six quarters are not to be held against each other.
  if (now.period !== next.period) return null;
  const [nowInputs, nextInputs] = [await closedInputs(home, now), await closedInputs(home, next)];
  if (nextInputs.length === 0 || nowInputs.length !== nextInputs.length) return null;
  const { people, gain, lose, same, fund, months, luck } = whatIf(now, next, nextInputs.map((one, i) => ({ now: nowInputs[i] ?? one, next: one })));
  const values = { n: nextInputs.length, months: format.count(nextInputs.length), now: format.minor(fund.now_minor), next: format.minor(fund.next_minor), change: signed(fund.next_minor - fund.now_minor, format), gain: format.count(gain.people), gained: format.minor(gain.amount_minor), lose: format.count(lose.people), lost: format.minor(-lose.amount_minor), same: format.count(same) };
  return {
    sentence: t("bonuses.whatif_sentence", values),
    luck: t("bonuses.whatif_luck", { now: format.share(luck.now.share), next: format.share(luck.next.share) }),
    months,
    people: people.map(({ staff_code, name, branch, now_minor, next_minor, change_minor }) => ({ code: staff_code, name, branch, now_minor, next_minor, change_minor })),
    now_minor: fund.now_minor,
    next_minor: fund.next_minor,
  };
}

const signed = (minor: number, format: Wording["format"]): string => (minor > 0 ? "+" : "") + format.minor(minor);
