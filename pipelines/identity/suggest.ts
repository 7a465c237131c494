import { bigint, join, raw, sql, type Sql } from "../warehouse/sql.ts";
import { carClients, carPairs, emailPairs, namePairs, phonePairs, spellings } from "./suggest-reasons.ts";

/** Why two clients may be one; each with its weight: how often such a pair is one person, guessed once and never fitted. */
export const suggestionReasons = {
  /** One car, one full name (words in any order). */
  car_name: 0.95,
  /** Left part of the e-mail and the full name. */
  email_name: 0.85,
  /** One car, surname and first initial. */
  car_initial: 0.8,
  /** Phones that differ by a digit or by two neighbours swapped; surname and first initial. */
  phone_slip: 0.75,
  /** A rare full name of three words at one branch. */
  name_branch: 0.3,
} as const;
export type SuggestionReason = keyof typeof suggestionReasons;

/** Two clients that may be one. */
export interface Suggestion {
  /** Clients, the smaller number first. */
  readonly a: number;
  readonly b: number;
  /** 0–1: what the reasons together weigh; for the order, not a probability. */
  readonly score: number;
  /** They have more in common than a name. */
  readonly strong: boolean;
  /** JSON: a list of {reason, evidence}; the evidence is a VIN, a branch, or two values with " ≠ " between. */
  readonly reasons: string;
  /** Visit days of both. */
  readonly visits: number;
  /** What both paid for visits and cars, minor units. */
  readonly amount: number | bigint;
  /** How many pairs there are in all. */
  readonly total: number;
}

/** From this score on a pair has more in common than a name. */
const STRONG = 0.7;

/**
 * Pairs of clients that may be one, strong ones first, then those with most visits at stake. Nothing is suggested where a
 * tax number on each side, or names and patronymics written out, say that they are two. Reads core, marts and staging.
 */
export function suggestPairs(limit: number): Sql {
  const weights = join(Object.entries(suggestionReasons).map(([reason, weight]) => sql`select ${reason} as reason, cast(${weight} as double) as weight`), " union all ");
  return sql`
    with ${spellings},
    ${carClients()},
    ${carPairs},
    ${phonePairs},
    ${emailPairs},
    ${namePairs},
    hint as materialized (
      select * from car_pair union all select * from phone_pair union all select * from email_pair union all select * from name_pair
    ),
    pair as materialized (select distinct a, b from hint),
    party as materialized (select a as client_id from pair union select b from pair),
    said as (
      select n.client_id, list(distinct w.word) as words, list(distinct w.word) filter (w.place < 3) as two, list(distinct w.word) filter (w.place = 3) as thirds
      from named as n
      semi join party as p on p.client_id = n.client_id
      cross join lateral (values (1, n.w1), (2, n.w2), (3, n.w3)) as w (place, word)
      where length(w.word) > 1
      group by n.client_id
    ),
    taxed as (
      select distinct r.client_id from core.client_record as r semi join party as p on p.client_id = r.client_id where r.tax_id is not null
    ),
    at_odds as (
      select p.a, p.b
      from pair as p
      left join said as x on x.client_id = p.a
      left join said as y on y.client_id = p.b
      left join taxed as s on s.client_id = p.a
      left join taxed as t on t.client_id = p.b
      where (s.client_id is not null and t.client_id is not null)
        or (len(x.two) > 1 and len(y.two) > 1 and len(list_intersect(x.two, y.words)) < 2 and len(list_intersect(y.two, x.words)) < 2)
        or (len(x.thirds) > 0 and len(y.thirds) > 0 and not list_has_any(x.thirds, y.words) and not list_has_any(y.thirds, x.words))
    ),
    reason as (
      select h.a, h.b, h.reason, min(h.evidence) as evidence
      from hint as h
      group by h.a, h.b, h.reason
      qualify h.reason <> 'car_initial' or not bool_or(h.reason = 'car_name') over (partition by h.a, h.b)
    ),
    judged as (
      select
        r.a, r.b, 1 - product(1 - w.weight) as score,
        to_json(list({reason: r.reason, evidence: r.evidence} order by w.weight desc)) as reasons
      from reason as r
      inner join (${weights}) as w on w.reason = r.reason
      anti join at_odds as o on o.a = r.a and o.b = r.b
      group by r.a, r.b
    ),
    visited as (
      select v.client_id, count(*) as visits, sum(v.total_amount) as amount
      from marts.visit_day as v
      semi join party as p on p.client_id = v.client_id
      group by v.client_id
    ),
    bought as (
      select s.client_id, sum(s.amount) as amount
      from core.sale as s
      semi join party as p on p.client_id = s.client_id
      where not s.is_cancelled
      group by s.client_id
    ),
    weighed as (
      select
        j.a, j.b, j.score, j.reasons,
        coalesce(x.visits, 0) + coalesce(y.visits, 0) as visits,
        ${bigint(raw("coalesce(x.amount, 0) + coalesce(y.amount, 0) + coalesce(s.amount, 0) + coalesce(t.amount, 0)"))} as amount
      from judged as j
      left join visited as x on x.client_id = j.a
      left join visited as y on y.client_id = j.b
      left join bought as s on s.client_id = j.a
      left join bought as t on t.client_id = j.b
    )
    select *, score >= ${STRONG} as strong, count(*) over () as total
    from weighed
    order by strong desc, visits desc, score desc, amount desc, a, b
    limit ${limit}`;
}
