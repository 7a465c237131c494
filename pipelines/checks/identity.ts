import { raw } from "../warehouse/sql.ts";
import type { Check } from "./check.ts";

/** What must hold of clients, their records and their keys. */
export const identityChecks: readonly Check[] = [
  {
    id: "one_client_a_number",
    query: raw("select client_id, count(*) as clients from core.client group by client_id having count(*) > 1"),
  },
  {
    id: "number_of_one_key",
    query: raw(`
      select r.client_id, count(distinct k.key) as keys
      from core.client_key as k
      inner join core.client_record as r on r.client_ref = k.client_ref
      anti join core.unfit_key as u on u.key = k.key
      where cast(k.key >> 11 as bigint) = r.client_id and not (k.key_type = 'client_code' and k.nobody)
      group by r.client_id
      having count(distinct k.key) > 1`),
  },
  {
    id: "client_of_one_record_at_least",
    query: raw(`
      select c.client_id, c.records, r.n
      from core.client as c
      left join (select client_id, count(*) as n from core.client_record where client_id is not null group by client_id) as r on r.client_id = c.client_id
      where coalesce(r.n, 0) <> c.records or c.records < 1`),
  },
  {
    id: "record_of_one_client",
    query: raw(`
      select r.client_ref, count(*) as clients
      from core.client_record as r
      left join core.client as c on c.client_id = r.client_id
      group by r.client_ref
      having count(*) > 1 or count(r.client_id) > count(c.client_id)`),
  },
  {
    id: "fit_key_of_one_client",
    query: raw(`
      select k.key, min(k.key_type) as key_type, min(k.key_value) as key_value, count(distinct r.client_id) as clients
      from core.client_key as k
      inner join core.client_record as r on r.client_ref = k.client_ref
      anti join core.unfit_key as u on u.key = k.key
      where not (k.key_type = 'client_code' and k.nobody)
      group by k.key
      having count(distinct coalesce(r.client_id, -1)) > 1`),
  },
  {
    id: "number_of_a_key_is_its_own",
    query: raw("select key from core.client_key group by key having count(distinct concat(key_type, ':', code_space, ':', key_value)) > 1"),
  },
  {
    id: "owners_take_turns",
    query: raw(`
      select vin, from_day, until_day, next_day
      from (select vin, from_day, until_day, lead(from_day) over (partition by vin order by from_day nulls first) as next_day from core.ownership) as o
      where until_day <= from_day or next_day < until_day or (until_day is null and next_day is not null)`),
  },
];
