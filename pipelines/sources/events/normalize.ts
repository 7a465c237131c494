import { defineSource } from "../define.ts";
import { columns } from "./columns.ts";
import { row } from "./row.ts";

/** How cells of a events export become typed values: fields read off the row's metadata, headers from the aliases. */
export const events = defineSource({ kind: "events", schema: row, aliases: columns, controlColumn: null, hasClient: false, needsClient: false });
