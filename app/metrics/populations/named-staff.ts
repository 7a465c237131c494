import { raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";

/**
 * Whom a name or code in a row means: rows `said, at_branch ("" for none), staff_code`, only where it can be but one person. `rows` gives
 * `said, branch` of the rows in question. A code goes before a full name, that before what orders and answers taught
 * (`core.staff_text`); a name counts within the branch of the row, where the row has one.
 */
export const namedStaff = (rows: Sql): Sql => sql`
      select said, at_branch, min(staff_code) as staff_code from (
        select d.said, d.at_branch, c.staff_code, c.tier, min(c.tier) over (partition by d.said, d.at_branch) as best
        from (select distinct said, coalesce(branch, '') as at_branch from (${rows}) as r where said is not null) as d
        join (
          select staff_code as said, staff_code, cast(null as varchar) as branch, -1 as tier from core.staff
          union all select name, staff_code, branch, 0 from core.staff
          union all select said, staff_code, branch, tier + 1 from core.staff_text
        ) as c on c.said = d.said
        where d.at_branch = '' or c.branch is null or c.branch = d.at_branch
      ) as t
      where tier = best
      group by said, at_branch
      having count(distinct staff_code) = 1`;

/** The same for a question that names nobody: no row. */
export const nobodyNamed: Sql = raw("select cast(null as varchar) as said, cast(null as varchar) as at_branch, cast(null as varchar) as staff_code where false");
