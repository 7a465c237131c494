import { currentRows } from "../models/current.ts";
import { createAs } from "../models/model.ts";
import { core } from "../models/tables.ts";
import type { Session } from "../warehouse/engine.ts";
import { raw, sql } from "../warehouse/sql.ts";
import { foldText } from "./fold.ts";

/**
 * core.staff, and temp.staff_said: whom a text in an order or an answer may mean. tier 0 = a staff code, 1 = the full name,
 * 2 = surname and initials, 3 and 4 = the same before they were hired or after they left; branch NULL = in any branch; a spell's
 * days bound the names, not the code.
 */
export async function knowStaff(session: Session): Promise<void> {
  const exported = await session.query(sql`select 1 as one from ${currentRows("staff")} as s limit 1`);
  await session.run(sql`
    create or replace temp table said_name as
    select said, role, branch, count(*) as rows, ${raw(foldText("said"))} as folded
    from (
      select advisor as said, 'advisor' as role, branch from ${currentRows("visits")} as v
      union all select technician, 'technician', branch from ${currentRows("visits")} as v
      union all select seller, 'seller', branch from ${currentRows("sales")} as s
      union all select staff, 'survey', null from ${currentRows("surveys")} as a
    ) as n
    where said is not null
    group by said, role, branch`);
  await (exported.length ? fromPayroll(session) : fromOrders(session));
}

async function fromPayroll(session: Session): Promise<void> {
  await createAs(
    session,
    "core.staff",
    core.staff,
    sql`
      select
        staff_code, name, role, branch, valid_from,
        lead(valid_from) over (partition by staff_code order by valid_from nulls first) as valid_until,
        hired_on, left_on
      from ${currentRows("staff")} as s`,
  );
  const folded = raw(foldText("name"));
  await session.run(sql`
    create or replace temp table staff_said as
    with name as (
      select
        *, split_part(folded, ' ', 1) as surname, left(split_part(folded, ' ', 2), 1) as first, left(split_part(folded, ' ', 3), 1) as middle,
        case when valid_from is null or hired_on > valid_from then hired_on else valid_from end as came_on,
        case when valid_until is null or left_on < valid_until then left_on + 1 else valid_until end as gone_on
      from (select *, ${folded} as folded from core.staff) as s
    ),
    spell as (
      select *, 0 as later, came_on as from_day, gone_on as until_day from name
      union all
      select *, 2, valid_from, valid_until from name where hired_on is not null or left_on is not null
    ),
    alias as (
      select folded as alias, 1 + later as tier, staff_code, branch, from_day, until_day from spell
      union all select surname || ' ' || first, 2 + later, staff_code, branch, from_day, until_day from spell where first <> ''
      union all select surname || ' ' || first || ' ' || middle, 2 + later, staff_code, branch, from_day, until_day from spell where middle <> ''
    ),
    said as (
      select distinct said, folded from temp.said_name
    )
    select distinct s.said, p.staff_code, 0 as tier, cast(null as varchar) as branch, cast(null as date) as from_day, cast(null as date) as until_day
    from said as s inner join core.staff as p on p.staff_code = trim(s.said)
    union all
    select distinct s.said, a.staff_code, a.tier, a.branch, a.from_day, a.until_day
    from said as s inner join alias as a on a.alias = s.folded`);
}

/** Nobody exported the payroll: whoever the orders and contracts name is the staff, under the spelling used most. */
async function fromOrders(session: Session): Promise<void> {
  await session.run(sql`
    create or replace temp table named_staff as
    with served as (
      select * from temp.said_name where role in ('advisor', 'seller') and folded is not null
    ),
    spelling as (
      select folded, said, row_number() over (partition by folded order by sum(rows) desc, length(said) desc, said) as place from served group by folded, said
    ),
    place_of_work as (
      select folded, branch, row_number() over (partition by folded order by sum(rows) desc, branch) as place from served group by folded, branch
    ),
    work as (
      select folded, coalesce(sum(rows) filter (where role = 'advisor'), 0) >= coalesce(sum(rows) filter (where role = 'seller'), 0) as advises
      from served
      group by folded
    )
    select w.folded, s.said as staff_code, case when w.advises then 'advisor' else 'seller' end as role, p.branch
    from work as w
    inner join spelling as s on s.folded = w.folded and s.place = 1
    inner join place_of_work as p on p.folded = w.folded and p.place = 1`);
  await createAs(
    session,
    "core.staff",
    core.staff,
    sql`select staff_code, staff_code as name, role, branch, null as valid_from, null as valid_until, null as hired_on, null as left_on from temp.named_staff`,
  );
  await session.run(sql`
    create or replace temp table staff_said as
    select distinct s.said, n.staff_code, 1 as tier, cast(null as varchar) as branch, cast(null as date) as from_day, cast(null as date) as until_day
    from temp.said_name as s
    inner join temp.named_staff as n on n.folded = s.folded`);
}
