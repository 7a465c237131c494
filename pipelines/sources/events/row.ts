import { z } from "zod";
import { key, optional, required } from "../define.ts";
import { codeText, money, pastDate, text } from "../fields/index.ts";

/** A client event. Columns in the order of the contract. */
export const row = z.object({
  event_no: key(codeText),
  held_on: required(pastDate),
  kind: required(text),
  name: required(text),
  cost_amount: optional(money),
  branch: optional(text),
});
