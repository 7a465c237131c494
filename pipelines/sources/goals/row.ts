import { z } from "zod";
import { key, required } from "../define.ts";
import { codeText, decimal, month, text } from "../fields/index.ts";

const target = decimal("target", -1_000_000_000_000, 1_000_000_000_000);

/** A target. Columns in the order of the contract. */
export const row = z.object({
  metric: key(codeText),
  branch: key(text),
  month: key(month),
  value: required(target),
});
