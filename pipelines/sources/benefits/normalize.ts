import { defineSource } from "../define.ts";
import { columns } from "./columns.ts";
import { row } from "./row.ts";

/** How cells of a benefits export become typed values: fields read off the row's metadata, headers from the aliases. */
export const benefits = defineSource({ kind: "benefits", schema: row, aliases: columns, controlColumn: null, hasClient: true, needsClient: true });
