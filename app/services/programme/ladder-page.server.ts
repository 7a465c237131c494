import type { Home } from "#pipelines/index.ts";
import { raw, sql } from "#pipelines/warehouse/sql.ts";
import { readsAll } from "#app/auth/scope.server.ts";
import { currentViewer } from "#app/auth/viewer.server.ts";
import { levelBy, tierName } from "#app/metrics/populations/tier-levels.ts";
import { tierLadder } from "#app/metrics/populations/tier-ladder.ts";
import { addMonths, monthOf, monthStart } from "#app/metrics/period.ts";
import { defaultLadder, defaultRules, ladderAt, tiers, type LadderRules } from "#app/metrics/tiers.ts";
import type { LadderPage, LadderProblem, LadderVersionView, Simulation } from "#app/metrics/views/programme.ts";
import { simulateLadder } from "#app/promotions/ladder-simulation.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import { today } from "../today.ts";
import { unitsIn } from "../units-in.server.ts";
import { fieldsOf, readLadder } from "./ladder-form.ts";
import { levelCosts } from "./level-costs.server.ts";

/** Who changes the rules: directors and marketers who read every branch, since the rules are of the whole group. */
export const mayPublishLadder = (): boolean => {
  const { roles, seenBy } = currentViewer();
  return seenBy === null && roles.some((role) => role === "director" || role === "marketer") && readsAll("figures");
};

/** The rules of the levels: as they are, as they were, and (where the form was filled in) whom other rules would move and what they would cost. */
export async function ladderPage(home: Home, form: URLSearchParams, wrong: readonly LadderProblem[] = []): Promise<LadderPage> {
  const { asOf, currency, applied } = await facts(home);
  const ladder = applied.ladder ?? defaultLadder;
  const now = today();
  const inForce = ladderAt(ladder, now);
  const latest = ladder.at(-1) ?? inForce;
  const typed = form.has("draft") ? readLadder(form) : null;
  return {
    currency, asOf, inForce,
    mayPublish: mayPublishLadder(),
    latest: latest.version,
    fields: typed?.fields ?? fieldsOf(latest.rules),
    problems: [...(typed?.problems ?? []), ...wrong],
    simulation: typed?.rules && asOf ? await simulated(home, asOf, typed.rules) : null,
    firstDay: form.get("first_day") ?? addMonths(monthStart(monthOf(now)), 1),
    reason: form.get("reason") ?? "",
    versions: (await versionsOf(home)).map((one) => ({ ...one, state: one.version === inForce.version ? "in_force" : one.from !== null && one.from > now ? "ahead" : "over" })),
  };
}

/** Active clients of the day by the level they have and the one they would have, and what the levels cost. */
async function simulated(home: Home, asOf: string, rules: LadderRules): Promise<Simulation> {
  const asked = { asOf, period: undefined, filters: {} };
  const [steps, costs] = await Promise.all([
    runQuery<{ from: string; to: string; clients: number }>(
      home,
      "levels by other rules",
      sql`select tier as "from", ${tierName(sql`case when holds = 0 then 0 else ${levelBy(rules)} end`)} as "to", count(*) as clients
        from ${await unitsIn(home, tierLadder, asked, ["tier"])} as u group by ${raw("1, 2")} order by ${raw("1, 2")}`,
    ),
    levelCosts(home, asked),
  ]);
  return simulateLadder(tiers, steps.map((step) => ({ ...step, clients: Number(step.clients) })), costs.map(({ tier, clients, benefitsCost, pointsCost }) => ({ tier, clients, cost: benefitsCost + pointsCost })));
}

async function versionsOf(home: Home): Promise<Omit<LadderVersionView, "state">[]> {
  const { listLadders } = await import("#pipelines/index.ts");
  const { applied } = await facts(home);
  const ladder = applied.ladder ?? defaultLadder;
  const saved = await listLadders(home.state);
  return [{ version: 1, from: null, rules: defaultRules, at: null, by: null, reason: null }, ...saved.flatMap(({ version, first_day, saved_at, saved_by, reason }) => {
    const rules = ladder.find((one) => one.version === version)?.rules;
    return rules ? [{ version, from: first_day, rules, at: saved_at, by: saved_by, reason }] : [];
  })].toReversed();
}
