import { raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import type { Population } from "../define.ts";
import { homeBranch } from "./home-branch.ts";
import { answersNotCounted } from "./left-out.ts";
import { brandAt, latestAnswerFirst, monthText, spansTable } from "./spans.ts";

/** Whoever ever answered: of nobody else branch and make are looked for. */
export const whoAnswered = raw("select client_id from core.survey where client_id is not null");
const unit = sql`concat(q.survey_source, ' ', q.response_no) as unit_id`;

/**
 * The latest scored answer per client and origin in (A − 12m, A]; by touchpoint, the latest within each touchpoint.
 * Measures: answer = 1; promoter (9–10), passive (7–8), detractor (0–6); balance = promoter − detractor. Anonymous answers have no
 * client to be the latest of, and are left out. Branch: of the visit or sale, else the home branch at A. Source: metrics.md, `nps`.
 */
export const latestAnswers: Population = {
  id: "latest_answers",
  unit: "answer",
  dimensions: ["branch", "brand", "client_kind", "staff", "origin", "touchpoint"],
  carries: ["client_id", "day", "branch", "score", "batch_id", "line"],
  monthly: "snapshot",
  window: "trailing",
  monthsBack: 12,
  leftOut: answersNotCounted,
  select: (context) => sql`
    with span as (${spansTable(context)}), home as (${homeBranch(context, "m12", "as_of", whoAnswered)}), brands as (${brandAt(context, whoAnswered)})
    select s.as_of, ${unit}, q.client_id, q.responded_on as day, coalesce(q.branch, h.branch) as branch, b.brand, k.client_kind,
      q.staff, q.origin, q.touchpoint, q.recommend_score as score, q.batch_id, q.line, 1 as answer,
      case when q.recommend_score >= 9 then 1 else 0 end as promoter,
      case when q.recommend_score in (7, 8) then 1 else 0 end as passive,
      case when q.recommend_score <= 6 then 1 else 0 end as detractor,
      case when q.recommend_score >= 9 then 1 when q.recommend_score <= 6 then -1 else 0 end as balance
    from span s
    cross join core.survey q
    join core.client k on k.client_id = q.client_id
    left join home h on h.as_of = s.as_of and h.client_id = q.client_id
    left join brands b on b.as_of = s.as_of and b.client_id = q.client_id
    where q.recommend_score is not null and q.responded_on > s.m12 and q.responded_on <= s.as_of
    qualify row_number() over (
      partition by s.as_of, q.client_id, q.origin${context.needs.has("touchpoint") ? raw(", q.touchpoint") : raw("")}
      order by ${latestAnswerFirst}
    ) = 1`,
};

const answersOfPeriod = (measures: Sql, from: Sql): Population["select"] => (context) => sql`
  with span as (${spansTable(context)})
  select s.as_of, ${unit}, q.client_id, q.responded_on as day, q.branch, q.staff, ${monthText(sql`q.responded_on`)} as month,
    q.recommend_score as score, q.batch_id, q.line, ${measures}
  from span s cross join core.survey q ${from} and q.responded_on > s.after_day and q.responded_on <= s.until_day`;

/**
 * Internal answers of the period with a score that are tied to a client's first visit or first purchase.
 * Measures: answer = 1; recommends = 1 for 9–10. Source: metrics.md, "Staff", `first_visit_recommend`.
 */
export const firstVisitAnswers: Population = {
  id: "first_visit_answers",
  unit: "answer",
  dimensions: ["branch", "staff", "month"],
  carries: ["client_id", "day", "branch", "score", "batch_id", "line"],
  monthly: "event",
  window: "month",
  monthsBack: 0,
  select: answersOfPeriod(
    sql`1 as answer, case when q.recommend_score >= 9 then 1 else 0 end as recommends`,
    sql`left join core.visit v on v.branch = q.visit_branch and v.visit_no = q.visit_no
        left join core.sale c on c.branch = q.contract_branch and c.contract_no = q.contract_no and not c.is_cancelled
        join marts.client_first f on f.client_id = coalesce(v.client_id, c.client_id)
        where q.origin = 'internal' and q.recommend_score is not null and (v.closed_on = f.first_visit or c.sold_on = f.first_purchase)`,
  ),
};

/** Importer answers of the period with a satisfaction score. Measures: answer = 1; csi (0–100). Source: metrics.md, "Staff", `importer_csi`. */
export const importerAnswers: Population = {
  id: "importer_answers",
  unit: "answer",
  dimensions: ["branch", "staff", "month"],
  carries: ["client_id", "day", "branch", "score", "batch_id", "line"],
  monthly: "event",
  window: "month",
  monthsBack: 0,
  select: (context) =>
    answersOfPeriod(
      sql`1 as answer, 100 * q.satisfaction / ${context.satisfactionMax} as csi`,
      sql`where q.origin = 'importer' and q.satisfaction is not null`,
    )(context),
};
