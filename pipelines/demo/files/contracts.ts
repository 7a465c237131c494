import type { Contract } from "../life/contracts.ts";
import type { Rng } from "../rng.ts";
import { colleagues } from "../world/staff.ts";
import type { Cards } from "./cards.ts";
import type { Cell, TableRow } from "./table.ts";

export const contractHeader = [
  "Номер договора", "Дата договора", "Дата выдачи", "Подразделение", "Покупатель", "Код контрагента", "Вид контрагента", "ИИН/БИН", "Телефон", "VIN", "Марка", "Модель", "Год выпуска",
  "Состояние", "Цена", "Скидка", "Себестоимость", "Менеджер", "VIN трейд-ин", "Форма оплаты", "Акция", "Дата расторжения",
] as const;
const names = new Map(colleagues.map((c) => [c.code, c.name] as const));
const payment = { cash: "Безналичный расчет", credit: "Автокредит", leasing: "Лизинг" };

/** A contract as 1C prints it. */
export function contractRow(rng: Rng, c: Contract, cards: Cards): TableRow {
  const card = rng.pick(cards.onec);
  const cells: Cell[] = [
    c.no, { day: c.sold }, { day: c.delivered }, c.branch, card.name, card.code, card.kind, card.taxId, card.phone, c.car.vin, c.car.make, c.car.model, c.car.year,
    c.condition === "new" ? "Новый" : "С пробегом", { money: c.price }, { money: c.discount }, { money: c.cost }, names.get(c.seller) ?? c.seller, c.tradeInVin ?? "",
    payment[c.payment], c.promo ?? "", c.cancelled === null ? null : { day: c.cancelled },
  ];
  return { cells, fate: "loaded", counted: c.price };
}
