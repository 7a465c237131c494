import { demoToday, isoOf } from "./calendar.ts";
import type { Client } from "./life/client.ts";
import type { Group } from "./life/group.ts";
import { phone } from "./world/keys.ts";
import type { Facts } from "./facts.ts";
import type { DemoTruth } from "./truth.ts";

/** Number of the reception desk's phone; beyond every client's. */
export const deskPhone = phone(8_888_888);

export const fullName = (client: Client): string =>
  typeof client.name === "string" ? client.name : `${client.name.surname} ${client.name.first} ${client.name.patronymic}`;

/** The truth of a group, as rows; what the files say of it is added by who writes them. */
export function tell(seed: string, group: Group): Omit<DemoTruth, "files" | "rejects" | keyof Facts> {
  const seen = new Set<Client | null>([...group.orders, ...group.contracts, ...group.answers].map((row) => row.client));
  return {
    seed,
    today: demoToday,
    sharedPhone: `+7${deskPhone}`,
    clients: group.clients.filter((c) => seen.has(c)).map((c) => ({ id: c.id, kind: typeof c.name === "string" ? "company" : "person", name: fullName(c), person: c.person })),
    orders: group.orders.map((o) => ({
      branch: o.branch,
      no: o.no,
      closedOn: isoOf(o.day),
      client: o.client?.id ?? null,
      identifiedBy: o.identifiedBy,
      vin: o.car?.vin ?? null,
      make: o.car?.make ?? null,
      kind: o.kind,
      payer: o.payer,
      advisor: o.advisor,
      total: o.money.total,
      discount: o.money.discount,
      cost: o.money.cost,
      promo: o.money.promo,
      reverses: o.reverses?.no ?? null,
    })),
    sales: group.contracts.map((c) => ({
      branch: c.branch,
      no: c.no,
      soldOn: isoOf(c.sold),
      deliveredOn: isoOf(c.delivered),
      client: c.client.id,
      vin: c.car.vin,
      make: c.car.make,
      condition: c.condition,
      price: c.price,
      discount: c.discount,
      seller: c.seller,
      cancelledOn: c.cancelled === null ? null : isoOf(c.cancelled),
    })),
    answers: group.answers.map((a) => ({ source: a.source, no: a.no, on: isoOf(a.day), origin: a.origin, touchpoint: a.touchpoint, client: a.client?.id ?? null, recommend: a.recommend })),
  };
}
