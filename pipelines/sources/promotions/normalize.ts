import { defineSource } from "../define.ts";
import { columns } from "./columns.ts";
import { row } from "./row.ts";

/** How cells of a promotions export become typed values: fields read off the row's metadata, headers from the aliases. */
export const promotions = defineSource({ kind: "promotions", schema: row, aliases: columns, controlColumn: null, hasClient: false, needsClient: false });
