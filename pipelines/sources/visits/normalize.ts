import { defineSource } from "../define.ts";
import { columns } from "./columns.ts";
import { row } from "./row.ts";

/** How cells of a visits export become typed values: fields read off the row's metadata, headers from the aliases. */
export const visits = defineSource({ kind: "visits", schema: row, aliases: columns, controlColumn: "total_amount", hasClient: true, needsClient: false });
