import { z } from "zod";
import { clientRow } from "../client.ts";
import { key, optional, required } from "../define.ts";
import { codeText, longText, money, pastDate, text, words, yesNo } from "../fields/index.ts";

const severity = words("severity", {
  low: ["низкая", "низкий", "незначительная", "легкая", "не критично", "минимальная", "төмен", "жеңіл", "minor", "l"],
  medium: ["средняя", "средний", "обычная", "нормальная", "умеренная", "орташа", "moderate", "normal", "m"],
  high: ["высокая", "высокий", "критическая", "критичная", "критично", "серьезная", "тяжелая", "срочная", "жоғары", "ауыр", "шұғыл", "critical", "major", "severe", "urgent", "h"],
});

/** A complaint or an objection. Columns in the order of the contract. */
export const row = z.object({
  complaint_no: key(codeText),
  opened_on: required(pastDate),
  closed_on: optional(pastDate),
  branch: optional(text),
  ...clientRow,
  visit_no: optional(codeText),
  staff: optional(text),
  topic: optional(text),
  severity: optional(severity),
  upheld: optional(yesNo),
  compensation_amount: optional(money),
  text: optional(longText),
});
