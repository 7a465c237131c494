import { z } from "zod";
import { clientRow } from "../client.ts";
import { key, optional, required } from "../define.ts";
import { codeText, pastDate, text } from "../fields/index.ts";
import { touchpoint } from "../links.ts";

/** A questionnaire sent. Columns in the order of the contract. */
export const row = z.object({
  survey_source: key(text),
  invitation_no: key(codeText),
  sent_on: required(pastDate),
  touchpoint: required(touchpoint),
  ...clientRow,
  staff: optional(text),
});
