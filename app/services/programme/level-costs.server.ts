import type { Home } from "#pipelines/index.ts";
import { bigint, sql } from "#pipelines/warehouse/sql.ts";
import { benefitsUsed } from "#app/metrics/populations/benefits.ts";
import { pointEntries } from "#app/metrics/populations/point-entries.ts";
import { tierLadder } from "#app/metrics/populations/tier-ladder.ts";
import { tiers } from "#app/metrics/tiers.ts";
import type { BenefitKind, LevelCost } from "#app/metrics/views/programme.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import type { Asked } from "../comparison.server.ts";
import { unitsIn } from "../units-in.server.ts";

/** What the active clients of each level were given in the 12 months up to the day: benefits, and points at their value. */
export async function levelCosts(home: Home, { asOf, filters }: Pick<Asked, "asOf" | "filters">): Promise<LevelCost[]> {
  const asked: Asked = { asOf, period: undefined, filters };
  const [{ pointValue }, clients, benefits, points] = await Promise.all([facts(home), unitsIn(home, tierLadder, asked, ["tier"]), unitsIn(home, benefitsUsed, asked), unitsIn(home, pointEntries, asked)]);
  const rows = await runQuery<{ tier: LevelCost["tier"]; clients: number; used: number; cost: number; issued: number }>(
    home,
    "costs of levels",
    sql`
      select t.tier, count(*) as clients, ${bigint(sql`coalesce(sum(b.used), 0)`)} as used, ${bigint(sql`coalesce(sum(b.cost), 0)`)} as cost, ${bigint(sql`coalesce(sum(p.issued), 0)`)} as issued
      from ${clients} as t
      left join (select client_id, sum(used) as used, sum(cost) as cost from ${benefits} as b group by client_id) as b on b.client_id = t.client_id
      left join (select client_id, sum(issued) as issued from ${points} as p group by client_id) as p on p.client_id = t.client_id
      group by t.tier`,
  );
  return tiers.map((tier) => {
    const row = rows.find((one) => one.tier === tier);
    const [clients, benefitsCost, pointsCost] = [Number(row?.clients ?? 0), Number(row?.cost ?? 0), Number(row?.issued ?? 0) * pointValue];
    return { tier, clients, benefits: Number(row?.used ?? 0), benefitsCost, pointsCost, perClient: clients === 0 ? null : Math.round((benefitsCost + pointsCost) / clients) };
  });
}

/** Benefits used in the period by kind, the dearest first. */
export async function benefitKinds(home: Home, asked: Asked): Promise<BenefitKind[]> {
  const rows = await runQuery<BenefitKind>(
    home,
    "benefits by kind",
    sql`select benefit as kind, count(*) as used, count(distinct client_id) as clients, ${bigint(sql`sum(cost)`)} as cost, ${bigint(sql`sum(costed)`)} as costed
      from ${await unitsIn(home, benefitsUsed, asked)} as b group by benefit order by sum(cost) desc, count(*) desc, benefit`,
  );
  return rows.map(({ kind, used, clients, cost, costed }) => ({ kind, used: Number(used), clients: Number(clients), cost: Number(cost), costed: Number(costed) }));
}
