import { defineSource } from "../define.ts";
import { columns } from "./columns.ts";
import { row } from "./row.ts";

/** How cells of a complaints export become typed values: fields read off the row's metadata, headers from the aliases. */
export const complaints = defineSource({ kind: "complaints", schema: row, aliases: columns, controlColumn: null, hasClient: true, needsClient: false });
