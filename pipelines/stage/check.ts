import { access } from "node:fs/promises";
import { extname, join } from "node:path";
import type { Check } from "../checks/check.ts";
import type { Home } from "../home.ts";
import { kinds } from "../sources/contract.ts";
import { ident, join as joinSql, raw, sql } from "../warehouse/sql.ts";
import { readBatches } from "./batches.ts";

const stagedRows = joinSql(kinds.map((kind) => sql`select batch_id, outcome from ${ident(`staging.${kind}`)}`), " union all ");

/** What a batch says of itself against what is staged of it. */
export const stagingChecks: readonly Check[] = [
  {
    id: "batch_has_its_rows",
    query: sql`
      select b.batch from staging.batch as b
      left join (
        select batch_id, count(*) filter (outcome = 'loaded') as loaded, count(*) filter (outcome = 'unchanged') as unchanged, count(*) filter (outcome = 'superseded') as superseded
        from (${stagedRows}) as r group by batch_id
      ) as s on s.batch_id = b.batch_id
      where b.status = 'loaded'
        and (b.loaded <> coalesce(s.loaded, 0) or b.unchanged <> coalesce(s.unchanged, 0) or b.superseded <> coalesce(s.superseded, 0))`,
  },
  {
    id: "batch_has_its_rejects",
    query: raw(`
      select b.batch from staging.batch as b
      left join (select batch_id, count(*) as rejects from staging.reject group by batch_id) as r on r.batch_id = b.batch_id
      where b.status = 'loaded' and b.rejected <> coalesce(r.rejects, 0)`),
  },
  {
    id: "reject_has_a_reason",
    query: raw(`
      select r.batch_id, r.line from staging.reject as r
      where not exists (select 1 from staging.problem as p where p.batch_id = r.batch_id and p.line = r.line and p.severity = 'reject')`),
  },
  {
    id: "row_has_its_batch",
    query: sql`select distinct r.batch_id from (${stagedRows}) as r where r.batch_id not in (select batch_id from staging.batch where status <> 'undone')`,
  },
];

/** Checks that found something, with the number of rows. */
export async function runChecks(home: Home, checks: readonly Check[]): Promise<{ id: string; rows: number }[]> {
  const found: { id: string; rows: number }[] = [];
  for (const check of checks) {
    const [row] = await home.engine.query<{ n: number }>(sql`select count(*) as n from (${check.query}) as c`);
    if (row?.n) found.push({ id: check.id, rows: row.n });
  }
  const missing = await missingOriginals(home);
  return missing ? [...found, { id: "original_is_archived", rows: missing }] : found;
}

async function missingOriginals(home: Home): Promise<number> {
  let missing = 0;
  for (const { status, sha256, file } of await readBatches(home.engine)) {
    if (status !== "loaded") continue;
    const there = await access(join(home.archiveDir, sha256 + extname(file).toLowerCase())).then(() => true, () => false);
    if (!there) missing++;
  }
  return missing;
}
