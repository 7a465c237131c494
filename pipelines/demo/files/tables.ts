import { dayOf } from "../calendar.ts";
import type { Client } from "../life/client.ts";
import type { Group } from "../life/group.ts";
import type { Order } from "../life/orders.ts";
import type { Rng } from "../rng.ts";
import { importerHeader, importerRow, ownHeader, ownRow } from "./answers.ts";
import { isOneC, type Cards } from "./cards.ts";
import { contractHeader, contractRow } from "./contracts.ts";
import { spoil, type Dose, type Places } from "./mess.ts";
import { dmsHeader, dmsRow, inYear, oneCHeader, oneCRow } from "./orders.ts";
import type { Table, TableRow } from "./table.ts";

type Book = ReadonlyMap<Client, Cards>;
const of = (book: Book, client: Client | null): Cards | undefined => (client ? book.get(client) : undefined);
const badDates = ["31.02.2025", "вчера", "00.00.0000", "2025-13-45", "н/д"];
const orderPlaces: Places = { header: oneCHeader, number: ["Номер", "visit_no"], date: ["Дата закрытия", "closed_on"], amount: ["Сумма, тг", "total_amount"], badDates };
const dmsPlaces: Places = { header: dmsHeader, number: ["R/O No.", "visit_no"], date: ["Bill Date", "closed_on"], amount: ["Total Amt", "total_amount"], badDates };
const title = (period: string): string[] => ["Реестр заказ-нарядов", `Период: ${period}. Организация: ТОО «Алатау Авто Холдинг». Отбор: Статус = Закрыт`];

/** 1C of «Центр» and «Юг»: a file a year, the last months as a workbook, and March saved once more after corrections. */
export function oneCTables(rng: Rng, group: Group, book: Book): { texts: Table[]; workbook: Table } {
  const rows = new Map<Order, TableRow>();
  for (const o of group.orders) if (isOneC(o)) rows.set(o, oneCRow(rng, o, of(book, o.client)));
  const orders = [...rows.keys()];
  const march = orders.filter((o) => inYear(o, "2026-03"));
  const correctedLater = new Set(march.filter((o) => o.payer === "customer" && o.money.total > 0 && o.reverses === null).filter((_, i) => i % 90 === 7));

  const asFirstSaved = (o: Order): TableRow => {
    const row = rows.get(o) as TableRow;
    if (!correctedLater.has(o)) return row;
    const wrong = o.money.total + 250_000;
    return { ...row, cells: row.cells.with(oneCHeader.indexOf("Сумма, тг"), { money: wrong }), counted: wrong };
  };
  const table = (file: string, period: string, own: readonly Order[], dose: Dose): Table => ({
    file, kind: "visits", title: title(period), header: oneCHeader, totalUnder: "Сумма, тг", rows: spoil(rng.fork(file), own.map(asFirstSaved), orderPlaces, dose),
  });
  const may = dayOf("2026-05-01");
  return {
    texts: [
      table("Заказ-наряды 2023.csv", "01.06.2023 - 31.12.2023", orders.filter((o) => inYear(o, "2023")), { repeated: 4, corrected: 6, broken: 5 }),
      table("Заказ-наряды 2024.csv", "01.01.2024 - 31.12.2024", orders.filter((o) => inYear(o, "2024")), { repeated: 6, corrected: 12, broken: 9 }),
      table("Заказ-наряды 2025.csv", "01.01.2025 - 31.12.2025", orders.filter((o) => inYear(o, "2025")), { repeated: 9, corrected: 15, broken: 14 }),
      table("Заказ-наряды 2026 январь-апрель.csv", "01.01.2026 - 30.04.2026", orders.filter((o) => inYear(o, "2026") && o.day < may), { repeated: 3, corrected: 4, broken: 6 }),
      {
        file: "Заказ-наряды март 2026 (повторно).csv", kind: "visits", title: title("01.03.2026 - 31.03.2026"), header: oneCHeader, totalUnder: "Сумма, тг",
        rows: march.toReversed().map((o) => ({ ...(rows.get(o) as TableRow), fate: correctedLater.has(o) ? "loaded" as const : "unchanged" as const })),
      },
    ],
    workbook: table("Заказ-наряды май-июнь 2026.xlsx", "01.05.2026 - 10.06.2026", orders.filter((o) => o.day >= may), { repeated: 2, corrected: 2, broken: 3 }),
  };
}

/** The importer's dealer system of «Север», a file a year. */
export function dmsTables(rng: Rng, group: Group, book: Book): Table[] {
  const dose: Record<string, Dose> = { "2023": { repeated: 3, corrected: 2, broken: 2 }, "2024": { repeated: 5, corrected: 4, broken: 4 }, "2025": { repeated: 5, corrected: 6, broken: 5 }, "2026": { repeated: 8, corrected: 2, broken: 2 } };
  return Object.entries(dose).map(([year, amount]) => {
    const own = group.orders.filter((o) => !isOneC(o) && inYear(o, year)).map((o) => dmsRow(rng, o, of(book, o.client)));
    return { file: `DMS RO ${year}.csv`, kind: "visits", title: [], header: dmsHeader, rows: spoil(rng.fork(year), own, dmsPlaces, amount) };
  });
}

/** Contracts of all branches, two files. */
export function contractTables(rng: Rng, group: Group, book: Book): Table[] {
  const places: Places = { header: contractHeader, number: ["Номер договора", "contract_no"], date: ["Дата договора", "sold_on"], amount: ["Цена", "price_amount"], badDates };
  return ([["2023-2024", 4], ["2025-2026", 5]] as const).map(([years, broken]) => {
    const own = group.contracts.filter((c) => years.split("-").some((year) => inYear({ day: c.sold }, year)));
    const rows = own.map((c) => contractRow(rng, c, of(book, c.client) as Cards));
    return { file: `Договоры продаж ${years}.csv`, kind: "sales", title: ["Договоры купли-продажи автомобилей"], header: contractHeader, totalUnder: "Цена", rows: spoil(rng.fork(years), rows, places, { repeated: 2, corrected: 3, broken }) };
  });
}

/** Answers: the group's own questionnaire, and the importer's. */
export function answerTables(rng: Rng, group: Group, book: Book): { own: Table; importer: Table } {
  const rows = (origin: "internal" | "importer"): TableRow[] =>
    group.answers.filter((a) => a.origin === origin).map((a) => (origin === "internal" ? ownRow : importerRow)(rng, a, of(book, a.client)));
  return {
    own: {
      file: "Опросы клиентов 2023-2026.csv", kind: "surveys", title: [], header: ownHeader,
      rows: spoil(rng.fork("own"), rows("internal"), { header: ownHeader, number: ["ID ответа", "response_no"], date: ["Дата ответа", "responded_on"], badDates }, { repeated: 10, corrected: 0, broken: 6 }),
    },
    importer: {
      file: "CSI importer 2023-2026.txt", kind: "surveys", title: [], header: importerHeader,
      rows: spoil(rng.fork("importer"), rows("importer"), { header: importerHeader, number: ["Response ID", "response_no"], date: ["Response Date", "responded_on"], badDates: ["n/a", "pending"] }, { repeated: 3, corrected: 0, broken: 4 }),
    },
  };
}

