import { z } from "zod";
import { clientRow } from "../client.ts";
import { key, optional, required } from "../define.ts";
import { codeText, longText, pastDate, text } from "../fields/index.ts";

/** A meeting with a business client. Columns in the order of the contract. */
export const row = z.object({
  meeting_no: key(codeText),
  held_on: required(pastDate),
  ...clientRow,
  contact_code: optional(codeText),
  staff: optional(text),
  note: optional(longText),
});
