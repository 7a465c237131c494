import { sql } from "#pipelines/warehouse/sql.ts";
import type { Home } from "#pipelines/index.ts";
import type { RoleId } from "#app/bonus/plan.ts";
import { spanAt } from "#app/metrics/compile.ts";
import { keptCompanies } from "#app/metrics/populations/kept-companies.ts";
import { spansTable } from "#app/metrics/populations/spans.ts";
import type { Period } from "#app/metrics/period.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import { employed } from "../motivation.server.ts";
import { staffSpells } from "../staff-names.server.ts";

export interface Colleague {
  readonly staff_code: string;
  readonly name: string;
  readonly branch: string | null;
  readonly role: RoleId;
}

const ownRoles: ReadonlySet<string> = new Set<RoleId>(["advisor", "seller", "technician"]);

/** Everybody whom a plan may pay in a period, with role and branch as of its last day. Of the other roles those are account managers who look after a business client. */
export async function colleagues(home: Home, period: Period): Promise<Colleague[]> {
  const [spells, kept] = await Promise.all([staffSpells(home), companyKeepers(home, period)]);
  const found = new Map<string, Colleague>();
  for (const spell of spells.filter((one) => employed(one, period))) {
    const { staff_code, name, branch } = spell;
    const role = ownRoles.has(spell.role) ? (spell.role as RoleId) : kept.has(staff_code) ? "account_manager" : null;
    if (role) found.set(staff_code, { staff_code, name, branch, role });
    else found.delete(staff_code);
  }
  return [...found.values()].sort((a, b) => (a.staff_code < b.staff_code ? -1 : 1));
}

async function companyKeepers(home: Home, { from, to }: Period): Promise<ReadonlySet<string>> {
  const { satisfactionMax, applied } = await facts(home);
  const context = { spans: [spanAt(to, { from, to })], needs: new Set<never>(), satisfactionMax, applied };
  const rows = await runQuery<{ staff: string }>(home, "company_keepers", sql`with span as (${spansTable(context)}) select distinct staff from (${keptCompanies}) as m order by staff`);
  return new Set(rows.map(({ staff }) => staff));
}
