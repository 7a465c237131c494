import { defineSource } from "../define.ts";
import { columns } from "./columns.ts";
import { row } from "./row.ts";

/** How cells of a marketing-costs export become typed values: fields read off the row's metadata, headers from the aliases. */
export const marketing_costs = defineSource({ kind: "marketing_costs", schema: row, aliases: columns, controlColumn: "amount", hasClient: false, needsClient: false });
