import type { Session } from "../warehouse/engine.ts";
import { list, raw, sql } from "../warehouse/sql.ts";
import { forgetRows } from "./forget.ts";

/** Takes away batches that were staged and never landed (all of them, or those named); gives their number. */
export async function discardStaged(session: Session, only?: readonly number[]): Promise<number> {
  const left = await session.query<{ batch_id: number }>(raw("select batch_id from staging.batch where status = 'staged'"));
  const ids = left.map((row) => row.batch_id).filter((id) => !only || only.includes(id));
  if (!ids.length) return 0;
  await forgetRows(session, ids);
  await session.run(sql`delete from staging.batch where batch_id in (${list(ids)})`);
  return ids.length;
}
