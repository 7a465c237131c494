import { sql } from "#pipelines/warehouse/sql.ts";
import type { Population } from "../define.ts";
import { homeBranch } from "./home-branch.ts";
import { spansTable } from "./spans.ts";

/**
 * Instalments and debts issued by A; what is paid is known as of the export alone. Measures: overdue = 1 where the day of payment lies before A
 * and not all is paid; overdue_amount (minor units) and overdue_days there, else 0. Branch: the home branch at A. Source: metrics.md, `receivable_overdue`.
 */
export const debts: Population = {
  id: "debts",
  unit: "debt",
  dimensions: ["branch", "client_kind"],
  carries: ["client_id", "day", "branch", "amount", "batch_id", "line"],
  monthly: "snapshot",
  window: "trailing",
  monthsBack: 1200,
  select: (context) => sql`
    with span as (${spansTable(context)}), home as (${homeBranch(context, "m12", "as_of")}),
    owed as (
      select s.as_of, r.document_no, r.client_id, r.due_on, r.amount - r.paid_amount as open_amount, r.batch_id, r.line,
        case when r.due_on < s.as_of and r.paid_amount < r.amount then 1 else 0 end as overdue
      from span s cross join core.receivables r
      where r.issued_on <= s.as_of
    )
    select o.as_of, o.document_no as unit_id, o.client_id, o.due_on as day, h.branch, k.client_kind, o.open_amount as amount, o.batch_id, o.line, o.overdue,
      o.overdue * o.open_amount as overdue_amount, o.overdue * date_diff('day', o.due_on, o.as_of) as overdue_days
    from owed o
    left join core.client k on k.client_id = o.client_id
    left join home h on h.as_of = o.as_of and h.client_id = o.client_id`,
};
