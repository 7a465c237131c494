import { z } from "zod";
import { key, optionalKey, required } from "../define.ts";
import { money, month, text, words } from "../fields/index.ts";

const aim = words("aim", {
  acquire: ["привлечение", "привлечение клиентов", "новые клиенты", "новые", "на привлечение", "продажи", "тарту", "клиент тарту", "жаңа клиенттер", "acquisition", "acquiring", "new clients", "new customers", "winning", "conquest"],
  retain: ["удержание", "удержание клиентов", "лояльность", "постоянные клиенты", "на удержание", "возврат клиентов", "ұстап қалу", "сақтау", "тұрақты клиенттер", "адалдық", "retention", "retaining", "loyalty", "keeping", "existing clients", "existing customers", "crm"],
});

/** A cost of winning or keeping clients. Columns in the order of the contract. */
export const row = z.object({
  month: key(month),
  channel: key(text),
  aim: key(aim),
  amount: required(money),
  branch: optionalKey(text),
});
