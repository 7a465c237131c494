import type { KeyRef } from "../state/decisions.ts";
import { raw, type Sql, sql } from "../warehouse/sql.ts";

/** The columns of a client record that are strong keys. */
export const keyTypes: readonly KeyRef["key_type"][] = ["phone", "email", "card_no", "tax_id", "client_code"];

/** The number of a key, 64 bits: the hash of 'type:space:value'. Takes SQL expressions; a space of NULL is an empty one. */
export const keyHash = (type: Sql, space: Sql, value: Sql): Sql => sql`hash(${type} || ':' || coalesce(${space}, '') || ':' || ${value})`;

/** The same of a key that people named. */
export const hashOf = ({ key_type, code_space, key_value }: KeyRef): Sql =>
  keyHash(sql`cast(${key_type} as varchar)`, sql`cast(${code_space} as varchar)`, sql`cast(${key_value} as varchar)`);

/** A client's number out of a key's: the upper 53 bits, so that JavaScript holds it exactly. */
export const numberOf = (key: Sql): Sql => sql`cast(${key} >> ${raw("11")} as bigint)`;
