import type { Home, TrialArm } from "#pipelines/index.ts";
import { clientAliases } from "#pipelines/sources/client.ts";
import { addMonths, day, raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import { ownClients } from "#app/auth/scope.server.ts";
import { timedQuery } from "#app/warehouse/run-query.server.ts";
import { refusedQuery } from "../personal/consent.server.ts";
import { membersTable, type RecordedArms } from "./assigned.server.ts";

/** Members whose papers the viewer may read, as they are today. */
const own = (test: RecordedArms): Sql => sql`select * from (${membersTable(test)}) as t where ${ownClients(raw("t.client_id"))}`;

export interface StratumCount {
  readonly stratum: string;
  readonly treated: number;
  readonly holdout: number;
}

export async function strataOf(home: Home, test: RecordedArms): Promise<StratumCount[]> {
  const rows = await timedQuery<Record<"treated" | "holdout", number | bigint> & { stratum: string }>(
    home,
    "strata of a test",
    sql`select stratum, count(*) filter (where arm = 'treated') as treated, count(*) filter (where arm = 'holdout') as holdout from (${own(test)}) as m group by stratum order by stratum`,
  );
  return rows.map(({ stratum, treated, holdout }) => ({ stratum, treated: Number(treated), holdout: Number(holdout) }));
}

/** What arms are compared by: as clients were on the day that they were drawn. */
export const balanced = ["visits", "spent", "silent", "company"] as const;
export interface ArmMoments {
  readonly arm: TrialArm;
  readonly n: number;
  /** Mean and standard deviation of each of `balanced`. */
  readonly moments: Readonly<Record<(typeof balanced)[number], { readonly mean: number; readonly sd: number }>>;
}

export async function armMoments(home: Home, test: RecordedArms): Promise<ArmMoments[]> {
  const now = day(test.plan.as_of);
  const moments = raw(balanced.map((name) => `coalesce(avg(${name}), 0) as ${name}_mean, coalesce(stddev_samp(${name}), 0) as ${name}_sd`).join(", "));
  const rows = await timedQuery<Record<string, number | bigint> & { arm: TrialArm }>(
    home,
    "balance of a test",
    sql`
      with member as (${own(test)}),
      came as (
        select client_id, count(*) filter (where day > ${addMonths(now, -24)}) as visits, coalesce(sum(total_amount) filter (where day > ${addMonths(now, -12)}), 0) as spent, max(day) as last_day
        from marts.visit_day where day <= ${now} and client_id in (select client_id from member) group by client_id
      ),
      told as (
        select m.arm, coalesce(c.visits, 0) as visits, coalesce(c.spent, 0) as spent, date_diff('day', c.last_day, ${now}) as silent, case when k.client_kind = 'company' then 1 else 0 end as company
        from member as m join core.client as k on k.client_id = m.client_id left join came as c on c.client_id = m.client_id
      )
      select arm, count(*) as n, ${moments} from told group by arm`,
  );
  return rows.map((row) => ({ arm: row.arm, n: Number(row["n"]), moments: Object.fromEntries(balanced.map((name) => [name, { mean: Number(row[`${name}_mean`]), sd: Number(row[`${name}_sd`]) }])) as ArmMoments["moments"] }));
}

export interface NamedMember {
  readonly id: number;
  readonly arm: TrialArm;
  readonly name: string | null;
  readonly kind: "person" | "company";
  readonly phone: string | null;
  readonly branch: string | null;
  readonly refused: boolean;
  /** Keys that lead to this client alone, by type; a code is of the home's largest space of codes whose header a file may bear. */
  readonly client_code: string | null;
  readonly card_no: string | null;
  readonly tax_id: string | null;
  readonly phone_key: string | null;
  readonly email: string | null;
}

/** Headers under which a code of a client is read, which name its space. */
const headers: ReadonlySet<string> = new Set(clientAliases["client_code"]);

/** Members of both arms with what names each; `space`: the header under which codes are to stand. */
export async function namedMembers(home: Home, test: RecordedArms): Promise<{ readonly members: NamedMember[]; readonly space: string | null }> {
  const fit = sql`
    select r.client_id, k.key_type, coalesce(k.code_space, '') as space, min(k.key_value) as value
    from core.client_record as r join core.client_key as k on k.client_ref = r.client_ref
    where r.client_id in (select client_id from member) and k.key not in (select key from core.unfit_key) and not (k.key_type = 'client_code' and k.nobody) and not starts_with(k.key_value, '~')
    group by r.client_id, k.key_type, coalesce(k.code_space, '')`;
  const spaces = await timedQuery<{ space: string }>(home, "spaces of codes of a test", sql`with member as (${own(test)}), fit as (${fit}) select space from fit where key_type = 'client_code' group by space order by count(*) desc, space`);
  const space = spaces.find((one) => headers.has(one.space))?.space ?? null;
  const keyed = (type: string): Sql => sql`max(case when f.key_type = ${type} then f.value end)`;
  const members = await timedQuery<NamedMember>(
    home,
    "members of a test",
    sql`
      with member as (${own(test)}), fit as (${fit}),
      keys as (
        select client_id, max(case when f.key_type = 'client_code' and f.space = ${space} then f.value end) as client_code, ${keyed("card_no")} as card_no, ${keyed("tax_id")} as tax_id, ${keyed("phone")} as phone_key, ${keyed("email")} as email
        from fit as f group by client_id
      )
      select m.client_id as id, m.arm, c.name, c.client_kind as kind, c.phone, substr(m.stratum, 5) as branch, m.client_id in (${await refusedQuery(home)}) as refused,
        k.client_code, k.card_no, k.tax_id, k.phone_key, k.email
      from member as m join core.client as c on c.client_id = m.client_id left join keys as k on k.client_id = m.client_id
      order by m.arm desc, c.name nulls last, m.client_id`,
  );
  return { members: members.map((one) => ({ ...one, id: Number(one.id) })), space };
}
