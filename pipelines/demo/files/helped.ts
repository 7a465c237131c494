import type { Helped } from "../around/helped.ts";
import { ownPhone } from "../around/helped.ts";
import type { Client } from "../life/client.ts";
import type { Rng } from "../rng.ts";
import type { Cards } from "./cards.ts";
import { oneCHeader, oneCRow } from "./orders.ts";
import type { Table } from "./table.ts";

const phoneAt = oneCHeader.indexOf("Телефон");

/** Orders that were entered after the month was saved: 1C saves them as a file of their own. */
export const helpedTable = (rng: Rng, { orders, underOwnPhone }: Helped, book: ReadonlyMap<Client, Cards>): Table => ({
  file: "Заказ-наряды май 2026 (дополнение).csv",
  kind: "visits",
  title: ["Реестр заказ-нарядов", "Период: 01.05.2026 - 31.05.2026. Организация: ТОО «Алатау Авто Холдинг». Отбор: Введены позже"],
  header: oneCHeader,
  totalUnder: "Сумма, тг",
  rows: orders.map((o) => {
    const row = oneCRow(rng, o, o.client ? book.get(o.client) : undefined);
    return underOwnPhone.has(o) ? { ...row, cells: row.cells.with(phoneAt, `+7${ownPhone}`) } : row;
  }),
});
