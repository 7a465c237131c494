import { z } from "zod";
import { key, optional, required } from "../define.ts";
import { codeText, date, money, text, words } from "../fields/index.ts";

const promoKind = words("promo_kind", {
  discount: ["скидка", "скидки", "распродажа", "процент", "жеңілдік", "жеңілдіктер", "шегерім", "sale", "price off", "disc"],
  gift: ["подарок", "подарки", "бонусный подарок", "сыйлық", "сыйлықтар", "present", "freebie", "free gift"],
  cashback: ["кэшбэк", "кешбэк", "кэшбек", "кешбек", "возврат", "қайтарым", "cash back", "rebate"],
  points: ["баллы", "бонусы", "бонус", "бонусные баллы", "ұпайлар", "балл", "ұпай", "бонустар", "bonus", "bonus points", "loyalty points"],
  event: ["мероприятие", "событие", "день открытых дверей", "тест драйв", "іс шара", "шара", "оқиға", "events", "open day", "test drive"],
  message: ["сообщение", "рассылка", "смс", "смс рассылка", "письмо", "звонок", "обзвон", "хабарлама", "хабарламалар", "sms", "email", "mailing", "newsletter", "push", "call", "whatsapp"],
});

/** A marketing move. Columns in the order of the contract. */
export const row = z.object({
  promo_code: key(codeText),
  name: required(text),
  starts_on: required(date),
  ends_on: required(date),
  kind: required(promoKind),
  fixed_cost_amount: optional(money),
  contact_cost_amount: optional(money),
  budget_amount: optional(money),
  branches: optional(text),
});
