import { createAs } from "../models/model.ts";
import type { Scope } from "../models/scope.ts";
import { clientColumns, core } from "../models/tables.ts";
import type { Session } from "../warehouse/engine.ts";
import { ident, join, raw, type Sql, sql } from "../warehouse/sql.ts";
import { hasLegalForm } from "./fold.ts";
import { numberOf } from "./key.ts";

/** A firm's tax id: ten digits (Russian INN), or a Kazakh BIN: year, month, then 4–6 where an IIN has a birthday, then 0–3; "~f": the mark of one that was taken out. */
const FIRM_TAX_ID = "tax_id ~ '[0-9]{10}' or tax_id ~ '[0-9]{2}(0[1-9]|1[0-2])[4-6][0-3][0-9]{6}' or starts_with(tax_id, '~f')";

/** A number that two clients would bear: nothing is landed then. Among a million clients the odds are 1 in 18,000. */
export class ClientNumberClash extends Error {
  constructor(readonly client_id: number) {
    super(`two clients would have the number ${client_id}`);
    this.name = "ClientNumberClash";
  }
}

/**
 * core.client_record and core.client out of temp.record and temp.component. A client's number is made of the smallest of its strong keys
 * (by the hash of each), so it depends on what was loaded, neither on the order nor on other clients. Records without a strong key are
 * nobody's. In a scope, the clients that the records were of before (temp.client_was) give way.
 */
export async function nameClients(session: Session, scope: Scope): Promise<void> {
  await session.run(sql`
    create or replace temp table rooted as
    select coalesce(c.root, k.client_ref) as root, min(k.key) as key
    from temp.strong_key as k
    left join temp.component as c on c.client_ref = k.client_ref
    group by 1`);
  await session.run(sql`
    create or replace temp table numbered as
    select h.client_ref, ${numberOf(sql`r.key`)} as client_id
    from (select distinct client_ref from temp.strong_key) as h
    left join temp.component as c on c.client_ref = h.client_ref
    inner join temp.rooted as r on r.root = coalesce(c.root, h.client_ref)`);
  const record = sql`
    select r.client_ref, n.client_id, r.rows, r.nobody, r.folded, ${join(Object.keys(clientColumns).map((column) => sql`r.${ident(column)}`))}
    from temp.record as r
    left join temp.numbered as n on n.client_ref = r.client_ref`;
  await put(session, scope, "client_record", record, raw("client_ref in (select id from temp.redo_record union all select client_ref from temp.client_was)"));
  await session.run(raw(`
    create or replace temp table member as
    select n.client_id, r.rows, r.client_kind, r.folded, r.tax_id, case when r.folded is not null and not regexp_matches(r.client_name, '^~[nx]') then r.client_name end as name, case when u.phone is null and not starts_with(r.phone, '~e') then r.phone end as phone
    from temp.record as r
    inner join temp.numbered as n on n.client_ref = r.client_ref
    left join (select distinct key_value as phone from core.client_key where key_type = 'phone' and key in (select key from core.unfit_key)) as u on u.phone = r.phone`));
  if (!scope.whole) await session.run(raw("create or replace temp table kind_before as select client_id, client_kind from core.client where client_id in (select client_id from temp.client_was)"));
  await put(session, scope, "client", clients, raw("client_id in (select client_id from temp.client_was)"));
  await refuseClash(session, scope);
}

async function put(session: Session, scope: Scope, table: "client" | "client_record", select: Sql, before: Sql): Promise<void> {
  if (scope.whole) return createAs(session, `core.${table}`, core[table], select);
  await session.run(sql`delete from ${ident(`core.${table}`)} where ${before}`);
  await session.run(sql`insert into ${ident(`core.${table}`)} select ${join(Object.keys(core[table]).map(ident))} from (${select}) as m`);
}

/** A client's name is the spelling of most rows; most clients have but one record, and need no window. */
const clients = sql`
      with kind as (
        select
          client_id, count(*) as records, min(name) as name, min(phone) as phone,
          case
            when bool_or(client_kind = 'company') then 'company'
            when bool_or(client_kind = 'person') then 'person'
            when bool_or(${raw(hasLegalForm("folded"))}) or bool_or(${raw(FIRM_TAX_ID)}) then 'company'
            else 'person'
          end as client_kind
        from temp.member
        group by client_id
      ),
      spelling as (
        select m.client_id, m.name, row_number() over (partition by m.client_id order by sum(m.rows) desc, length(m.name) desc, m.name) as place
        from (select * from temp.member where client_id in (select client_id from kind where records > 1)) as m
        where m.name is not null
        group by m.client_id, m.name
      )
      select k.client_id, coalesce(s.name, k.name) as name, k.client_kind, k.phone, k.records
      from kind as k
      left join (select * from spelling where place = 1) as s on s.client_id = k.client_id`;

/** Among those that were made now; of a scope also against those that stayed. */
async function refuseClash(session: Session, scope: Scope): Promise<void> {
  const stayed = raw("select client_id from core.client where client_id in (select client_id from temp.numbered) group by client_id having count(*) > 1");
  const [clash] = await session.query<{ client_id: number }>(sql`
    select ${numberOf(sql`key`)} as client_id from temp.rooted group by 1 having count(*) > 1${scope.whole ? raw("") : sql` union all ${stayed}`} limit 1`);
  if (clash) throw new ClientNumberClash(clash.client_id);
}
