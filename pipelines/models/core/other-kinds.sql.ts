import { kinds, type Kind } from "../../sources/contract.ts";
import { sources } from "../../sources/index.ts";
import { typedColumns } from "../../stage/tables.ts";
import { ident, join, raw, sql } from "../../warehouse/sql.ts";
import { currentOf } from "../current.ts";
import type { Model } from "../model.ts";
import type { Table } from "../tables.ts";
import { promoContacts } from "./promo_contacts.sql.ts";
import { visitLines } from "./visit_lines.sql.ts";

/** Kinds whose core table is more than their current rows. */
const modelled: ReadonlySet<Kind> = new Set<Kind>(["visits", "sales", "surveys", "staff", "promotions"]);
const special: Partial<Record<Kind, Model>> = { [visitLines.name.slice(5)]: visitLines, [promoContacts.name.slice(5)]: promoContacts };

/** Kinds that have core.<kind>: the current rows with all their columns, and the client where they name one. */
export const otherKinds: readonly Kind[] = kinds.filter((kind) => !modelled.has(kind));

/** core.<kind> of every kind without a model of its own. */
export const kindModels: readonly Model[] = otherKinds.map((kind) => special[kind] ?? plain(kind));

function plain(kind: Kind): Model {
  const source = sources[kind];
  const columns: Table = { batch_id: "INTEGER", line: "INTEGER", key_hash: "UBIGINT", ...(source.hasClient ? { client_id: "BIGINT" } : {}), ...typedColumns(source) };
  const own = join(["batch_id", "line", "key_hash", ...Object.keys(typedColumns(source))].map((column) => sql`s.${ident(column)}`));
  return {
    name: `core.${kind}`,
    columns,
    depends: source.hasClient ? ["core.superseded", "core.client_record"] : ["core.superseded"],
    about: kind,
    unit: { of: kind, column: "key_hash" },
    select: (scope) => sql`
    select ${own}${source.hasClient ? raw(", r.client_id") : raw("")}
    from ${currentOf(kind, scope)} as s
    ${source.hasClient ? raw("left join core.client_record as r on r.client_ref = s.client_ref") : raw("")}`,
  };
}
