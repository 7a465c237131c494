import { currentOf, currentRows } from "../models/current.ts";
import { createAs } from "../models/model.ts";
import { enlist, type Scope, stood } from "../models/scope.ts";
import { core } from "../models/tables.ts";
import type { Session } from "../warehouse/engine.ts";
import { ident, join, raw, type Sql, sql } from "../warehouse/sql.ts";
import { foldText } from "./fold.ts";

/** Where rows name staff: column of staging, its text in core, and what it makes of somebody. */
const served: readonly { readonly kind: "visits" | "sales" | "surveys"; readonly core: string; readonly columns: readonly { readonly column: string; readonly role: string }[]; readonly branch: string }[] = [
  { kind: "visits", core: "core.visit", columns: [{ column: "advisor", role: "advisor" }, { column: "technician", role: "technician" }], branch: "branch" },
  { kind: "sales", core: "core.sale", columns: [{ column: "seller", role: "seller" }], branch: "branch" },
  { kind: "surveys", core: "core.survey", columns: [{ column: "staff", role: "survey" }], branch: "cast(null as varchar)" },
];

/**
 * core.staff, core.said_name, and core.staff_text: whom a text in an order or an answer may mean. tier 0 = a staff code, 1 = the full
 * name, 2 = surname and initials, 3 and 4 = the same before they were hired or after they left; branch NULL = in any branch; a spell's
 * days bound the names, not the code. In a scope rows whose text now means somebody else are listed; staff itself is small, and made anew.
 */
export async function knowStaff(session: Session, scope: Scope): Promise<void> {
  const exported = await session.query(sql`select 1 as one from ${currentRows("staff")} as s limit 1`);
  if (!scope.whole) {
    await session.run(raw("create or replace temp table name_before as select distinct said from core.said_name"));
    await session.run(raw("create or replace temp table text_before as select * from core.staff_text"));
  }
  await countNames(session, scope);
  await (exported.length ? fromPayroll(session) : fromOrders(session));
  if (!scope.whole) await listRenamed(session);
}

/** In a scope, listed rows that stood are taken from the counts and those that stand now are added. */
async function countNames(session: Session, scope: Scope): Promise<void> {
  const kept = sql`select said, role, branch, rows from core.said_name`;
  const now = served.map((one) => namesIn(currentOf(one.kind, scope), one, ""));
  const then = served.map((one) => sql`select said, role, branch, -n from (${namesIn(stood(one.kind), one, "_text")}) as t`);
  const rows = join(scope.whole ? now : [...now, ...then, kept], " union all ");
  await session.run(sql`
    create or replace temp table counted_name as
    select said, role, branch, sum(n) as rows from (${rows}) as n group by said, role, branch having sum(n) > 0`);
  await createAs(session, "core.said_name", core.said_name, sql`select *, ${raw(foldText("said"))} as folded from temp.counted_name`);
}

/** What rows say of staff, counted: one pass over the rows, whatever the number of columns. */
function namesIn(rows: Sql, { columns, branch }: (typeof served)[number], suffix: string): Sql {
  const pairs = join(columns.map(({ column, role }) => sql`{'said': n.${raw(column + suffix)}, 'role': ${role}}`));
  return sql`
    select said.said as said, cast(said.role as varchar) as role, branch, n
    from (select unnest([${pairs}]) as said, n.branch, n.n from (
      select ${join(columns.map(({ column }) => ident(column + suffix)))}, ${raw(branch)} as branch, count(*) as n from ${rows} as r group by all
    ) as n) as u
    where said.said is not null`;
}

/** Texts that were said before and mean somebody else now: their rows are listed. A text never said before is in listed rows alone. */
async function listRenamed(session: Session): Promise<void> {
  await session.run(raw(`
    create or replace temp table renamed as
    select distinct said from (
      (select * from temp.text_before except select * from core.staff_text)
      union all
      (select * from core.staff_text except select * from temp.text_before)
    ) as t
    where said in (select said from temp.name_before)`));
  const [first] = await session.query(raw("select 1 as one from temp.renamed limit 1"));
  if (!first) return;
  for (const { kind, core: table, columns } of served) {
    for (const { column } of columns) await enlist(session, kind, sql`select key_hash from ${raw(table)} where ${ident(`${column}_text`)} in (select said from temp.renamed)`);
  }
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
  await createAs(session, "core.staff_text", core.staff_text, sql`
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
      select distinct said, folded from core.said_name
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
      select * from core.said_name where role in ('advisor', 'seller') and folded is not null
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
  await createAs(session, "core.staff_text", core.staff_text, sql`
    select distinct s.said, n.staff_code, 1 as tier, cast(null as varchar) as branch, cast(null as date) as from_day, cast(null as date) as until_day
    from core.said_name as s
    inner join temp.named_staff as n on n.folded = s.folded`);
}
