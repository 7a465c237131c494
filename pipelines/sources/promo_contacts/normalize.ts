import { defineSource } from "../define.ts";
import { columns } from "./columns.ts";
import { row } from "./row.ts";

/** How cells of a promo_contacts export become typed values: fields read off the row's metadata, headers from the aliases. */
export const promo_contacts = defineSource({ kind: "promo_contacts", schema: row, aliases: columns, controlColumn: null, hasClient: true, needsClient: true });
