import { createAs } from "../models/model.ts";
import { clientColumns, core } from "../models/tables.ts";
import type { Session } from "../warehouse/engine.ts";
import { ident, join, raw, sql } from "../warehouse/sql.ts";
import { hasLegalForm } from "./fold.ts";

/** A firm's tax id: ten digits (Russian INN), or a Kazakh BIN: year, month, then 4–6 where an IIN has a birthday, then 0–3. */
const FIRM_TAX_ID = "tax_id ~ '[0-9]{10}' or tax_id ~ '[0-9]{2}(0[1-9]|1[0-2])[4-6][0-3][0-9]{6}'";

/**
 * core.client_record and core.client out of temp.component. A client's number is the place of its smallest key among all clients',
 * so it depends on what was loaded, never on the order. Records without a usable key become nobody.
 */
export async function nameClients(session: Session): Promise<void> {
  await session.run(sql`
    create or replace temp table numbered as
    with held as (
      select rec, min(key_type || ':' || coalesce(code_space || ':', '') || key_value) as key from temp.strong_key group by rec
    ),
    rooted as (
      select h.rec, h.key, coalesce(c.root, h.rec) as root from held as h left join temp.component as c on c.rec = h.rec
    ),
    client as (
      select root, row_number() over (order by min(key)) as client_id from rooted group by root
    )
    select r.rec, c.client_id from rooted as r inner join client as c on c.root = r.root`);
  await createAs(
    session,
    "core.client_record",
    core.client_record,
    sql`
      select r.client_ref, n.client_id, ${join(Object.keys(clientColumns).map((column) => sql`r.${ident(column)}`))}
      from temp.record as r
      inner join temp.numbered as n on n.rec = r.rec`,
  );
  await createAs(
    session,
    "core.client",
    core.client,
    sql`
      with member as (
        select n.client_id, r.rec, r.rows, r.client_kind, r.folded, r.tax_id, case when r.folded is not null then r.client_name end as name
        from temp.record as r
        inner join temp.numbered as n on n.rec = r.rec
      ),
      spelling as (
        select client_id, name, row_number() over (partition by client_id order by sum(rows) desc, length(name) desc, name) as place
        from member
        where name is not null
        group by client_id, name
      ),
      phone as (
        select n.client_id, min(k.key_value) as phone
        from temp.strong_key as k
        inner join temp.numbered as n on n.rec = k.rec
        where k.key_type = 'phone'
        group by n.client_id
      ),
      kind as (
        select
          client_id, count(*) as records,
          case
            when bool_or(client_kind = 'company') then 'company'
            when bool_or(client_kind = 'person') then 'person'
            when bool_or(${raw(hasLegalForm("folded"))}) or bool_or(${raw(FIRM_TAX_ID)}) then 'company'
            else 'person'
          end as client_kind
        from member
        group by client_id
      )
      select k.client_id, s.name, k.client_kind, p.phone, k.records
      from kind as k
      left join (select * from spelling where place = 1) as s on s.client_id = k.client_id
      left join phone as p on p.client_id = k.client_id`,
  );
}
