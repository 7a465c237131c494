import { addMonths, sql } from "#pipelines/warehouse/sql.ts";
import type { Context, Population } from "../define.ts";
import { spansTable } from "./spans.ts";
import { flowOfStays } from "./from-stays.ts";
import { readsStays } from "./stays.ts";

/** A period that the as-of date cuts short ends there: what came later is not known yet. */
const knownSpans = (context: Context): Context => ({
  ...context,
  spans: context.spans.map((s) => (s.after < s.asOf && s.asOf < s.until ? { ...s, until: s.asOf } : s)),
});

/**
 * Clients active on the day before the period, or at its end: who came, who stayed, who went. Active on a day d: a contact in
 * (d − 12m, d]. Measures (0 or 1): was_active (before) · is_active (at the end) · came_again (was active, a contact in the period) · stayed_away (was active, none in it) ·
 * kept (both) · leaked (was active, is not: in the period the last contact became older than 12 months) · gained (is active, was not) =
 * new_client (first contact ever in the period) + returned_client. So is_active − was_active = gained − leaked.
 * Branch and brand: of the last contact before the period, of the gained of their last one.
 */
export const clientFlow: Population = {
  id: "client_flow",
  unit: "client",
  dimensions: ["branch", "brand", "client_kind"],
  carries: ["client_id", "day", "branch"],
  monthly: "snapshot",
  window: "year",
  monthsBack: 12,
  looksBackFromStart: true,
  select: (context) => sql`
    with span as (${spansTable(knownSpans(context))}),
    contacts as (${readsStays(context) ? flowOfStays(knownSpans(context)) : sql`
      select c.*, k.client_kind, f.first_contact
      from (
      select s.as_of, s.after_day, s.until_day, c.client_id, max(c.day) as last_day,
        max(case when c.day <= s.after_day then c.day end) as day_before,
        substr(max(case when c.day <= s.after_day then concat(cast(c.day as varchar), '|', c.branch) end), 12) as branch_before,
        substr(max(concat(cast(c.day as varchar), '|', c.branch)), 12) as last_branch,
        substr(max(case when c.make is not null and c.day <= s.after_day then concat(cast(c.day as varchar), '|', c.make) end), 12) as brand_before,
        substr(max(case when c.make is not null then concat(cast(c.day as varchar), '|', c.make) end), 12) as last_brand
      from span s cross join marts.contact c
      where c.day > ${addMonths(sql`s.after_day`, -12)} and c.day <= s.until_day
      group by s.as_of, s.after_day, s.until_day, c.client_id
      ) as c
      join marts.client_first f on f.client_id = c.client_id
      join core.client k on k.client_id = c.client_id`}
    ),
    stays as (
      select c.as_of, c.client_id, c.last_day, c.client_kind,
        case when c.day_before is not null then c.branch_before else c.last_branch end as branch,
        case when c.day_before is not null then c.brand_before else c.last_brand end as brand,
        case when c.day_before is not null then 1 else 0 end as was_active,
        case when c.last_day > ${addMonths(sql`c.until_day`, -12)} then 1 else 0 end as is_active,
        case when c.last_day > c.after_day then 1 else 0 end as came,
        case when c.first_contact > c.after_day then 1 else 0 end as is_new
      from contacts c
    )
    select as_of, cast(client_id as varchar) as unit_id, client_id, last_day as day, branch, brand, client_kind, was_active, is_active,
      was_active * came as came_again, was_active * (1 - came) as stayed_away, was_active * is_active as kept, was_active * (1 - is_active) as leaked,
      is_active * (1 - was_active) as gained, is_active * (1 - was_active) * is_new as new_client,
      is_active * (1 - was_active) * (1 - is_new) as returned_client
    from stays
    where was_active + is_active > 0`,
};
