import type { Home } from "../home.ts";
import { headerSignature, planToMapping } from "../read/index.ts";
import { rememberMapping } from "../state/index.ts";
import { list, sql } from "../warehouse/sql.ts";
import { readBatches } from "./batches.ts";

/** Keeps how these batches were read for files with the same headers to come. What has no header cannot be known again. */
export async function rememberReadings(home: Home, batchIds: readonly number[]): Promise<void> {
  if (!batchIds.length) return;
  for (const { options } of await readBatches(home.engine, sql`batch_id in (${list(batchIds)})`)) {
    const { reading, currency, imported_by } = options;
    const signature = headerSignature(reading.headers);
    if (signature === null) continue;
    await rememberMapping(home.state, { signature, headers: reading.headers, mapping: planToMapping({ ...reading, currencySeen: currency }), by: imported_by });
  }
}
