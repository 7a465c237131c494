import { words } from "./fields/index.ts";

/** Header texts of what rows of several kinds point at: an order, a person on the payroll, a promotion, an occasion to ask. */
export const visitNoAliases: readonly string[] = [
  "заказ наряд", "номер заказ наряда", "№ заказ наряда", "номер визита", "номер зн", "№ зн", "зн", "сводный заказ наряд", "документ заказ наряд",
  "тапсырыс нөмірі", "тапсырыс наряд нөмірі", "тапсырыс нарядының нөмірі", "жұмыс тапсырысы", "тапсырыс наряд",
  "r o no", "ro no", "ro number", "r o number", "ro", "r o", "repair order", "repair order no", "repair order number", "work order", "work order no", "job card no", "visit id", "visit number", "order no",
];

export const staffAliases: readonly string[] = [
  "сотрудник", "мастер консультант", "консультант", "менеджер", "продавец", "ответственный", "мастер", "мастер приемщик", "табельный номер", "фио сотрудника", "исполнитель", "автор", "виновник", "ответственный сотрудник",
  "қызметкер", "кеңесші", "менеджері", "жауапты", "жауапты қызметкер",
  "employee", "advisor", "adviser", "service advisor", "svc adv", "salesperson", "staff name", "staff code", "employee name", "consultant", "agent", "responsible", "assigned to",
];

export const promoCodeAliases: readonly string[] = [
  "промокод", "код акции", "акция", "промо код", "номер акции", "код промо", "код кампании", "кампания", "рассылка",
  "акция коды", "науқан коды", "науқан",
  "promo", "promotion code", "promotion", "campaign code", "campaign", "campaign id", "promo id", "offer code",
];

export const touchpointAliases: readonly string[] = [
  "точка контакта", "точка касания", "повод", "событие", "этап", "контакт", "повод опроса",
  "байланыс нүктесі", "себебі", "оқиға",
  "touch point", "contact point", "event", "trigger", "stage", "journey", "survey event",
    "вид контакта", "тип контакта", "вид взаимодействия", "байланыс түрі", "event type", "contact type", "survey trigger", "touchpoint type",
];

/** What a client is asked about. */
export const touchpoint = words("touchpoint", {
  first_visit: ["первый визит", "первое обращение", "первый заезд", "первое то", "алғашқы келу", "бірінші келу", "first service", "first time"],
  visit: ["визит", "сервис", "обслуживание", "заезд", "ремонт", "то", "после сервиса", "послепродажное обслуживание", "келу", "қызмет", "сервиске келу", "service", "aftersales", "after sales", "repair", "service visit"],
  sale: ["продажа", "покупка", "покупка автомобиля", "после покупки", "выдача", "сату", "сатып алу", "көлік сатып алу", "sales", "purchase", "delivery", "new car", "vehicle purchase"],
  complaint: ["жалоба", "рекламация", "претензия", "шағым", "complaints", "claim"],
  programme: ["программа", "программа лояльности", "лояльность", "бағдарлама", "адалдық бағдарламасы", "program", "loyalty", "loyalty programme", "loyalty program"],
  other: ["прочее", "другое", "иное", "басқа", "misc", "others"],
});
