import type { Home } from "#pipelines/index.ts";
import { sql } from "#pipelines/warehouse/sql.ts";
import { currentScope, readsAll } from "#app/auth/scope.server.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import { heldAt, ownPart } from "../overview/promotions.ts";

/** A promotion as it was loaded. Money in minor units; null: the export does not say. */
export interface KnownPromotion {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  /** As exported, of branches only the viewer's own; null: all of them. */
  readonly branches: string | null;
  readonly contactCost: number | null;
  readonly fixedCost: number | null;
  /** Its code stands on contracts of cars. */
  readonly onSales: boolean;
  /** Null: it was only drawn here, and its export is not loaded. */
  readonly source: { readonly batch: string; readonly file: string; readonly line: number } | null;
}

/** Promotions that the viewer's branches take part in, the latest first. */
export async function knownPromotions(home: Home): Promise<KnownPromotion[]> {
  const rows = await runQuery<{ code: string; name: string; kind: string; starts: string; ends: string; branches: string | null; contact: number | bigint | null; fixed: number | bigint | null; sales: number | bigint; batch: string; file: string; line: number }>(
    home,
    "promotions known",
    sql`
      select p.promo_code as code, p.name, p.kind, cast(p.starts_on as varchar) as starts, cast(p.ends_on as varchar) as ends, p.branches,
        w.contact_cost_amount as contact, w.fixed_cost_amount as fixed, coalesce(s.sales, 0) as sales, b.batch, b.file, p.line
      from core.promotion as p
      inner join staging.promotions as w on w.batch_id = p.batch_id and w.line = p.line
      inner join staging.batch as b on b.batch_id = p.batch_id
      left join (select promo_code, count(*) as sales from core.sale where promo_code is not null and not is_cancelled group by promo_code) as s on s.promo_code = p.promo_code
      order by p.starts_on desc, p.promo_code`,
  );
  const own = currentScope("figures")?.branches;
  if (own === undefined) return [];
  const minor = (value: number | bigint | null): number | null => (value === null ? null : Number(value));
  return rows
    .filter(({ branches }) => readsAll("figures") || (own !== null && own.length > 0 && heldAt(branches, own)))
    .map(({ code, name, kind, starts, ends, branches, contact, fixed, sales, batch, file, line }) => ({
      code, name, kind, from: starts, to: ends, branches: own === null ? branches : ownPart(branches, own), contactCost: minor(contact), fixedCost: minor(fixed), onSales: Number(sales) > 0, source: { batch, file, line: Number(line) },
    }));
}
