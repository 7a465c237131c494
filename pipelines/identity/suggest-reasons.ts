import { kinds } from "../sources/contract.ts";
import { sources } from "../sources/index.ts";
import { ident, join, raw, sql, type Sql } from "../warehouse/sql.ts";
import { foldName, hasLegalForm } from "./fold.ts";

/** The parts of `suggestPairs`: named subqueries. Each *_pair has a, b (a < b), reason, evidence. */

/** A car that passed through more clients than this tells nothing: a number typed for want of another. */
const CAR_CLIENTS = 12;
/** A full name of more clients than this is not rare. */
const RARE_NAME = 3;
/** Left parts of an address that belong to an office, and such short ones that they mean nothing. */
const OFFICE_MAIL = "'info', 'mail', 'email', 'sales', 'office', 'admin', 'zakaz', 'buh', 'buhgalter', 'secretar', 'client', 'test'";
const SHORTEST_LOCAL = 4;

const word = (folded: string, n: number): string => `split_part(${folded}, ' ', ${n})`;

/** named (client_id, folded, w1, w2, w3, short): every spelling of every client; short is the first word and an initial. */
export const spellings = sql`
    named as materialized (
      select distinct
        client_id, folded, ${raw(word("folded", 1))} as w1, ${raw(word("folded", 2))} as w2, ${raw(word("folded", 3))} as w3, concat(w1, ' ', left(w2, 1)) as short
      from core.client_record
      where client_id is not null and folded is not null
    )`;

/** Two words that may be one: the same, or one of them an initial. */
const alike = (one: string, other: string): string =>
  `(${one} = ${other} or (least(length(${one}), length(${other})) = 1 and left(${one}, 1) = left(${other}, 1)))`;
const alikeOrBlank = (one: string, other: string): string => `(${one} = '' or ${other} = '' or ${alike(one, other)})`;
const sortedWords = (folded: string): string => `list_sort(string_split(${folded}, ' '))`;

/** Surname and first initial agree, and nothing written out disagrees. */
const kin = `(x.short = y.short and x.w2 <> '' and y.w2 <> '' and ${alike("x.w2", "y.w2")} and ${alikeOrBlank("x.w3", "y.w3")})`;
/** The same words, in any order; a lone word is no full name. */
const namesakes = `(x.w2 <> '' and y.w2 <> '' and ${sortedWords("x.folded")} = ${sortedWords("y.folded")})`;
/** Firms whose names agree in all but the legal form. Dear, so asked of few. */
const sameFirm = `(${hasLegalForm("x.folded")} and ${hasLegalForm("y.folded")} and ${foldName("x.folded")} = ${foldName("y.folded")})`;

/** car_client (vin, client_id): who came with which car by keys of their own, in any export that names both. */
export function carClients(): Sql {
  const others = kinds.filter((kind) => kind !== "visits" && kind !== "sales" && sources[kind].hasClient && sources[kind].fields.some((field) => field.name === "vin"));
  const rows = others.map((kind) => sql`select vin, client_id from ${ident(`core.${kind}`)} where vin is not null and client_id is not null`);
  const said = [
    sql`select vin, client_id from core.visit where vin is not null and identified_by = 'key'`,
    sql`select vin, client_id from core.sale where vin is not null and client_id is not null`,
    ...rows,
  ];
  return sql`
    car_client as (select vin, client_id from (${join(said, " union all ")}) as s group by vin, client_id),
    shared_car as materialized (
      select vin, client_id from car_client qualify count(*) over (partition by vin) between 2 and ${raw(String(CAR_CLIENTS))}
    )`;
}

export const carPairs = sql`
    met as materialized (
      select c.client_id as a, d.client_id as b, c.vin from shared_car as c inner join shared_car as d on d.vin = c.vin and d.client_id > c.client_id
    ),
    car_pair as (
      select m.a, m.b, case when ${raw(namesakes)} or ${raw(sameFirm)} then 'car_name' else 'car_initial' end as reason, m.vin as evidence
      from met as m
      inner join named as x on x.client_id = m.a
      inner join named as y on y.client_id = m.b
      where ${raw(kin)} or ${raw(namesakes)} or ${raw(sameFirm)}
    )`;

/**
 * A digit or two neighbours changed spare either all but the last five digits, or the last four: two equality joins find every such
 * pair without comparing each with each.
 */
export const phonePairs = sql`
    calling as materialized (
      select distinct
        r.client_id, r.phone, left(r.phone, length(r.phone) - 5) as head, right(r.phone, 4) as tail,
        ${raw(word("r.folded", 2))} as w2, ${raw(word("r.folded", 3))} as w3, concat(${raw(word("r.folded", 1))}, ' ', left(w2, 1)) as short
      from core.client_record as r
      anti join core.shared_key as k on k.key_type = 'phone' and k.key_value = r.phone
      where r.client_id is not null and length(r.phone) >= 10 and contains(r.folded, ' ')
    ),
    phone_pair as (
      select least(x.client_id, y.client_id) as a, greatest(x.client_id, y.client_id) as b, 'phone_slip' as reason, concat(least(x.phone, y.phone), ' ≠ ', greatest(x.phone, y.phone)) as evidence
      from calling as x
      inner join calling as y on y.short = x.short and y.head = x.head
      where x.phone < y.phone and x.client_id <> y.client_id and length(x.phone) = length(y.phone) and damerau_levenshtein(x.phone, y.phone) = 1 and ${raw(kin)}
      union all
      select least(x.client_id, y.client_id), greatest(x.client_id, y.client_id), 'phone_slip', concat(least(x.phone, y.phone), ' ≠ ', greatest(x.phone, y.phone))
      from calling as x
      inner join calling as y on y.short = x.short and y.tail = x.tail
      where x.phone < y.phone and x.client_id <> y.client_id and length(x.phone) = length(y.phone) and damerau_levenshtein(x.phone, y.phone) = 1 and ${raw(kin)}
    )`;

export const emailPairs = sql`
    writing as materialized (
      select distinct r.client_id, r.email, split_part(r.email, '@', 1) as local, r.folded
      from core.client_record as r
      anti join core.shared_key as k on k.key_type = 'email' and k.key_value = r.email
      where r.client_id is not null and r.email is not null and contains(r.folded, ' ')
    ),
    email_pair as (
      select least(x.client_id, y.client_id) as a, greatest(x.client_id, y.client_id) as b, 'email_name' as reason, concat(x.email, ' ≠ ', y.email) as evidence
      from writing as x
      inner join writing as y on y.local = x.local and y.folded = x.folded
      where x.email < y.email and x.client_id <> y.client_id and length(x.local) >= ${raw(String(SHORTEST_LOCAL))} and x.local not in (${raw(OFFICE_MAIL)})
    )`;

export const namePairs = sql`
    bearer as materialized (
      select folded, client_id from named where length(w2) > 1 and length(w3) > 1
      qualify count(*) over (partition by folded) between 2 and ${raw(String(RARE_NAME))}
    ),
    place as materialized (
      select v.client_id, v.branch from core.visit as v semi join bearer as r on r.client_id = v.client_id group by v.client_id, v.branch
      union
      select s.client_id, s.branch from core.sale as s semi join bearer as r on r.client_id = s.client_id group by s.client_id, s.branch
    ),
    name_pair as (
      select x.client_id as a, y.client_id as b, 'name_branch' as reason, p.branch as evidence
      from bearer as x
      inner join bearer as y on y.folded = x.folded and y.client_id > x.client_id
      inner join place as p on p.client_id = x.client_id
      inner join place as q on q.client_id = y.client_id and q.branch = p.branch
    )`;
