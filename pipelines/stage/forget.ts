import { kinds } from "../sources/contract.ts";
import type { Session } from "../warehouse/engine.ts";
import { ident, list, sql } from "../warehouse/sql.ts";

/** Deletes the staged rows, rejects and problems of batches; the batches themselves stay. */
export async function forgetRows(session: Session, batchIds: readonly number[]): Promise<void> {
  for (const table of [...kinds, "problem", "reject"]) {
    await session.run(sql`delete from ${ident(`staging.${table}`)} where batch_id in (${list(batchIds)})`);
  }
}
