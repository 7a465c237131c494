import { z } from "zod";
import { clientRow } from "../client.ts";
import { key, optional, required } from "../define.ts";
import { codeText, mileage, modelYear, money, pastDate, plate, points, text, vin, words } from "../fields/index.ts";
import { usage } from "../vehicle.ts";

const visitKind = words("visit_kind", {
  maintenance: ["то", "техобслуживание", "техническое обслуживание", "т о", "плановое то", "регламентное то", "обслуживание", "то и ремонт", "сервис", "тқк", "техникалық қызмет", "техникалық қызмет көрсету", "тқ", "service", "periodic maintenance", "pm", "scheduled maintenance", "scheduled service", "pms"],
  repair: ["ремонт", "слесарный ремонт", "текущий ремонт", "слесарные работы", "механический ремонт", "коммерческий ремонт", "платный ремонт", "диагностика", "электрика", "жөндеу", "диагностикалау", "general repair", "mechanical", "diagnostics", "gr", "running repair"],
  warranty: ["гарантия", "гарантийный", "гарантийный ремонт", "по гарантии", "отзывная кампания", "сервисная кампания", "кепілдік", "кепілдікпен жөндеу", "warranty repair", "recall", "campaign"],
  body: ["кузовной", "кузовной ремонт", "кузовные работы", "кузов", "малярно кузовной", "мкц", "покраска", "шанақ", "шанақ жөндеу", "шанақты жөндеу", "body repair", "body shop", "bodyshop", "body paint", "bp", "collision"],
  tyres: ["шиномонтаж", "шины", "сезонная замена шин", "переобувка", "шина", "шина монтаж", "шина ауыстыру", "tires", "tyre", "tire", "tyre service", "tire service", "tyre fitting"],
  parts: ["запчасти", "продажа запчастей", "розница", "магазин запчастей", "реализация запчастей", "реализация товаров", "продажа с прилавка", "прилавок", "қосалқы бөлшектер", "бөлшектер", "бөлшек сату", "counter sale", "parts sale", "counter", "spares", "otc", "over the counter"],
  wash: ["мойка", "автомойка", "химчистка", "детейлинг", "жуу", "көлік жуу", "car wash", "washing", "detailing"],
  accessories: ["аксессуары", "допоборудование", "доп оборудование", "дополнительное оборудование", "установка до", "установка допоборудования", "тюнинг", "қосымша жабдық", "аксессуарлар", "accessory", "accessory fitment", "fitment"],
  other: ["прочее", "прочие", "другое", "иное", "прочие работы", "басқа", "басқалар", "misc", "miscellaneous", "others"],
});

const payer = words("payer", {
  customer: ["клиент", "заказчик", "покупатель", "за счет клиента", "клиентский", "платный", "коммерческий", "розница", "физлицо", "юрлицо", "наличные", "тұтынушы", "сатып алушы", "customer pay", "cust pay", "cp", "customer paid", "cash", "retail", "c"],
  warranty: ["гарантия", "гарантийный", "завод", "завод изготовитель", "импортер", "дистрибьютор", "производитель", "по гарантии", "кепілдік", "зауыт", "warranty pay", "wp", "manufacturer", "importer", "factory", "oem", "w"],
  insurer: ["страховая", "страховая компания", "страховщик", "страховка", "каско", "осаго", "ск", "сақтандыру", "сақтандырушы", "сақтандыру компаниясы", "insurance", "insurance company", "ins", "casco"],
  internal: ["внутренний", "внутренние", "салон", "за счет салона", "за счет сто", "предпродажная", "предпродажная подготовка", "собственные нужды", "внутр", "за счет дилера", "дилер", "ппп", "ішкі", "салон есебінен", "internal pay", "ip", "pdi", "goodwill", "dealer", "i"],
});

/** A closed repair order or a counter sale. Columns in the order of the contract. */
export const row = z.object({
  branch: key(text),
  visit_no: key(codeText),
  closed_on: required(pastDate),
  opened_at: optional(pastDate),
  ...clientRow,
  vin: optional(vin),
  plate: optional(plate),
  make: optional(text),
  model: optional(text),
  model_year: optional(modelYear),
  mileage_km: optional(mileage),
  usage: optional(usage),
  kind: optional(visitKind),
  payer: optional(payer),
  advisor: optional(text),
  technician: optional(text),
  labour_amount: optional(money),
  parts_amount: optional(money),
  discount_amount: optional(money),
  total_amount: required(money),
  cost_amount: optional(money),
  promo_code: optional(codeText),
  points_redeemed: optional(points),
  reverses_no: optional(codeText),
});
