import type { Answer } from "../life/answers.ts";
import type { Rng } from "../rng.ts";
import type { Cards } from "./cards.ts";
import type { Cell, TableRow } from "./table.ts";

export const ownHeader = [
  "Опрос", "ID ответа", "Дата ответа", "Тип опроса", "Точка контакта", "CRM ID", "Респондент", "Телефон", "E-mail", "Заказ-наряд", "Номер договора",
  "Готовность рекомендовать", "Общая удовлетворенность", "Качество работ", "Цена", "Обслуживание", "Отношение персонала", "Комментарий",
] as const;
const ownTouchpoint = { first_visit: "Первый визит", visit: "Визит", sale: "Покупка автомобиля" };

/** An answer as the group's survey tool saves it; a comment may run over two lines. */
export function ownRow(rng: Rng, a: Answer, cards: Cards | undefined): TableRow {
  const card = a.named ? cards?.crm : undefined;
  const comment = a.comment && rng.chance(0.06) ? `${a.comment}\nПерезвоните мне, пожалуйста` : a.comment;
  const cells: Cell[] = [
    a.source, a.no, { day: a.day, time: `${String(rng.int(8, 22)).padStart(2, "0")}:${String(rng.int(0, 59)).padStart(2, "0")}` }, "Внутренний", ownTouchpoint[a.touchpoint],
    card?.code ?? "", card?.name ?? "", card?.phone ?? "", card?.email ?? "", a.order?.no ?? "", a.contract?.no ?? "",
    a.recommend, a.satisfaction, ...a.aspects, comment,
  ];
  return { cells, fate: "loaded", counted: 0 };
}

export const importerHeader = ["Survey", "Response ID", "Response Date", "Survey Type", "Touch Point", "Customer Name", "Mobile", "R/O No", "Contract", "Recommend (0-10)", "Overall Satisfaction", "Quality of Work", "Service Level", "Comments"] as const;
const importerTouchpoint = { first_visit: "Service", visit: "Service", sale: "Delivery" };

/** An answer as the importer's agency sends it: American dates, phones or an order number. */
export function importerRow(_: Rng, a: Answer, cards: Cards | undefined): TableRow {
  const card = a.named ? cards?.csi : undefined;
  const [quality = null, , service = null] = a.aspects;
  const cells: Cell[] = [
    a.source, a.no, { day: a.day }, "Importer", importerTouchpoint[a.touchpoint], card?.name ?? "", card?.phone ?? "", a.order?.no ?? "", a.contract?.no ?? "",
    a.recommend, a.satisfaction, quality, service, "",
  ];
  return { cells, fate: "loaded", counted: 0 };
}
