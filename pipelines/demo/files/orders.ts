import { isoOf } from "../calendar.ts";
import type { Client } from "../life/client.ts";
import type { Order } from "../life/orders.ts";
import type { Rng } from "../rng.ts";
import { deskPhone } from "../tell.ts";
import type { Payer, VisitKind } from "../truth.ts";
import { personName } from "../world/names.ts";
import { colleagues } from "../world/staff.ts";
import type { Card, Cards } from "./cards.ts";
import { latinName, spellPhone, spellVin } from "./spelling.ts";
import type { Cell, TableRow } from "./table.ts";

const names = new Map(colleagues.map((c) => [c.code, c.name] as const));
const clock = (rng: Rng): string => `${String(rng.int(9, 19)).padStart(2, "0")}:${String(rng.int(0, 59)).padStart(2, "0")}:${String(rng.int(0, 59)).padStart(2, "0")}`;
const km = (o: Order): number | null => (o.car ? Math.max(1, Math.round(o.car.km + o.car.kmPerDay * (o.day - 19509))) : null);

export const oneCHeader = [
  "Номер", "Дата закрытия", "Подразделение", "Контрагент", "Код контрагента", "Вид контрагента", "ИИН/БИН", "Телефон", "VIN", "Гос. номер", "Марка", "Модель", "Год выпуска", "Пробег, км",
  "Вид ремонта", "Плательщик", "Мастер-приемщик", "Механик", "Сумма работ", "Сумма запчастей", "Скидка", "Сумма, тг", "Себестоимость", "Акция", "Сторно",
] as const;
const oneCKind: Record<VisitKind, string> = { maintenance: "ТО", repair: "Слесарный ремонт", warranty: "Гарантийный ремонт", body: "Кузовной ремонт", tyres: "Шиномонтаж", parts: "Запчасти", wash: "Мойка", accessories: "Доп. оборудование", other: "Прочее" };
const oneCPayer: Record<Payer, string> = { customer: "Клиент", warranty: "Гарантия", insurer: "Страховая компания", internal: "Внутренний" };

/** An order as 1C prints it; the card is one of the client's. */
export function oneCRow(rng: Rng, o: Order, cards: Cards | undefined): TableRow {
  const card: Partial<Card> = o.nobody === "counter" ? { name: "Розничный покупатель", code: "00-00000000" } : cards ? rng.pick(cards.onec) : {};
  const full = o.advisorText ?? names.get(o.advisor ?? "") ?? "";
  const [surname = "", first = "", patronymic = ""] = full.split(" ");
  const advisor = patronymic && rng.chance(0.05) ? `${surname} ${first[0]}.${patronymic[0]}.` : full;
  const cells: Cell[] = [
    o.no, { day: o.day, time: clock(rng) }, o.branch, card.name ?? "", card.code ?? "", card.kind ?? "", card.taxId ?? "", card.phone ?? "",
    o.car ? spellVin(rng, o.car.vin) : "", o.car?.plate ?? "", o.car?.make ?? "", o.car?.model ?? "", o.car?.year ?? null, km(o),
    oneCKind[o.kind], oneCPayer[o.payer], advisor, names.get(o.technician ?? "") ?? "",
    { money: o.money.labour }, { money: o.money.parts }, { money: o.money.discount }, { money: o.money.total }, { money: o.money.cost }, o.money.promo ?? "", o.reverses?.no ?? "",
  ];
  return { cells, fate: "loaded", counted: o.money.total };
}

export const dmsHeader = [
  "R/O No.", "Bill Date", "Branch", "Customer No", "Customer Name", "Customer Type", "Mobile", "E-mail", "VIN", "Reg No", "Make", "Model", "Model Year", "Odometer",
  "Service Type", "Pay Type", "Svc Adv.", "Technician", "Labor Amt", "Parts Amt", "Disc Amt", "Total Amt", "Cost Amt", "Promo Code", "Reversal of",
] as const;
const dmsKind: Record<VisitKind, string> = { maintenance: "PM", repair: "GR", warranty: "Warranty", body: "BP", tyres: "Tyre service", parts: "Counter sale", wash: "Car wash", accessories: "Accessories", other: "Others" };
const dmsPayer: Record<Payer, string> = { customer: "CP", warranty: "Warranty", insurer: "Insurance", internal: "Internal" };

function stranger(rng: Rng): Partial<Card> {
  return { name: latinName({ name: personName(rng) } as Client), phone: spellPhone(rng, deskPhone) };
}

/** An order as the importer's dealer system exports it: staff by code, names in Latin letters. */
export function dmsRow(rng: Rng, o: Order, cards: Cards | undefined): TableRow {
  const card: Partial<Card> = o.nobody === "counter" ? { name: "Walk-in customer", code: "C000000" } : o.nobody === "desk" ? stranger(rng) : o.nobody === "car" ? {} : (cards?.dms ?? {});
  const cells: Cell[] = [
    o.no, { day: o.day }, o.branch, card.code ?? "", card.name ?? "", card.kind ?? "", card.phone ?? "", card.email ?? "",
    o.car?.vin ?? "", o.car?.plate ?? "", o.car?.make ?? "", o.car?.model ?? "", o.car?.year ?? null, km(o),
    dmsKind[o.kind], dmsPayer[o.payer], o.advisor ?? "", o.technician ?? "",
    { money: o.money.labour }, { money: o.money.parts }, { money: o.money.discount }, { money: o.money.total }, { money: o.money.cost }, o.money.promo ?? "", o.reverses?.no ?? "",
  ];
  return { cells, fate: "loaded", counted: o.money.total };
}

export const inYear = (o: { readonly day: number }, year: string): boolean => isoOf(o.day).startsWith(year);
