import type { Home } from "#pipelines/index.ts";
import { raw, sql } from "#pipelines/warehouse/sql.ts";
import { inOwnBranches } from "#app/auth/scope.server.ts";
import { majorOf } from "#app/i18n/format.ts";
import type { Translate } from "#app/i18n/index.ts";
import { timedQuery } from "#app/warehouse/run-query.server.ts";
import { csvFile, type FileBody } from "../csv-file.ts";
import { assessPromotions, type Assumptions } from "./assess.server.ts";
import { assignedTables, left, paidOrders, type Span } from "./assigned.ts";

export const rowFiles = ["clients", "orders", "used"] as const;
export type RowFile = (typeof rowFiles)[number];

/** The rows behind a promotion's numbers as a table, each with the line it was read from; null where the viewer knows none of that code. */
export async function promotionRows(home: Home, code: string, file: RowFile, assumptions: Assumptions, t: Translate): Promise<FileBody | null> {
  const [one] = await assessPromotions(home, assumptions, [code]);
  if (!one) return null;
  if (file === "clients") return clientRows(home, one.span, t);
  return file === "orders" ? orderRows(home, one.span, t) : usedRows(home, code, t);
}

const minor = (value: number | bigint | null): string | null => (value === null ? null : majorOf(BigInt(Math.round(Number(value)))));
const source = ({ file, line }: Source): string | null => (file === null ? null : `${file}:${line}`);
/** Null: who was drawn here and is on no list that was loaded. */
type Source = { readonly file: string | null; readonly line: number | bigint | null };

async function clientRows(home: Home, span: Span, t: Translate): Promise<FileBody> {
  const rows = await timedQuery<Source & { id: number | bigint; name: string | null; arm: "treated" | "holdout"; branch: string | null; orders: number | bigint; worth: number }>(
    home,
    "clients of a promotion",
    sql`
      with ${assignedTables([span])},
      worth as (
        select a.client_id, count(*) as orders, sum(${left}) as total
        from assigned as a join span as s on s.promo_code = a.promo_code join (${paidOrders()}) as m on m.client_id = a.client_id
        where m.day >= s.starts_on and m.day <= s.read_on and (m.is_sale = 0 or s.on_sales = 1)
        group by a.client_id
      )
      select a.client_id as id, k.name, a.arm, a.branch, coalesce(w.orders, 0) as orders, coalesce(w.total, 0) as worth, b.file, c.line
      from assigned as a
      join core.client as k on k.client_id = a.client_id
      left join core.promo_contacts as c on c.promo_code = a.promo_code and c.client_id = a.client_id
      left join staging.batch as b on b.batch_id = c.batch_id
      left join worth as w on w.client_id = a.client_id
      order by a.arm desc, a.client_id`,
  );
  const head = ["id", t("promotions.column_client"), t("promotions.column_arm"), t("promotions.column_branch"), t("promotions.column_orders"), t("promotions.column_left"), t("promotions.column_source")];
  return csvFile({ head, items: rows, cells: (row) => [String(row.id), row.name, t(`promotions.arm_${row.arm}`), row.branch, Number(row.orders), minor(row.worth), source(row)] });
}

interface OrderRow extends Source {
  readonly id: number | bigint | null;
  readonly arm: "treated" | "holdout" | null;
  readonly day: string;
  readonly branch: string;
  readonly no: string;
  readonly total: number | bigint;
  readonly cost: number | bigint | null;
  readonly code: string | null;
}
const orderLines = (rows: readonly OrderRow[], t: Translate): Promise<FileBody> => {
  const head = ["id", t("promotions.column_arm"), t("promotions.column_day"), t("promotions.column_branch"), t("promotions.column_no"), t("promotions.column_total"), t("promotions.column_cost"), t("promotions.column_code"), t("promotions.column_source")];
  return csvFile({ head, items: rows, cells: (row) => [row.id === null ? null : String(row.id), row.arm && t(`promotions.arm_${row.arm}`), row.day, row.branch, row.no, minor(row.total), minor(row.cost), row.code, source(row)] });
};

const orderRows = async (home: Home, span: Span, t: Translate): Promise<FileBody> =>
  orderLines(
    await timedQuery<OrderRow>(
      home,
      "orders of a promotion's clients",
      sql`
        with ${assignedTables([span])}
        select a.client_id as id, a.arm, cast(m.day as varchar) as day, m.branch, m.no, m.total_amount as total, m.cost_amount as cost, m.promo_code as code, b.file, m.line
        from assigned as a join span as s on s.promo_code = a.promo_code join (${paidOrders()}) as m on m.client_id = a.client_id
        join staging.batch as b on b.batch_id = m.batch_id
        where m.day >= s.starts_on and m.day <= s.read_on and (m.is_sale = 0 or s.on_sales = 1)
        order by m.day, m.branch, m.no`,
    ),
    t,
  );

const usedRows = async (home: Home, code: string, t: Translate): Promise<FileBody> =>
  orderLines(
    await timedQuery<OrderRow>(
      home,
      "orders under a promotion code",
      sql`
        select m.client_id as id, cast(null as varchar) as arm, cast(m.day as varchar) as day, m.branch, m.no, m.total_amount as total, m.cost_amount as cost, ${code} as code, b.file, m.line
        from (
          select client_id, closed_on as day, branch, visit_no as no, total_amount, cost_amount, batch_id, line from core.visit
          where promo_code = ${code} and not is_reversed and reverses_no is null and total_amount >= 0 and ${inOwnBranches("figures", raw("branch"))}
          union all
          select client_id, sold_on as day, branch, contract_no as no, amount as total_amount, cost_amount, batch_id, line from core.sale
          where promo_code = ${code} and not is_cancelled and ${inOwnBranches("figures", raw("branch"))}
        ) as m
        join staging.batch as b on b.batch_id = m.batch_id
        order by m.day, m.branch, m.no`,
    ),
    t,
  );
