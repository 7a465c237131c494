import { defineSource } from "../define.ts";
import { columns } from "./columns.ts";
import { row } from "./row.ts";

/** How cells of a fleet_contacts export become typed values: fields read off the row's metadata, headers from the aliases. */
export const fleet_contacts = defineSource({ kind: "fleet_contacts", schema: row, aliases: columns, controlColumn: null, hasClient: true, needsClient: true });
