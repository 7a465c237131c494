import { defineSource } from "../define.ts";
import { columns } from "./columns.ts";
import { row } from "./row.ts";

/** How cells of a receivables export become typed values: fields read off the row's metadata, headers from the aliases. */
export const receivables = defineSource({ kind: "receivables", schema: row, aliases: columns, controlColumn: "amount", hasClient: true, needsClient: true });
