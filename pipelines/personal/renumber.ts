import { hashOf, numberOf } from "../identity/key.ts";
import type { KeyRef } from "../state/decisions.ts";
import type { Session } from "../warehouse/engine.ts";
import { sql } from "../warehouse/sql.ts";
import type { Marks } from "./marks.ts";

/**
 * A client's number is made of a key, and the keys of an erased client are marks from now on: whoever was kept by the number of a key is kept
 * by that of its mark, so that a test of a promotion loses nobody whom it was planned for.
 */
export async function renumberErased(session: Session, keys: readonly KeyRef[], marks: Marks): Promise<void> {
  for (const key of keys) {
    const [was, now] = [numberOf(hashOf(key)), numberOf(hashOf({ ...key, key_value: marks.key(key) }))];
    await session.run(sql`update people.trial_member set client_id = ${now} where client_id = ${was}`);
  }
}
