import type { KeyRef } from "../state/decisions.ts";
import type { Session } from "../warehouse/engine.ts";
import { sql } from "../warehouse/sql.ts";
import type { Marks } from "./marks.ts";

/** Verdicts of people hold for the marks of keys as they held for the keys. */
export async function hideInDecisions(session: Session, keys: readonly KeyRef[], marks: Marks): Promise<void> {
  for (const key of keys) {
    const { key_type, code_space, key_value } = key;
    await session.run(sql`update people.identity_decision set left_value = ${marks.key(key)} where left_type = ${key_type} and left_value = ${key_value} and coalesce(left_space, '') = ${code_space ?? ""}`);
    await session.run(sql`update people.identity_decision set right_value = ${marks.key(key)} where right_type = ${key_type} and right_value = ${key_value} and coalesce(right_space, '') = ${code_space ?? ""}`);
  }
}
