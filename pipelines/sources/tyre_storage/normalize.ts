import { defineSource } from "../define.ts";
import { columns } from "./columns.ts";
import { row } from "./row.ts";

/** How cells of a tyre_storage export become typed values: fields read off the row's metadata, headers from the aliases. */
export const tyre_storage = defineSource({ kind: "tyre_storage", schema: row, aliases: columns, controlColumn: null, hasClient: true, needsClient: true });
