import { currentHome } from "#app/warehouse/home.server.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import type { ProblemCode } from "#pipelines/index.ts";
import { sql } from "#pipelines/warehouse/sql.ts";

/** Rejected rows with one sort of problem in one column, and the first of them. */
export interface ProblemCount {
  readonly column: string | null;
  readonly code: ProblemCode;
  readonly rows: number;
  readonly examples: readonly { readonly line: number; readonly value: string | null }[];
}

const shownExamples = 3;

/** What is wrong with the rejected rows of a load, the most frequent first: counted in the engine, of a million rejects too. */
export async function rejectReasons(batch: string): Promise<ProblemCount[]> {
  const rows = await runQuery<{ column: string | null; code: ProblemCode; rows: number; line: number; value: string | null; nth: number }>(
    await currentHome(),
    "reject_reasons",
    sql`select p."column", p.code, p.rows, p.line, p.value, p.nth
        from (select q."column", q.code, q.line, q.value,
                cast(count(*) over (partition by q."column", q.code) as integer) as rows,
                cast(row_number() over (partition by q."column", q.code order by q.line) as integer) as nth
              from staging.problem as q inner join staging.batch as b on b.batch_id = q.batch_id
              where b.batch = ${batch} and q.severity = 'reject') as p
        where p.nth <= ${shownExamples}
        order by p.rows desc, p."column", p.code, p.nth`,
  );
  const firsts = rows.filter(({ nth }) => nth === 1);
  return firsts.map(({ column, code, rows: count }) => ({ column, code, rows: count, examples: rows.filter((row) => row.column === column && row.code === code).map(({ line, value }) => ({ line, value })) }));
}
