import { defineSource } from "../define.ts";
import { columns } from "./columns.ts";
import { row } from "./row.ts";

/** How cells of a client directory become typed values: fields read off the row's metadata, headers from the aliases. */
export const clients = defineSource({ kind: "clients", schema: row, aliases: columns, controlColumn: null, hasClient: true, needsClient: true });
