import { z } from "zod";
import { clientRow } from "../client.ts";
import { key, optional, required } from "../define.ts";
import { codeText, money, pastDate, text } from "../fields/index.ts";

/** A part ordered for a client. Columns in the order of the contract. */
export const row = z.object({
  order_no: key(codeText),
  line_no: key(codeText),
  ...clientRow,
  item_code: optional(codeText),
  item_name: required(text),
  ordered_on: required(pastDate),
  arrived_on: optional(pastDate),
  notified_on: optional(pastDate),
  issued_on: optional(pastDate),
  amount: optional(money),
});
