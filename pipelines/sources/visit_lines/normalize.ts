import { defineSource } from "../define.ts";
import { columns } from "./columns.ts";
import { row } from "./row.ts";

/** How cells of a visit_lines export become typed values: fields read off the row's metadata, headers from the aliases. */
export const visit_lines = defineSource({ kind: "visit_lines", schema: row, aliases: columns, controlColumn: "amount", hasClient: false, needsClient: false });
