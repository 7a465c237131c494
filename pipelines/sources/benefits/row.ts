import { z } from "zod";
import { clientRow } from "../client.ts";
import { key, optional, required } from "../define.ts";
import { codeText, money, pastDate, words } from "../fields/index.ts";

const benefitKind = words("benefit_kind", {
  courtesy_car: ["подменный автомобиль", "подменное авто", "подменная машина", "подмена", "подменный", "автомобиль на время ремонта", "алмастыру көлігі", "алмастыру автомобилі", "уақытша көлік", "courtesy vehicle", "loan car", "loaner", "loaner car", "replacement car"],
  priority_intake: ["приоритетная запись", "приоритетный прием", "прием вне очереди", "без очереди", "вне очереди", "приоритет", "кезексіз қабылдау", "басым жазылу", "кезексіз", "priority", "priority booking", "priority service", "fast lane", "express intake"],
  wash_voucher: ["мойка", "ваучер на мойку", "сертификат на мойку", "бесплатная мойка", "талон на мойку", "автомойка", "жуу", "жуу ваучері", "тегін жуу", "көлік жуу", "wash", "free wash", "car wash", "car wash voucher"],
  gift: ["подарок", "сувенир", "сувениры", "подарочный набор", "подарочный сертификат", "сыйлық", "кәдесый", "present", "souvenir", "giveaway", "gift card"],
  other: ["прочее", "другое", "иное", "эвакуатор", "трансфер", "такси", "кофе", "басқа", "басқалар", "misc", "others", "towing", "transfer", "shuttle"],
});

/** A non-money benefit used. Columns in the order of the contract. */
export const row = z.object({
  benefit_no: key(codeText),
  ...clientRow,
  contact_code: optional(codeText),
  kind: required(benefitKind),
  used_on: required(pastDate),
  cost_amount: optional(money),
});
