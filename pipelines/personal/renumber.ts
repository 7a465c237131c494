import { hashOf, numberOf } from "../identity/key.ts";
import type { KeyRef } from "../state/decisions.ts";
import type { Session } from "../warehouse/engine.ts";
import { ident, sql } from "../warehouse/sql.ts";
import type { Marks } from "./marks.ts";

/** Where people's typing names clients by number. */
const numbered = ["trial_member", "segment_member"] as const;

/**
 * A client's number is made of a key, and the keys of an erased client are marks from now on: whoever was kept by the number of a key is kept
 * by that of its mark, so that tests of promotions and saved segments lose nobody.
 */
export async function renumberErased(session: Session, keys: readonly KeyRef[], marks: Marks): Promise<void> {
  for (const key of keys) {
    const [was, now] = [numberOf(hashOf(key)), numberOf(hashOf({ ...key, key_value: marks.key(key) }))];
    for (const table of numbered) await session.run(sql`update people.${ident(table)} set client_id = ${now} where client_id = ${was}`);
  }
}
