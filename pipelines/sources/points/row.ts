import { z } from "zod";
import { clientRow } from "../client.ts";
import { key, optional, required } from "../define.ts";
import { codeText, pastDate, points, text, words } from "../fields/index.ts";

const entryKind = words("entry_kind", {
  earn: ["начисление", "начислено", "начисление баллов", "начисление бонусов", "приход", "зачисление", "начислены", "есептеу", "есептелді", "қосылды", "есептелген", "earned", "accrual", "accrued", "accrue", "credit", "issue", "issued", "award", "plus"],
  redeem: ["списание", "списано", "списание баллов", "списание бонусов", "расход", "оплата баллами", "оплата бонусами", "использование", "использовано", "потрачено", "шегерім", "шегерілді", "жұмсалды", "жұмсау", "redeemed", "redemption", "spend", "spent", "debit", "burn", "used", "payment"],
  expire: ["сгорание", "сгорело", "сгорание баллов", "аннулирование", "аннулировано", "истек срок", "просрочено", "истечение", "күйіп кетті", "мерзімі өтті", "жанып кетті", "жою", "expired", "expiry", "expiration", "lapse", "lapsed", "forfeit", "void"],
  adjust: ["корректировка", "коррекция", "ручная корректировка", "исправление", "сторно", "перенос", "перевод", "ввод остатков", "начальный остаток", "түзету", "қолмен түзету", "бастапқы қалдық", "adjustment", "adjusted", "correction", "manual", "transfer", "reversal", "opening balance"],
  cashback: ["кэшбэк", "кешбэк", "кэшбек", "кешбек", "возврат баллами", "кэшбэк баллами", "қайтарым", "cash back"],
});

/** A movement on a loyalty account. Columns in the order of the contract. */
export const row = z.object({
  entry_no: key(codeText),
  ...clientRow,
  booked_on: required(pastDate),
  entry_kind: required(entryKind),
  points: required(points),
  visit_no: optional(codeText),
  branch: optional(text),
});
