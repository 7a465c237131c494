import { sql } from "#pipelines/warehouse/sql.ts";
import type { Population } from "../define.ts";
import { fleetOrders } from "./fleet.ts";
import { keptCompanies } from "./kept-companies.ts";
import { spansTable } from "./spans.ts";

/**
 * Orders of the period that business clients paid and somebody looks after: who held the latest meeting with the company by the period's end.
 * Measures: paid_order = 1; paid_amount (minor units). Branch: of the order. What an account manager's commission is of.
 */
export const keptOrders: Population = {
  id: "kept_orders",
  unit: "order",
  dimensions: ["branch", "staff"],
  carries: ["client_id", "day", "branch", "amount", "batch_id", "line"],
  monthly: "snapshot",
  window: "month",
  monthsBack: 0,
  select: (context) => sql`
    with span as (${spansTable(context)}), kept as (${keptCompanies})
    select o.as_of, o.unit_id, o.client_id, o.day, o.branch, m.staff, o.amount, o.batch_id, o.line, o.paid_order, o.paid_amount
    from (${fleetOrders.select(context)}) as o join kept m on m.as_of = o.as_of and m.client_id = o.client_id`,
};
