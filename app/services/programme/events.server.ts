import type { Home } from "#pipelines/index.ts";
import { day, list, raw, sql } from "#pipelines/warehouse/sql.ts";
import { inOwnBranches } from "#app/auth/scope.server.ts";
import type { Filters } from "#app/metrics/types.ts";
import type { Period } from "#app/metrics/period.ts";
import type { EventRow } from "#app/metrics/views/programme.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";

/** Events held in the period, latest first, with who was invited and who came. An event without a branch is the whole group's. */
export async function eventsHeld(home: Home, { from, to }: Period, { branch }: Filters): Promise<EventRow[]> {
  const chosen = branch?.length ? sql`(e.branch is null or e.branch in (${list(branch)}))` : raw("true");
  const rows = await runQuery<{ no: string; name: string; kind: string; held_on: string; branch: string | null; cost: number | bigint | null; invited: number; came: number }>(
    home,
    "events and guests",
    sql`
      select e.event_no as no, e.name, e.kind, e.held_on, e.branch, e.cost_amount as cost,
        count(*) filter (where g.invited) as invited, count(*) filter (where g.attended) as came
      from core.events e left join core.event_guests g on g.event_no = e.event_no
      where e.held_on >= ${day(from)} and e.held_on <= ${day(to)} and ${inOwnBranches("figures", sql`e.branch`)} and ${chosen}
      group by e.event_no, e.name, e.kind, e.held_on, e.branch, e.cost_amount
      order by e.held_on desc, e.event_no`,
  );
  return rows.map(({ held_on, cost: told, invited: asked, came: seen, ...row }) => {
    const [cost, invited, came] = [told === null ? null : Number(told), Number(asked), Number(seen)];
    return { ...row, heldOn: held_on, cost, invited, came, cameShare: invited === 0 ? null : came / invited, perGuest: cost === null || came === 0 ? null : Math.round(cost / came) };
  });
}
