import { raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import type { Population } from "../define.ts";
import { homeBranch } from "./home-branch.ts";
import { spansTable } from "./spans.ts";

/** The points of an entry as its kind says; only an adjustment is read by its sign. Taken back by hand is above zero. */
const as = (kinds: string, points: string): Sql => raw(`case when p.entry_kind in (${kinds}) then ${points} else 0 end`);
/** What names whose account it is, the surest first: a card, a code of the dealer's system, else a phone. */
const named = (by: string): Sql => raw(`case when p.entry_kind in ('earn', 'cashback') and ${by} then 1 else 0 end`);

/**
 * Movements of points in the period, a row an entry of a known client. Measures: issued (earned and cashback), redeemed, expired, taken_back
 * (by hand; given by hand is below zero): over all time issued = redeemed + expired + taken_back + what lies on the accounts. accrual, redemption,
 * expiry, correction = 1 for an entry of that kind; by_card, by_code, by_phone, by_other = 1 for how it names the client: by a card number; without one by a code; with
 * neither by a phone, as at the desk when the card is forgotten; by e-mail or tax number. Branch: of the entry, else the home branch.
 */
export const pointEntries: Population = {
  id: "point_entries",
  unit: "entry",
  dimensions: ["branch", "client_kind", "month"],
  carries: ["client_id", "day", "branch", "batch_id", "line"],
  monthly: "event",
  window: "year",
  monthsBack: 0,
  select: (context) => sql`
    with span as (${spansTable(context)}), home as (${homeBranch(context, "m12", "as_of")})
    select s.as_of, p.entry_no as unit_id, p.client_id, p.booked_on as day, coalesce(p.branch, h.branch) as branch, k.client_kind,
      substr(cast(p.booked_on as varchar), 1, 7) as month, p.batch_id, p.line,
      ${as("'earn', 'cashback'", "abs(p.points)")} as issued, ${as("'redeem'", "abs(p.points)")} as redeemed, ${as("'expire'", "abs(p.points)")} as expired,
      ${as("'adjust'", "-p.points")} as taken_back,
      ${as("'redeem'", "1")} as redemption, ${as("'expire'", "1")} as expiry, ${as("'adjust'", "1")} as correction,
      ${named("true")} as accrual, ${named("p.card_no is not null")} as by_card, ${named("p.card_no is null and p.client_code is not null")} as by_code,
      ${named("p.card_no is null and p.client_code is null and p.phone is not null")} as by_phone,
      ${named("p.card_no is null and p.client_code is null and p.phone is null")} as by_other
    from span s cross join core.points p
    join core.client k on k.client_id = p.client_id
    left join home h on h.as_of = s.as_of and h.client_id = p.client_id
    where p.booked_on > s.after_day and p.booked_on <= s.until_day`,
};
