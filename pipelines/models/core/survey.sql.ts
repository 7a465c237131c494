import { sql } from "../../warehouse/sql.ts";
import { currentOf } from "../current.ts";
import type { Model } from "../model.ts";
import { noted } from "../scope.ts";
import { core } from "../tables.ts";

/** Every current answer, with the visit or sale it is about and the person it praises or blames. */
export const survey: Model = {
  name: "core.survey",
  columns: core.survey,
  depends: ["core.superseded", "temp.survey_link", "core.staff_text"],
  about: "surveys",
  unit: { of: "surveys", column: "key_hash", noted: noted("surveys") },
  select: (scope) => sql`
    with candidate as (
      select distinct l.batch_id, l.line, c.tier, c.staff_code
      from temp.survey_link as l
      inner join core.staff_text as c on c.said = l.said
      where (c.branch is null or coalesce(l.visit_branch, l.contract_branch) is null or c.branch = coalesce(l.visit_branch, l.contract_branch))
        and (c.from_day is null or c.from_day <= l.day)
        and (c.until_day is null or c.until_day > l.day)
    ),
    placed as (
      select *, min(tier) over (partition by batch_id, line) as best from candidate
    ),
    matched as (
      select batch_id, line, min(staff_code) as staff_code
      from placed
      where tier = best
      group by batch_id, line
      having count(*) = 1
    )
    select
      s.batch_id, s.line, s.key_hash, s.survey_source, s.response_no, s.responded_on, s.origin, s.touchpoint,
      l.client_id,
      coalesce(l.visit_branch, l.contract_branch) as branch,
      l.visit_branch, l.visit_no, l.contract_branch, l.contract_no,
      coalesce(m.staff_code, l.server) as staff,
      s.staff as staff_text,
      s.recommend_score, s.satisfaction, s.quality, s.price, s.service, s.personal, s.comment
    from ${currentOf("surveys", scope)} as s
    inner join temp.survey_link as l on l.batch_id = s.batch_id and l.line = s.line
    left join matched as m on m.batch_id = s.batch_id and m.line = s.line`,
};
