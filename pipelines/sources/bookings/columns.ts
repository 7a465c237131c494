import { branchAliases, clientAliases, vehicleAliases } from "../client.ts";
import type { HeaderAliases } from "../define.ts";

/** Header texts of a service-appointment export, by canonical column; compared folded. */
export const columns: HeaderAliases = {
  branch: branchAliases,
  booking_no: [
    "номер записи", "№ записи", "запись", "номер заявки", "заявка", "№ заявки", "заявка на ремонт", "номер заявки на ремонт", "запись на сервис", "код записи", "id записи", "номер брони", "номер документа", "номер",
    "жазба нөмірі", "жазылу нөмірі", "жазылу", "өтінім нөмірі", "өтінім", "нөмірі",
    "booking number", "booking id", "booking", "appointment no", "appointment number", "appointment id", "appointment", "appt no", "appt id", "reservation no", "reservation id",
  ],
  booked_for: [
    "дата записи", "записан на", "дата визита", "дата приема", "дата заезда", "время записи", "дата и время записи", "плановая дата", "запись на", "план заезда", "плановый заезд", "дата обслуживания", "начало",
    "жазылған күні", "келу күні", "қабылдау күні", "жоспарлы күні", "жазылу уақыты",
    "booked date", "booking date", "appointment date", "appt date", "appointment time", "date booked for", "scheduled for", "scheduled on", "scheduled date", "service date", "planned date", "due in",
  ],
  made_on: [
    "дата создания", "создано", "создана", "дата оформления", "дата обращения", "дата звонка", "записался", "дата создания записи", "дата документа", "принята",
    "құрылған күні", "жазба құрылған күні", "өтініш күні", "рәсімделген күні",
    "created", "created on", "created at", "created date", "creation date", "booked on", "booking made on", "date created", "call date", "entry date",
  ],
  ...clientAliases,
  vin: vehicleAliases["vin"] ?? [],
  channel: [
    "канал", "канал записи", "источник", "источник записи", "способ записи", "откуда", "как записался", "источник обращения", "канал обращения",
    "арна", "жазылу арнасы", "жазылу тәсілі", "көзі",
    "booking channel", "source", "booking source", "origin", "booked via", "via", "appointment source",
  ],
  advisor: [
    "мастер консультант", "мастер приемщик", "мастер", "консультант", "приемщик", "сервис консультант", "сервисный консультант", "ответственный", "менеджер", "сотрудник", "автор",
    "шебер кеңесші", "қызмет кеңесшісі", "кеңесші", "шебер қабылдаушы", "жауапты",
    "svc adv", "service advisor", "service adviser", "adviser", "sa", "sa name", "sa code", "advisor name", "advisor code", "employee", "staff",
  ],
  status: [
    "статус", "состояние", "статус записи", "состояние записи", "состояние заявки", "результат", "итог", "приехал",
    "күйі", "мәртебесі", "жазылу күйі", "нәтижесі",
    "state", "booking status", "appointment status", "appt status", "outcome", "result", "show status",
  ],
  visit_no: [
    "заказ наряд", "номер заказ наряда", "№ заказ наряда", "номер зн", "зн", "номер визита", "документ заказ наряд",
    "тапсырыс наряд", "тапсырыс наряд нөмірі", "тапсырыс нарядының нөмірі", "жұмыс тапсырысы",
    "r o no", "ro no", "ro number", "repair order", "repair order no", "work order", "work order no", "visit number", "visit id", "job card no",
  ],
};
