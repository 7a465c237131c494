import { z } from "zod";
import { clientRow } from "../client.ts";
import { key, optional, required } from "../define.ts";
import { codeText, date, modelYear, money, pastDate, text, vin, words } from "../fields/index.ts";

const condition = words("condition", {
  new: ["новый", "новая", "новое", "новый автомобиль", "новые", "н", "жаңа", "жаңа көлік", "new car", "new vehicle", "n"],
  used: ["б у", "бу", "с пробегом", "подержанный", "подержанная", "автомобиль с пробегом", "trade in", "трейд ин", "ап", "ұсталған", "мінілген", "жүрген", "ескі", "second hand", "pre owned", "preowned", "used car", "used vehicle", "u"],
});

const payment = words("payment", {
  cash: ["наличные", "нал", "наличный", "наличный расчет", "безнал", "безналичный", "безналичный расчет", "карта", "собственные средства", "полная оплата", "қолма қол", "қолма қол ақша", "қолма қолсыз", "card", "bank transfer", "transfer", "own funds"],
  credit: ["кредит", "автокредит", "в кредит", "рассрочка", "банк", "несие", "автонесие", "бөліп төлеу", "loan", "finance", "financed", "installment", "instalment"],
  leasing: ["лизинг", "в лизинг", "lease", "leased"],
});

/** A vehicle sold. Columns in the order of the contract. */
export const row = z.object({
  branch: key(text),
  contract_no: key(codeText),
  sold_on: required(pastDate),
  delivered_on: optional(date),
  ...clientRow,
  vin: required(vin),
  make: required(text),
  model: required(text),
  model_year: optional(modelYear),
  condition: required(condition),
  price_amount: required(money),
  discount_amount: optional(money),
  cost_amount: optional(money),
  seller: required(text),
  trade_in_vin: optional(vin),
  payment: optional(payment),
  promo_code: optional(codeText),
  cancelled_on: optional(pastDate),
});
