import { branchAliases, clientAliases, vehicleAliases } from "../client.ts";
import type { HeaderAliases } from "../define.ts";
import { plateAliases, usageAliases } from "../vehicle.ts";

/** Header texts of a repair-order export, by canonical column; compared folded. */
export const columns: HeaderAliases = {
  branch: branchAliases,
  visit_no: [
    "заказ наряд", "номер заказ наряда", "№ заказ наряда", "заказ наряд №", "номер документа", "№ документа", "номер", "номер зн", "№ зн", "зн", "номер заказа", "заказ", "номер наряда", "номер визита", "документ", "№ заказа", "номер з н", "номер чека", "чек", "наряд заказ", "заказ наряд номер", "сводный заказ наряд", "номер сводного заказ наряда",
    "тапсырыс нарядының нөмірі", "тапсырыс нөмірі", "тапсырыс наряд нөмірі", "жұмыс тапсырысы", "құжат нөмірі", "тапсырыс наряд", "нөмірі",
    "r o no", "ro no", "r o number", "ro number", "ro", "r o", "repair order", "repair order no", "repair order number", "job card no", "job card", "jobcard", "job no", "order no", "order number", "work order", "work order no", "wo no", "invoice no", "bill no", "invoice number", "document no", "visit number", "visit id", "receipt no", "ronumber", "repairordernumber", "r o nbr", "ro nbr", "ro num", "doc no",
  ],
  closed_on: [
    "дата закрытия", "закрыт", "дата закрытия заказ наряда", "дата закрытия зн", "дата выполнения", "дата окончания", "дата завершения", "дата документа", "дата", "дата визита", "дата выдачи", "дата заказ наряда", "дата реализации", "дата ремонта", "закрытие", "дата окончания работ", "дата чека", "завершен",
    "жабылған күні", "жабу күні", "аяқталған күні", "күні", "келген күні", "құжат күні",
    "bill date", "invoice date", "close date", "closed date", "closing date", "date closed", "ro close date", "r o close date", "completion date", "completed on", "delivery date", "visit date", "service date", "date", "closed", "closed at", "ro date", "r o date", "transaction date", "order date", "billing date", "cashier date", "cashiered on", "invoiced on", "r o closed", "ro closed",
  ],
  opened_at: [
    "дата открытия", "открыт", "дата заезда", "дата приема", "дата приемки", "дата начала", "заезд", "дата создания", "дата поступления", "дата начала работ", "дата открытия заказ наряда",
    "ашылған күні", "ашу күні", "қабылдау күні", "басталған күні",
    "open date", "opened", "opened on", "date opened", "opening date", "ro open date", "r o open date", "receive date", "received on", "check in", "check in date", "arrival date", "start date", "date in",
  ],
  ...clientAliases,
  ...vehicleAliases,
  plate: plateAliases,
  mileage_km: [
    "пробег", "пробег км", "текущий пробег", "показания одометра", "одометр", "пробег автомобиля", "км",
    "жүрген жолы", "жүрісі", "жүріп өткен жолы",
    "mileage", "odometer", "odometer reading", "odo", "km", "kms", "kilometers", "kilometres", "km reading", "current mileage", "mileage in",
  ],
  usage: usageAliases,
  kind: [
    "вид ремонта", "тип ремонта", "вид работ", "вид обращения", "тип обращения", "вид заказ наряда", "вид обслуживания", "тип заказ наряда", "тип работ", "вид визита", "причина обращения", "вид операции", "хозоперация", "хозяйственная операция", "хоз операция", "вид услуги", "тип визита",
    "жөндеу түрі", "жұмыс түрі", "қызмет түрі", "келу түрі",
    "work type", "service type", "job type", "repair type", "ro type", "r o type", "order type", "visit type", "visit kind", "category", "type of service", "type of work", "type", "labor type", "labour type", "svc type", "repair category", "ro category",
  ],
  payer: [
    "плательщик", "вид оплаты работ", "тип плательщика", "кто платит", "оплачивает", "источник оплаты", "за чей счет", "вид плательщика",
    "төлеуші", "төлеуші түрі",
    "payer type", "paid by", "pay type", "paytype", "payment by", "bill type", "charge to", "charge type", "account type", "pay code", "pay method type", "cwi",
  ],
  advisor: [
    "мастер консультант", "мастер приемщик", "мастер", "консультант", "сервис консультант", "сервисный консультант", "приемщик", "менеджер", "ответственный", "диспетчер", "автор", "сотрудник", "мастер смены", "оформил",
    "шебер кеңесші", "қызмет кеңесшісі", "кеңесші", "шебер қабылдаушы", "менеджері", "жауапты",
    "svc adv", "service advisor", "svc adv name", "svc adv no", "service writer", "writer", "service adviser", "adviser", "sa", "s a", "sa name", "sa code", "svc advisor", "advisor name", "advisor code", "employee", "staff",
    "қабылдаушы шебер", "шебер",
  ],
  technician: [
    "механик", "исполнитель", "слесарь", "автослесарь", "автомеханик", "исполнители", "мастер исполнитель", "техник", "исполнитель работ",
    "орындаушы", "слесарі",
    "tech", "mechanic", "technician name", "tech name", "technician code", "tech code", "performed by",
  ],
  labour_amount: [
    "сумма работ", "стоимость работ", "работы", "сумма работы", "работы сумма", "сумма по работам", "сумма услуг", "нормо часы сумма", "работа",
    "жұмыс сомасы", "жұмыс құны", "жұмыстар сомасы",
    "labour", "labor", "labor amount", "labour amt", "labor amt", "labour total", "labor total", "labour charges", "labor charges", "labor cost", "lab amt", "labor sale", "labour sale", "service amount",
  ],
  parts_amount: [
    "сумма запчастей", "стоимость запчастей", "запчасти", "сумма запасных частей", "запасные части", "запчасти сумма", "сумма товаров", "товары", "сумма зч", "сумма з ч", "з ч", "стоимость запасных частей", "материалы и запчасти",
    "бөлшектер сомасы", "қосалқы бөлшектер сомасы", "қосалқы бөлшектер",
    "parts", "parts amt", "parts total", "spares", "spares amount", "spare parts", "spares amt", "material amount", "parts charges", "parts sale", "part amt",
    "қосалқы бөлшектер құны", "бөлшектер құны",
  ],
  discount_amount: [
    "скидка", "сумма скидки", "скидки", "сумма скидок", "скидка сумма", "скидка всего", "размер скидки", "итого скидка",
    "жеңілдік", "жеңілдік сомасы", "шегерім",
    "disc amt", "discount", "disc amount", "discount amt", "discount total", "total discount", "disc", "discounts",
  ],
  total_amount: [
    // Amounts include VAT: where a file has both, these come first.
    "сумма с ндс", "всего с ндс", "итого с ндс", "стоимость с ндс", "total with vat", "total incl vat",
    "сумма всего", "сумма", "всего", "итого", "сумма документа", "сумма итого", "итоговая сумма", "общая сумма", "сумма к оплате", "к оплате", "стоимость", "сумма заказ наряда", "сумма со скидкой", "выручка", "всего к оплате", "итого к оплате", "сумма заказа", "сумма чека", "сумма руб", "сумма тг", "сумма тенге", "сумма kzt", "сумма rub", "сумма зн",
    "барлығы", "жалпы сома", "сомасы", "барлық сома", "төлеуге", "жиыны", "сома",
    "total amt", "total", "amount", "net amount", "net amt", "bill amount", "bill amt", "invoice amount", "invoice amt", "grand total", "total price", "invoice total", "gross amount", "total bill amount", "revenue", "sum", "total sum", "amt", "ro total", "r o total", "ro amount", "total invoice", "bill total",
    "итого к оплате с ндс", "всего к оплате с ндс", "ққс қоса алғанда барлығы",
  ],
  cost_amount: [
    "себестоимость", "сумма себестоимости", "себестоимость всего", "себест", "закупочная стоимость", "затраты", "расходы",
    "өзіндік құны", "өзіндік құн",
    "cost", "cost amt", "cogs", "cost of sales", "total cost", "cost price",
  ],
  promo_code: [
    "промокод", "акция", "код акции", "промо код", "промоакция", "код промо", "купон", "номер купона", "рекламная акция", "маркетинговая акция",
    "акция коды", "науқан коды", "науқан",
    "promo", "promotion", "promotion code", "coupon", "coupon code", "campaign", "campaign code", "offer code", "voucher",
  ],
  points_redeemed: [
    "списано баллов", "баллы", "оплата баллами", "списание баллов", "оплачено баллами", "списано бонусов", "бонусы списано", "баллы списано", "использовано баллов",
    "шегерілген ұпайлар", "жұмсалған ұпай", "жұмсалған балл", "ұпай",
    "points", "points used", "redeemed points", "bonus used", "points redeemed qty", "loyalty points used",
  ],
  reverses_no: [
    "сторно", "сторнирует", "сторнирует заказ наряд", "сторнируемый документ", "номер сторнируемого", "корректирует", "возврат к", "документ основание", "исходный заказ наряд", "к заказ наряду", "основание", "номер исходного документа",
    "сторно нөмірі", "түзетілетін құжат", "негіз құжат",
    "reversal of", "reverses", "reverses r o", "original ro", "original r o no", "original invoice", "original invoice no", "credit note for", "reversed ro", "reversed no",
  ],
};
