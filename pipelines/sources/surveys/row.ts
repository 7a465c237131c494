import { z } from "zod";
import { clientRow } from "../client.ts";
import { key, optional, required } from "../define.ts";
import { codeText, longText, pastDate, rating, score, text, words } from "../fields/index.ts";

const origin = words("origin", {
  internal: ["внутренний", "внутренняя", "свой", "собственный", "дилер", "дилерский", "наш", "салон", "ішкі", "өз", "дилердікі", "own", "dealer", "in house", "dealership"],
  importer: ["импортер", "импортера", "дистрибьютор", "производитель", "завод", "внешний", "бренд", "импорттаушы", "импортердікі", "сыртқы", "external", "manufacturer", "oem", "brand", "distributor"],
});

const touchpoint = words("touchpoint", {
  first_visit: ["первый визит", "первое обращение", "первый заезд", "первое то", "алғашқы келу", "бірінші келу", "first service", "first time"],
  visit: ["визит", "сервис", "обслуживание", "заезд", "ремонт", "то", "после сервиса", "послепродажное обслуживание", "келу", "қызмет", "сервиске келу", "service", "aftersales", "after sales", "repair", "service visit"],
  sale: ["продажа", "покупка", "покупка автомобиля", "после покупки", "выдача", "сату", "сатып алу", "көлік сатып алу", "sales", "purchase", "delivery", "new car", "vehicle purchase"],
  complaint: ["жалоба", "рекламация", "претензия", "шағым", "complaints", "claim"],
  programme: ["программа", "программа лояльности", "лояльность", "бағдарлама", "адалдық бағдарламасы", "program", "loyalty", "loyalty programme", "loyalty program"],
  other: ["прочее", "другое", "иное", "басқа", "misc", "others"],
});

/** An answered questionnaire. Columns in the order of the contract. */
export const row = z.object({
  survey_source: key(text),
  response_no: key(codeText),
  responded_on: required(pastDate),
  origin: required(origin),
  touchpoint: required(touchpoint),
  ...clientRow,
  visit_no: optional(codeText),
  contract_no: optional(codeText),
  staff: optional(text),
  recommend_score: optional(score),
  satisfaction: optional(rating),
  quality: optional(rating),
  price: optional(rating),
  service: optional(rating),
  personal: optional(rating),
  comment: optional(longText),
});
