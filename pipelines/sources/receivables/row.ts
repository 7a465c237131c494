import { z } from "zod";
import { clientRow } from "../client.ts";
import { key, required } from "../define.ts";
import { codeText, date, money, pastDate } from "../fields/index.ts";

/** An instalment or a debt. Columns in the order of the contract. */
export const row = z.object({
  document_no: key(codeText),
  ...clientRow,
  issued_on: required(pastDate),
  due_on: required(date),
  amount: required(money),
  paid_amount: required(money),
});
