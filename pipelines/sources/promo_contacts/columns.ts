import { clientAliases } from "../client.ts";
import type { HeaderAliases } from "../define.ts";
import { promoCodeAliases } from "../links.ts";

/** Header texts of a list of clients put into promotions, by canonical column; compared folded. */
export const columns: HeaderAliases = {
  promo_code: promoCodeAliases,
  ...clientAliases,
  arm: [
    "группа", "группа теста", "ветка", "выборка", "ветка теста", "группа клиента", "тест контроль", "целевая контрольная", "сегмент теста", "контрольная группа",
    "топ", "топ түрі", "бақылау тобы", "сынақ тобы",
    "group", "test group", "control group", "test control", "test cell", "variant", "treatment", "experiment group", "ab group", "a b group", "target control", "holdout",
    "control target", "control test", "treatment control",
  ],
  contacted_on: [
    "дата контакта", "дата отправки", "дата рассылки", "дата звонка", "отправлено", "дата сообщения", "дата",
    "байланыс күні", "жіберілген күні", "хабарлама күні", "күні",
    "contact date", "contacted", "contacted at", "date contacted", "sent on", "sent date", "sent at", "date sent", "date", "call date",
  ],
  channel: [
    "канал", "канал связи", "канал контакта", "способ связи", "канал рассылки", "вид рассылки",
    "арна", "байланыс арнасы", "байланыс тәсілі",
    "contact channel", "medium", "media", "sent via", "via", "contact method",
  ],
};
