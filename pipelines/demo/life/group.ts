import { firstDay, lastDay } from "../calendar.ts";
import { seeded, type Rng } from "../rng.ts";
import { bin, phone } from "../world/keys.ts";
import { collectAnswers, type Answer } from "./answers.ts";
import type { Client } from "./client.ts";
import { writeContracts, type Contract } from "./contracts.ts";
import { writeOrders, type Order } from "./orders.ts";
import { populate } from "./population.ts";

export interface Group {
  readonly clients: readonly Client[];
  readonly orders: readonly Order[];
  readonly contracts: readonly Contract[];
  readonly answers: readonly Answer[];
}

/** Three years of the dealer group, as they happened: no files yet, no mistakes yet. */
export function liveGroup(seed: string): Group {
  const rng = seeded(seed);
  const people = populate(rng.fork("people"));
  const dealer: Client = {
    id: 0, person: 0, name: "Алатау Авто Холдинг", phone: phone(0), email: null, taxId: bin(rng.fork("dealer")),
    home: "Центр", temper: "regular", warmth: 0, gap: 0, changesTyres: false,
  };
  const orders = writeOrders(rng.fork("orders"), dealer, people.visits, people.purchases, firstDay, lastDay);
  namedByCarOnly(rng.fork("car only"), orders);
  const contracts = writeContracts(rng.fork("contracts"), people.purchases);
  return { clients: [dealer, ...people.clients], orders, contracts, answers: collectAnswers(rng.fork("answers"), orders, contracts) };
}

/** At «Север» some orders carry nothing but the car. They are still told whose: the orders before and after are the owner's. */
function namedByCarOnly(rng: Rng, orders: readonly Order[]): void {
  const byVin = new Map<string, Order[]>();
  for (const o of orders) {
    if (!o.car || o.payer === "internal") continue;
    const own = byVin.get(o.car.vin);
    if (own) own.push(o);
    else byVin.set(o.car.vin, [o]);
  }
  for (const own of byVin.values()) {
    const [first] = own;
    if (!first?.client || own.some((o) => o.client !== first.client)) continue;
    for (let i = 1; i < own.length - 1; i++) {
      const o = own[i] as Order;
      const before = own[i - 1] as Order;
      if (o.branch !== "Север" || before.identifiedBy !== "key" || before.day >= o.day || (own[i + 1] as Order).day <= o.day || !rng.chance(0.035)) continue;
      o.identifiedBy = "vin";
      o.nobody = "car";
      i++;
    }
  }
}
