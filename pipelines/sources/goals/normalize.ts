import { defineSource } from "../define.ts";
import { columns } from "./columns.ts";
import { row } from "./row.ts";

/** How cells of a list of targets become typed values: fields read off the row's metadata, headers from the aliases. */
export const goals = defineSource({ kind: "goals", schema: row, aliases: columns, controlColumn: null, hasClient: false, needsClient: false });
