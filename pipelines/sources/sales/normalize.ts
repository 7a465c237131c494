import { defineSource } from "../define.ts";
import { columns } from "./columns.ts";
import { row } from "./row.ts";

/** How cells of a sales export become typed values: fields read off the row's metadata, headers from the aliases. */
export const sales = defineSource({ kind: "sales", schema: row, aliases: columns, controlColumn: "price_amount", hasClient: true, needsClient: false });
