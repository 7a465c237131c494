import { raw, sql } from "#pipelines/warehouse/sql.ts";
import type { Population } from "../define.ts";
import { homeBranch } from "./home-branch.ts";
import { namedStaff, nobodyNamed } from "./named-staff.ts";
import { relations } from "./relations.ts";
import { monthText, spansTable } from "./spans.ts";

/** An answer later than this many days after the question is not an answer to it. */
const ANSWER_DAYS = 60;

/**
 * Questionnaires sent in the period to known clients. Measures: invited = 1; answered = 1 where the client answered the same survey at the
 * same touchpoint by A, not before it was sent, not after the next was sent, and within 60 days. An invitation belongs to the
 * client's latest visit in the 30 days up to it (touchpoint sale: latest purchase in 90), as answers do: branch and
 * person are that one's unless a person is named, else the branch is the home branch at A. Source: metrics.md, `response_rate`; exports.md, "Who did it".
 */
export const invitations: Population = {
  id: "invitations",
  unit: "invitation",
  dimensions: ["branch", "client_kind", "staff", "touchpoint", "month"],
  carries: ["client_id", "day", "branch", "batch_id", "line"],
  monthly: "event",
  window: "year",
  monthsBack: 0,
  leftOut: {
    dimensions: ["touchpoint"],
    select: (context) => sql`
    with span as (${spansTable(context)})
    select s.as_of, i.touchpoint, 'anonymous' as reason from span s cross join core.survey_invitations i
    where i.sent_on > s.after_day and i.sent_on <= s.until_day and i.client_id is null`,
  },
  select: (context) => {
    const placed = context.needs.has("branch") || context.needs.has("staff");
    const nobody = raw("select null as batch_id, null as line, cast(null as varchar) as branch, cast(null as varchar) as person where false");
    return sql`
    with span as (${spansTable(context)}), home as (${homeBranch(context, "m12", "as_of", raw("select client_id from core.survey_invitations where client_id is not null"))}),
    sent as (
      select *, lead(sent_on) over (partition by survey_source, touchpoint, client_id order by sent_on, invitation_no) as next_sent
      from core.survey_invitations where client_id is not null
    ),
    answers as (
      select i.batch_id, i.line, min(q.responded_on) as answered_on
      from sent i join core.survey q on q.client_id = i.client_id and q.survey_source = i.survey_source and q.touchpoint = i.touchpoint
      where q.responded_on >= i.sent_on and q.responded_on <= i.sent_on + ${raw(String(ANSWER_DAYS))} and (i.next_sent is null or q.responded_on < i.next_sent)
      group by i.batch_id, i.line
    ),
    about as (${placed ? sql`
      select batch_id, line, branch, person from (
        select i.batch_id, i.line, v.day, v.branch, v.advisor as person
        from sent i join ${relations(context).visitDay} v on v.client_id = i.client_id
        where i.touchpoint <> 'sale' and v.day <= i.sent_on and v.day > i.sent_on - 30
        union all
        select i.batch_id, i.line, p.sold_on, p.branch, p.seller
        from sent i join marts.purchase p on p.client_id = i.client_id
        where i.touchpoint = 'sale' and p.sold_on <= i.sent_on and p.sold_on > i.sent_on - 90
      ) as near
      qualify row_number() over (partition by batch_id, line order by day desc, branch, person) = 1` : nobody}
    ),
    named as (${context.needs.has("staff") ? namedStaff(sql`select i.staff as said, a.branch from sent i left join about a on a.batch_id = i.batch_id and a.line = i.line`) : nobodyNamed})
    select s.as_of, concat(i.survey_source, ' ', i.invitation_no) as unit_id, i.client_id, i.sent_on as day, coalesce(a.branch, h.branch) as branch, k.client_kind,
      coalesce(n.staff_code, a.person) as staff, i.touchpoint, ${monthText(sql`i.sent_on`)} as month, i.batch_id, i.line, 1 as invited,
      case when r.answered_on <= s.as_of then 1 else 0 end as answered
    from span s cross join sent i
    join core.client k on k.client_id = i.client_id
    left join answers r on r.batch_id = i.batch_id and r.line = i.line
    left join about a on a.batch_id = i.batch_id and a.line = i.line
    left join named n on n.said = i.staff and n.at_branch = coalesce(a.branch, '')
    left join home h on h.as_of = s.as_of and h.client_id = i.client_id
    where i.sent_on > s.after_day and i.sent_on <= s.until_day`;
  },
};

/**
 * Visit days of the period from the day of the first invitation that the data have. Measures: visit = 1; asked = 1 where a questionnaire was sent
 * by A to the client in the 30 days from the day on and before the next visit: that of a purchase does not count. How few are asked
 * tells who chooses whom to ask.
 */
export const askedVisits: Population = {
  id: "asked_visits",
  unit: "order",
  dimensions: ["branch", "client_kind", "staff", "month"],
  carries: ["client_id", "day", "branch", "amount", "batch_id", "line"],
  monthly: "event",
  window: "year",
  monthsBack: 0,
  select: (context) => sql`
    with span as (${spansTable(context)}),
    asked as (
      select i.client_id, i.sent_on, max(v.day) as day
      from core.survey_invitations i join ${relations(context).visitDay} v on v.client_id = i.client_id
      where i.touchpoint <> 'sale' and v.day <= i.sent_on and v.day > i.sent_on - 30
      group by i.client_id, i.sent_on
    ),
    first_asked as (select client_id, day, min(sent_on) as sent_on from asked group by client_id, day)
    select s.as_of, concat(v.branch, ' ', v.visit_no) as unit_id, v.client_id, v.day, v.branch, k.client_kind, v.advisor as staff, ${monthText(sql`v.day`)} as month,
      v.total_amount as amount, v.batch_id, v.line, 1 as visit, case when a.sent_on <= s.as_of then 1 else 0 end as asked
    from span s cross join (select min(sent_on) as first_day from core.survey_invitations) as f cross join ${relations(context).visitDay} v
    join core.client k on k.client_id = v.client_id
    left join first_asked a on a.client_id = v.client_id and a.day = v.day
    where v.day > s.after_day and v.day <= s.until_day and v.day >= f.first_day`,
};
