import { ident, join, raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import type { Context, Population } from "../define.ts";
import { whoAnswered } from "./answers.ts";
import { homeBranch } from "./home-branch.ts";
import { relations } from "./relations.ts";
import { brandAt, inSomeWindow, latestAnswerFirst, spansTable } from "./spans.ts";

/** The lowest score of the two best boxes: 4 of 5, 9 of 10; of a longer scale the upper tenth. */
export const topTwo = (satisfactionMax: number): number => (satisfactionMax <= 10 ? satisfactionMax - 1 : 0.9 * satisfactionMax);

/** The latest answer per client and origin in (A − 12m, A], by touchpoint the latest within each, of those that `say` something. Branch: of the visit or sale, else the home branch at A. */
const latest = (id: string, score: Sql, say: Sql, measures: (context: Context) => Sql): Population => ({
  id,
  unit: "answer",
  dimensions: ["branch", "brand", "client_kind", "staff", "origin", "touchpoint"],
  carries: ["client_id", "day", "branch", "score", "batch_id", "line"],
  monthly: "snapshot",
  window: "trailing",
  monthsBack: 12,
  leftOut: {
    dimensions: ["origin"],
    select: (context) => sql`
    with span as (${spansTable(context)}),
    answers as (
      select s.as_of, q.origin, q.client_id, case when ${say} then 1 else 0 end as says,
        row_number() over (partition by s.as_of, q.client_id, q.origin, case when ${say} then 1 else 0 end order by ${latestAnswerFirst}) as place
      from span s cross join core.survey q
      where q.responded_on > s.m12 and q.responded_on <= s.as_of
    )
    select as_of, origin, case when says = 0 then 'no_score' when client_id is null then 'anonymous' else 'older_answer' end as reason
    from answers where says = 0 or client_id is null or place > 1`,
  },
  select: (context) => sql`
    with span as (${spansTable(context)}), home as (${homeBranch(context, "m12", "as_of", whoAnswered)}), brands as (${brandAt(context, whoAnswered)})
    select s.as_of, concat(q.survey_source, ' ', q.response_no) as unit_id, q.client_id, q.responded_on as day, coalesce(q.branch, h.branch) as branch, b.brand,
      k.client_kind, q.staff, q.origin, q.touchpoint, ${score} as score, q.batch_id, q.line, ${measures(context)}
    from span s
    cross join (
      select q.*, lag(q.responded_on) over (partition by q.client_id, q.origin${context.needs.has("touchpoint") ? raw(", q.touchpoint") : raw("")} order by ${latestAnswerFirst}) as next_on
      from core.survey q
      where ${say} and q.client_id is not null and ${inSomeWindow(context, raw("q.responded_on"))}
    ) as q
    join core.client k on k.client_id = q.client_id
    left join home h on h.as_of = s.as_of and h.client_id = q.client_id
    left join brands b on b.as_of = s.as_of and b.client_id = q.client_id
    where q.responded_on > s.m12 and q.responded_on <= s.as_of and (q.next_on is null or q.next_on > s.as_of)`,
});

/** Answers with a satisfaction score. Measures: answer = 1; csi (0–100); top_two = 1 in the two best boxes. Source: metrics.md, `csi`. */
export const latestSatisfaction = latest(
  "latest_satisfaction",
  sql`q.satisfaction`,
  sql`(q.satisfaction is not null)`,
  ({ satisfactionMax }) => sql`1 as answer, 100 * q.satisfaction / ${satisfactionMax} as csi, case when q.satisfaction >= ${topTwo(satisfactionMax)} then 1 else 0 end as top_two`,
);

export const drivers = ["quality", "price", "service", "personal"] as const;
export type Driver = (typeof drivers)[number];

/** Answers that say anything of quality, price, service or personal attention. Measures, of each: its score (0–100, 0 without one) and `…_said` = 1 where there is one. */
export const latestDrivers = latest(
  "latest_drivers",
  sql`q.satisfaction`,
  sql`(coalesce(q.quality, q.price, q.service, q.personal) is not null)`,
  ({ satisfactionMax }) => join(drivers.map((name) => sql`coalesce(100 * q.${ident(name)} / ${satisfactionMax}, 0) as ${ident(name)}, case when q.${ident(name)} is not null then 1 else 0 end as ${ident(`${name}_said`)}`)),
);

/**
 * Clients whose latest satisfaction score in (A − 24m, A − 12m], of either origin, is in the two best boxes. Measures: satisfied = 1;
 * gone = 1 without a visit or a purchase in (A − 12m, A]. Branch: the home branch at A − 12m. Source: metrics.md, `satisfied_but_gone`.
 */
export const satisfiedBefore: Population = {
  id: "satisfied_before",
  unit: "client",
  dimensions: ["branch", "brand", "client_kind"],
  carries: ["client_id", "day", "branch", "score"],
  monthly: "snapshot",
  window: "trailing",
  monthsBack: 24,
  select: (context: Context) => sql`
    with span as (${spansTable(context)}), home as (${homeBranch(context, "m24", "m12", whoAnswered)}), brands as (${brandAt(context, whoAnswered)}),
    answers as (
      select s.as_of, q.client_id, q.responded_on as day, q.satisfaction as score
      from span s cross join (
        select client_id, responded_on, satisfaction, lag(responded_on) over (partition by client_id order by ${latestAnswerFirst}) as next_on
        from core.survey q
        where q.client_id is not null and q.satisfaction is not null
      ) as q
      where q.responded_on > s.m24 and q.responded_on <= s.m12 and (q.next_on is null or q.next_on > s.m12)
    ),
    came as (
      select s.as_of, c.client_id from span s cross join ${relations(context).contact} c
      where c.day > s.m12 and c.day <= s.as_of and c.client_id in (${whoAnswered})
      group by s.as_of, c.client_id
    )
    select a.as_of, cast(a.client_id as varchar) as unit_id, a.client_id, a.day, a.score, h.branch, b.brand, k.client_kind, 1 as satisfied,
      case when c.client_id is null then 1 else 0 end as gone
    from answers a
    join core.client k on k.client_id = a.client_id
    left join came c on c.as_of = a.as_of and c.client_id = a.client_id
    left join home h on h.as_of = a.as_of and h.client_id = a.client_id
    left join brands b on b.as_of = a.as_of and b.client_id = a.client_id
    where a.score >= ${topTwo(context.satisfactionMax)}`,
};
