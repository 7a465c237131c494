import { raw, type Sql, sql } from "../warehouse/sql.ts";
import { currentOf } from "./current.ts";
import type { Model } from "./model.ts";

/** Whom a name or code means: one person alone at the best tier, or nobody. */
const onlyOne = (staffCode: string): Sql => raw(`case when count(distinct ${staffCode}) = 1 then min(${staffCode}) end`);

/**
 * Who a name or code means in a branch, whatever the day; by_day where it depends on the day, and temp.staff_day has to tell.
 */
export const staffPair: Model = {
  name: "temp.staff_pair",
  columns: { branch: "VARCHAR", said: "VARCHAR", staff_code: "VARCHAR", by_day: "BOOLEAN" },
  depends: ["core.said_name", "core.staff_text"],
  select: () => sql`
    with candidate as (
      select p.branch, p.said, c.tier, c.staff_code, c.from_day is not null or c.until_day is not null as bounded
      from (select distinct branch, said from core.said_name where branch is not null) as p
      inner join core.staff_text as c on c.said = p.said
      where c.branch is null or c.branch = p.branch
    ),
    placed as (
      select *, min(tier) over (partition by branch, said) as best, max(case when bounded then 1 else 0 end) over (partition by branch, said) = 1 as by_day from candidate
    )
    select branch, said, case when not by_day then ${onlyOne("staff_code")} end as staff_code, by_day
    from placed
    where tier = best
    group by branch, said, by_day`,
};

/** Who a name or code in an order means on that day, where the day matters. */
export const staffDay: Model = {
  name: "temp.staff_day",
  columns: { branch: "VARCHAR", said: "VARCHAR", day: "DATE", staff_code: "VARCHAR" },
  depends: ["core.superseded", "core.staff_text", "temp.staff_pair"],
  select: (scope) => {
    const of = (kind: "visits" | "sales", said: string, day: string): Sql => sql`
      select distinct v.branch, v.${raw(said)} as said, v.${raw(day)} as day
      from ${currentOf(kind, scope, sql`${raw(said)} in (select said from temp.staff_pair where by_day)`)} as v
      inner join temp.staff_pair as p on p.said = v.${raw(said)} and p.branch = v.branch
      where p.by_day`;
    return sql`
    with said as (
      ${of("visits", "advisor", "closed_on")}
      union distinct
      ${of("visits", "technician", "closed_on")}
      union distinct
      ${of("sales", "seller", "sold_on")}
    ),
    candidate as (
      select s.branch, s.said, s.day, c.tier, c.staff_code
      from said as s
      inner join core.staff_text as c on c.said = s.said
      where (c.branch is null or c.branch = s.branch)
        and (c.from_day is null or c.from_day <= s.day)
        and (c.until_day is null or c.until_day > s.day)
    ),
    placed as (
      select *, min(tier) over (partition by branch, said, day) as best from candidate
    )
    select branch, said, day, ${onlyOne("staff_code")} as staff_code
    from placed
    where tier = best
    group by branch, said, day`;
  },
};

export const staffTables: readonly string[] = [staffPair.name, staffDay.name];

/** How a model takes the staff code of a text: columns of its FROM item, and a name for the joins. */
export const servedBy = (said: string, branch: string, day: string, alias: string): { readonly code: Sql; readonly joins: Sql } => ({
  code: raw(`coalesce(${alias}.staff_code, ${alias}_day.staff_code)`),
  joins: raw(`
      left join temp.staff_pair as ${alias} on ${alias}.said = ${said} and ${alias}.branch = ${branch}
      left join temp.staff_day as ${alias}_day on ${alias}_day.said = ${said} and ${alias}_day.branch = ${branch} and ${alias}_day.day = ${day}`),
});
