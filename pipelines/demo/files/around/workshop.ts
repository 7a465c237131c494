import type { Facts, TruthBooking, TruthLine } from "../../facts.ts";
import type { Rng } from "../../rng.ts";
import { spoil, type Places } from "../mess.ts";
import type { Table, TableRow } from "../table.ts";
import { day, decimal, loaded, money, nobodys, onecOf, staffName, type Who } from "./who.ts";

const badDates = ["31.02.2026", "уточнить", "00.00.0000"];

const oneCLineHeader = ["Подразделение", "Номер заказ-наряда", "№ строки", "Артикул", "Номенклатура", "Тип строки", "Количество", "Сумма", "Себестоимость"] as const;
const dmsLineHeader = ["Branch", "R/O No.", "Line No", "Part No", "Item Description", "Line Type", "Qty", "Ext Amt", "Ext Cost"] as const;

/** Works and parts: one file of 1C, one of the importer's system. */
export function lineTables(rng: Rng, { lines }: Facts): { onec: Table; dms: Table } {
  const row = (labour: string, part: string) => (l: TruthLine): TableRow =>
    loaded([l.branch, l.visit, l.line, l.code, l.name, l.kind === "labour" ? labour : part, decimal(l.quantity), { money: l.amount }, { money: l.cost }], l.amount);
  const onec = lines.filter((l) => l.branch !== "Север").map(row("Работа", "Запчасть"));
  const dms = lines.filter((l) => l.branch === "Север").map(row("Labour", "Parts"));
  const places = (header: readonly string[], [number, amount]: readonly [string, string]): Places => ({ header, number: [number, "visit_no"], date: [amount, "amount"], amount: [amount, "amount"], badDates });
  const amounts = (spoilt: TableRow[]): TableRow[] => spoilt.map((r) => (typeof r.fate === "object" && r.fate.code === "bad_date" ? { ...r, fate: { ...r.fate, code: "bad_amount" as const }, counted: 0 } : r));
  return {
    onec: {
      file: "Работы и запчасти 2025-2026.csv", kind: "visit_lines", title: ["Состав заказ-нарядов за период 01.06.2025 - 10.06.2026"], header: oneCLineHeader, totalUnder: "Сумма",
      rows: amounts(spoil(rng.fork("1c"), onec, places(oneCLineHeader, ["Номер заказ-наряда", "Сумма"]), { repeated: 6, corrected: 4, broken: 2 })),
    },
    dms: { file: "DMS RO Lines 2025-2026.csv", kind: "visit_lines", title: [], header: dmsLineHeader, rows: amounts(spoil(rng.fork("dms"), dms, places(dmsLineHeader, ["R/O No.", "Ext Amt"]), { repeated: 3, corrected: 0, broken: 2 })) },
  };
}

const oneCBookingHeader = ["Номер записи", "Дата записи", "Дата создания", "Подразделение", "Контрагент", "Код контрагента", "Телефон", "VIN", "Источник записи", "Мастер-консультант", "Статус", "Заказ-наряд"] as const;
const dmsBookingHeader = ["Booking ID", "Branch", "Appointment Date", "Created at", "Customer No", "Customer Name", "Mobile", "VIN", "Booking source", "Service advisor", "Appt status", "R/O No"] as const;
const oneCChannel = { cabinet: "Личный кабинет", phone: "Телефон", web: "Сайт", walk_in: "Лично" };
const oneCStatus = { open: "Запланирована", kept: "Состоялась", cancelled: "Отменена", no_show: "Не приехал" };
const dmsChannel = { cabinet: "mobile app", phone: "call center", web: "website", walk_in: "walk in" };
const dmsStatus = { open: "confirmed", kept: "arrived", cancelled: "cancelled", no_show: "no show" };

/** Appointments: 1C keeps its own, saved once more for May when the last of them were closed; «Север» books in the importer's system. */
export function bookingTables(rng: Rng, { bookings }: Facts, who: Who): readonly [own: Table, again: Table, dms: Table] {
  const hour = (b: TruthBooking): string => `${String(9 + (Number(b.no.slice(-2)) % 9)).padStart(2, "0")}:00:00`;
  const at = (b: TruthBooking): TableRow["cells"][number] => {
    const cell = day(b.for);
    return typeof cell === "object" && cell !== null && "day" in cell ? { ...cell, time: hour(b) } : cell;
  };
  const onec = (b: TruthBooking): TableRow => {
    const card = onecOf(who(b.client));
    return loaded([b.no, at(b), day(b.made), b.branch, card.name, card.code, card.phone, b.vin ?? "", oneCChannel[b.channel], staffName(b.advisor), oneCStatus[b.status], b.visit ?? ""]);
  };
  const dms = (b: TruthBooking): TableRow => {
    const card = who(b.client).cards.dms;
    return loaded([b.no, b.branch, at(b), day(b.made), card.code, card.name, card.phone, b.vin ?? "", dmsChannel[b.channel], b.advisor ?? "", dmsStatus[b.status], b.visit ?? ""]);
  };
  const own = bookings.filter((b) => b.branch !== "Север");
  const may = own.filter((b) => b.for.startsWith("2026-05"));
  const lateClosed = new Set(may.filter((b) => b.for > "2026-05-27" && b.status === "kept"));
  const asFirstSaved = (b: TruthBooking): TableRow => (lateClosed.has(b) ? onec({ ...b, status: "open", visit: null }) : onec(b));
  const oneCPlaces: Places = { header: oneCBookingHeader, number: ["Номер записи", "booking_no"], date: ["Дата записи", "booked_for"], badDates };
  const dmsPlaces: Places = { header: dmsBookingHeader, number: ["Booking ID", "booking_no"], date: ["Appointment Date", "booked_for"], badDates: ["n/a", "2026-02-30"] };
  const first = spoil(rng.fork("1c"), own.map(asFirstSaved), oneCPlaces, { repeated: 4, corrected: 0, broken: 2 });
  const nameless = nobodys(oneCBookingHeader, onec(own[0] as TruthBooking), ["Номер записи", "ЗЦ-99999"], ["Контрагент", "Код контрагента", "Телефон", "VIN"]);
  return [
    { file: "Брони 2026.csv", kind: "bookings", title: ["Записи на сервис, 2026 год"], header: oneCBookingHeader, rows: first.toSpliced(40, 0, nameless) },
    {
      file: "Брони май 2026 (повторно).csv", kind: "bookings", title: ["Записи на сервис, май 2026"], header: oneCBookingHeader,
      rows: may.toReversed().map((b) => ({ ...onec(b), fate: lateClosed.has(b) ? "loaded" as const : "unchanged" as const })),
    },
    { file: "DMS Appointments 2026.csv", kind: "bookings", title: [], header: dmsBookingHeader, rows: spoil(rng.fork("dms"), bookings.filter((b) => b.branch === "Север").map(dms), dmsPlaces, { repeated: 2, corrected: 0, broken: 2 }) },
  ];
}

const partsHeader = ["Номер заказа", "№ строки", "Код контрагента", "Контрагент", "Телефон", "Артикул", "Номенклатура", "Дата заказа", "Дата поступления", "Дата уведомления", "Дата выдачи", "Сумма"] as const;
/** Parts ordered for clients; a line is written again further down when its price was mended. */
export function partsTable(rng: Rng, { partsLines }: Facts, who: Who): Table {
  const rows = partsLines.map((p) => {
    const card = onecOf(who(p.client));
    return loaded([p.order, p.line, card.code, card.name, card.phone, p.code, p.name, day(p.ordered), day(p.arrived), day(p.notified), day(p.issued), { money: p.amount }]);
  });
  const places: Places = { header: partsHeader, number: ["Номер заказа", "order_no"], date: ["Дата заказа", "ordered_on"], amount: ["Сумма", "amount"], badDates };
  return { file: "Заказы запчастей.csv", kind: "parts_orders", title: [], header: partsHeader, rows: spoil(rng, rows, places, { repeated: 3, corrected: 5, broken: 2 }) };
}

const tyreHeader = ["Номер квитанции", "Владелец", "Телефон", "VIN", "Сезон", "Принято", "Выдано", "Стоимость хранения", "Подразделение"] as const;
/** The tyre store's own workbook: names and phones, no codes. */
export function tyreTable(rng: Rng, { tyres }: Facts, who: Who): Table {
  const rows = tyres.map((t) => {
    const { crm } = who(t.client).cards;
    return loaded([t.no, crm.name, crm.phone, t.vin, t.season === "summer" ? "Летние" : "Зимние", day(t.stored), day(t.returned), money(t.fee), t.branch]);
  });
  const places: Places = { header: tyreHeader, number: ["Номер квитанции", "storage_no"], date: ["Принято", "stored_on"], badDates };
  return { file: "Хранение шин.xlsx", kind: "tyre_storage", title: ["Журнал сезонного хранения"], header: tyreHeader, rows: spoil(rng, rows, places, { repeated: 2, corrected: 0, broken: 2 }) };
}
