import { branchAliases, clientAliases, vehicleAliases } from "../client.ts";
import type { HeaderAliases } from "../define.ts";

/** Header texts of a vehicle-sales export, by canonical column; compared folded. */
export const columns: HeaderAliases = {
  branch: branchAliases,
  contract_no: [
    "номер договора", "договор", "№ договора", "договор №", "номер договора купли продажи", "договор купли продажи", "дкп", "номер дкп", "номер документа", "№ документа", "номер", "номер продажи", "номер заказа", "заказ", "документ", "номер реализации",
    "шарт нөмірі", "келісімшарт нөмірі", "келісімшарт", "шарт", "құжат нөмірі", "нөмірі",
    "contract", "contract number", "deal no", "deal number", "deal", "sales order", "sales order no", "so no", "order no", "order number", "invoice no", "invoice number", "sale no", "sale id", "stock invoice no",
  ],
  sold_on: [
    "дата продажи", "продан", "дата договора", "дата реализации", "дата сделки", "дата документа", "дата", "дата заключения", "дата оплаты", "дата дкп", "дата покупки", "продажа",
    "сату күні", "сатылған күні", "шарт күні", "келісімшарт күні", "күні", "құжат күні",
    "sale date", "sales date", "date sold", "sold date", "sold", "contract date", "invoice date", "deal date", "date", "retail date", "date of sale", "purchase date",
  ],
  delivered_on: [
    "дата выдачи", "дата передачи", "выдан", "дата поставки", "дата отгрузки", "дата выдачи автомобиля", "выдача",
    "берілген күні", "беру күні", "тапсырылған күні",
    "delivery date", "delivered", "delivered date", "date delivered", "handover date", "handover", "date of delivery",
  ],
  ...clientAliases,
  ...vehicleAliases,
  condition: [
    "состояние", "новый б у", "новый бу", "тип автомобиля", "вид автомобиля", "новый с пробегом", "тип продажи", "вид продажи", "н б у", "состояние автомобиля", "тип авто", "новый подержанный",
    "жағдайы", "көлік жағдайы", "жаңа ескі",
    "new used", "new or used", "vehicle type", "sale type", "car condition", "type",
    "күйі", "көлік күйі",
  ],
  price_amount: [
    "цена", "цена продажи", "сумма", "стоимость", "стоимость автомобиля", "сумма договора", "цена автомобиля", "цена договора", "сумма всего", "сумма продажи", "прайсовая цена", "розничная цена", "прайс", "цена по прайсу", "итого", "всего", "сумма документа",
    "бағасы", "сату бағасы", "баға", "сомасы", "жалпы сома", "шарт сомасы", "сома",
    "price", "sale price", "sales price", "selling price", "list price", "total", "total amount", "total amt", "amount", "vehicle price", "retail price", "contract amount", "invoice amount", "msrp", "gross price",
  ],
  discount_amount: ["скидка", "сумма скидки", "скидки", "скидка сумма", "размер скидки", "сумма скидок", "жеңілдік", "жеңілдік сомасы", "discount", "disc amt", "disc amount", "discount amt", "total discount", "disc"],
  cost_amount: ["себестоимость", "закупочная цена", "цена закупки", "себестоимость автомобиля", "закупка", "себест", "өзіндік құны", "өзіндік құн", "cost", "cost price", "cost amt", "purchase price", "invoice cost", "dealer cost"],
  seller: [
    "продавец", "менеджер", "продавец консультант", "менеджер по продажам", "менеджер продаж", "консультант", "ответственный", "сотрудник", "фио менеджера", "автор",
    "сатушы", "сату менеджері", "менеджері", "сатушы кеңесші", "жауапты",
    "salesman", "salesperson", "sales person", "sales consultant", "sales executive", "sales rep", "seller name", "seller code", "consultant", "sc", "sales manager", "employee", "staff",
  ],
  trade_in_vin: ["vin трейд ин", "трейд ин vin", "vin trade in", "трейд ин", "vin сданного автомобиля", "вин трейд ин", "trade in", "trade in vin no", "tradein vin", "part exchange vin", "px vin", "trade in vin номер"],
  payment: ["оплата", "вид оплаты", "форма оплаты", "способ оплаты", "тип оплаты", "кредит", "төлем түрі", "төлеу тәсілі", "төлем", "payment type", "payment method", "payment mode", "pay mode", "finance type", "finance"],
  promo_code: ["промокод", "акция", "код акции", "промо код", "промоакция", "купон", "рекламная акция", "акция коды", "науқан коды", "науқан", "promo", "promotion", "promotion code", "coupon", "campaign", "campaign code", "offer code"],
  cancelled_on: ["дата отмены", "дата расторжения", "отменен", "расторгнут", "дата аннулирования", "дата возврата", "возврат", "бас тартылған күні", "бұзылған күні", "жойылған күні", "cancel date", "cancelled", "canceled", "cancellation date", "canceled on", "date cancelled", "return date"],
};
