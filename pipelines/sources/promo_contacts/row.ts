import { z } from "zod";
import { clientRow } from "../client.ts";
import { key, optional, optionalKey, required } from "../define.ts";
import { card, codeText, email, pastDate, phone, taxId, text, words } from "../fields/index.ts";

const arm = words("arm", {
  treated: ["целевая", "целевая группа", "основная", "основная группа", "тестовая", "тестовая группа", "тест", "воздействие", "с акцией", "участник", "получил", "негізгі", "негізгі топ", "мақсатты топ", "сынақ тобы", "қатысушы", "treatment", "treatment group", "test", "test group", "target", "target group", "exposed", "contacted", "t", "a"],
  holdout: ["контроль", "контрольная", "контрольная группа", "без воздействия", "без акции", "не трогать", "отложенная группа", "бақылау", "бақылау тобы", "акциясыз", "control", "control group", "hold out", "not contacted", "untouched", "c", "b"],
});

/** A client put into a promotion. Columns in the order of the contract; what names the client is part of the key. */
export const row = z.object({
  promo_code: key(codeText),
  ...clientRow,
  client_code: optionalKey(codeText),
  phone: optionalKey(phone),
  email: optionalKey(email),
  card_no: optionalKey(card),
  tax_id: optionalKey(taxId),
  arm: required(arm),
  contacted_on: optional(pastDate),
  channel: optional(text),
});
