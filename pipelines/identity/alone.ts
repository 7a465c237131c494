import { currentRows } from "../models/current.ts";
import { clientFirst } from "../models/marts/client_first.sql.ts";
import { contact } from "../models/marts/contact.sql.ts";
import { busyDay, knownMake, visitDay } from "../models/marts/visit_day.sql.ts";
import type { Model, ModelSettings } from "../models/model.ts";
import { everything } from "../models/scope.ts";
import { join, raw, Sql, sql } from "../warehouse/sql.ts";

/** Tables that stand in for those whose client_id would be a record's. */
const standIns = ["core.client", "core.visit", "core.sale", "core.survey", "temp.busy_day", "temp.known_make", "marts.visit_day", "marts.contact", "marts.client_first"] as const;
const standIn = (table: (typeof standIns)[number]): string => `alone_${table.split(".")[1]}`;

/**
 * A query over core and marts, asked of a world in which nobody was recognised: every client record is a client of its own. Visits that
 * bear only a VIN go to the record that last came with the car, as they go to the owner otherwise. The definitions of a visit day and of
 * first contacts are the models' own. Reads nothing else than core.client, core.visit, core.sale, core.survey, marts.visit_day,
 * marts.contact and marts.client_first in this way.
 */
export function asIfAlone(query: Sql, settings: ModelSettings): Sql {
  const model = (made: Model): Sql => retarget(made.select(everything, settings));
  const tables: readonly (readonly [string, Sql])[] = [
    ["alone_owner", owners],
    ["alone_visit", visits],
    ["alone_sale", sales],
    ["alone_survey", surveys],
    ["alone_client", raw("select client_ref as client_id, coalesce(client_kind, 'person') as client_kind from core.client_record where client_id is not null")],
    ["alone_busy_day", model(busyDay)],
    ["alone_known_make", model(knownMake)],
    ["alone_visit_day", model(visitDay)],
    ["alone_contact", model(contact)],
    ["alone_client_first", model(clientFirst)],
  ];
  const named = tables.map(([name, select]) => sql`${raw(name)} as materialized (${select})`);
  return sql`with ${join(named)} select * from (${retarget(query)}) as answer`;
}

/** The same text with other tables: names stand in it as `core.visit` or as `"core"."visit"`. */
const retarget = (query: Sql): Sql => new Sql(query.parts.map((part) => (typeof part === "string" ? standIns.reduce(replaced, part) : part)));
const replaced = (text: string, table: (typeof standIns)[number]): string => {
  const [schema, name] = table.split(".");
  return text.replace(new RegExp(`\\b${schema}\\.${name}\\b|"${schema}"\\."${name}"`, "g"), standIn(table));
};

/** Whose car on which day: of one day the strongest event, as in passCarsOn; a record of NULL is somebody unknown. */
const owners = sql`
    with keyless as (
      select distinct vin from core.visit where identified_by = 'vin'
    ),
    event as (
      select v.vin, v.closed_on as day, 2 as strength, v.branch, v.visit_no as no, v.client_ref
      from ${currentRows("visits", raw("vin in (select vin from keyless)"))} as v
      inner join core.client_record as r on r.client_ref = v.client_ref
      where r.client_id is not null
      union all
      select s.vin, s.sold_on, 3, s.branch, s.contract_no, case when r.client_id is not null then s.client_ref end
      from ${currentRows("sales", raw("vin in (select vin from keyless)"))} as s
      left join core.client_record as r on r.client_ref = s.client_ref
      where s.cancelled_on is null
      union all
      select t.vin, t.stored_on, 1, t.branch, t.storage_no, t.client_ref
      from ${currentRows("tyre_storage", raw("vin in (select vin from keyless)"))} as t
      inner join core.client_record as r on r.client_ref = t.client_ref
      where r.client_id is not null
      union all
      select m.vin, date '0001-01-01', 0, null, null, m.client_ref
      from ${currentRows("vehicles", raw("vin in (select vin from keyless)"))} as m
      inner join core.client_record as r on r.client_ref = m.client_ref
      where r.client_id is not null
    )
    select vin, day, client_ref from event
    qualify row_number() over (partition by vin, day order by strength desc, branch desc, no desc) = 1`;

const visits = sql`
    with owned as (
      select v.batch_id, v.line, o.client_ref
      from (select batch_id, line, vin, closed_on from core.visit where identified_by = 'vin') as v
      asof inner join alone_owner as o on o.vin = v.vin and o.day <= v.closed_on
    )
    select v.* replace (case v.identified_by when 'key' then s.client_ref when 'vin' then o.client_ref end as client_id)
    from core.visit as v
    left join staging.visits as s on s.batch_id = v.batch_id and s.line = v.line
    left join owned as o on o.batch_id = v.batch_id and o.line = v.line`;

const sales = sql`
    select c.* replace (case when c.client_id is not null then s.client_ref end as client_id)
    from core.sale as c
    left join staging.sales as s on s.batch_id = c.batch_id and s.line = c.line`;

/** An answer's own record, else that of the order or contract that it names. */
const surveys = sql`
    select q.* replace (case when q.client_id is not null then coalesce(r.client_ref, v.client_id, s.client_id) end as client_id)
    from core.survey as q
    left join staging.surveys as a on a.batch_id = q.batch_id and a.line = q.line
    left join (select client_ref from core.client_record where client_id is not null) as r on r.client_ref = a.client_ref
    left join alone_visit as v on v.branch = q.visit_branch and v.visit_no = q.visit_no
    left join alone_sale as s on s.branch = q.contract_branch and s.contract_no = q.contract_no`;
