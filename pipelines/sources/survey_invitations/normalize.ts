import { defineSource } from "../define.ts";
import { columns } from "./columns.ts";
import { row } from "./row.ts";

/** How cells of a survey_invitations export become typed values: fields read off the row's metadata, headers from the aliases. */
export const survey_invitations = defineSource({ kind: "survey_invitations", schema: row, aliases: columns, controlColumn: null, hasClient: true, needsClient: true });
