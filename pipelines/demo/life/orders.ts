import { lastDay, monthOf, nextOpen, yearOf, type Day } from "../calendar.ts";
import type { Rng } from "../rng.ts";
import { branches, type Branch, type Payer, type VisitKind } from "../truth.ts";
import { newCar, type Car } from "../world/cars.ts";
import type { Client, Purchase, Visit } from "./client.ts";
import { priced, type Money } from "./prices.ts";
import { someone } from "./workshop.ts";

/** A repair order as it should have been written. `money` changes when an order is corrected later. */
export interface Order {
  readonly branch: Branch;
  no: string;
  readonly day: Day;
  client: Client | null;
  identifiedBy: "key" | "vin" | null;
  readonly car: Car | null;
  readonly kind: VisitKind;
  readonly payer: Payer;
  /** Staff code; null also when `advisorText` names nobody on the payroll. */
  advisor: string | null;
  advisorText: string | null;
  readonly technician: string | null;
  money: Money;
  /** Why the row names no client of its own, if so. */
  nobody: "counter" | "desk" | "car" | null;
  readonly reverses: Order | null;
  /** The visit that it documents, if one. */
  readonly visit: Visit | null;
}

const order = (branch: Branch, day: Day, rest: Partial<Order> & Pick<Order, "kind" | "money">): Order => ({
  no: "", client: null, identifiedBy: rest.client ? "key" : null, car: null, payer: "customer", advisor: null, advisorText: null, technician: null,
  nobody: null, reverses: null, visit: null, branch, day, ...rest,
});
const negative = (m: Money): Money => ({ labour: -m.labour, parts: -m.parts, discount: -m.discount, total: -m.total, cost: -m.cost, promo: m.promo });

/** Orders of one visit: the main one, sometimes a second the same day, sometimes taken back and written again. */
function ordersOf(rng: Rng, v: Visit): Order[] {
  const base = { client: v.client, car: v.car, advisor: v.advisor, technician: v.technician, visit: v };
  const main = order(v.branch, v.day, { ...base, identifiedBy: "key", kind: v.kind, payer: v.payer, money: priced(rng, v.day, v.branch, v.kind, v.car.make, v.hunting) });
  const all = [main];
  if (rng.chance(0.2)) {
    const kind = rng.weighted<VisitKind>([["accessories", 3], ["wash", 3], ["repair", 4], ["tyres", 1]]);
    all.push(order(v.branch, v.day, { ...base, identifiedBy: "key", visit: null, kind, money: priced(rng, v.day, v.branch, kind, v.car.make, v.hunting) }));
  }
  if (rng.chance(0.03)) all.push(order(v.branch, v.day, { ...base, identifiedBy: "key", visit: null, kind: "parts", money: priced(rng, v.day, v.branch, "parts", v.car.make, v.hunting) }));
  if (v.payer === "customer" && main.money.total > 0 && rng.chance(0.006)) {
    const back = Math.min(nextOpen(v.day + rng.int(0, 2)), lastDay);
    const day = monthOf(back) === monthOf(v.day) ? back : v.day;
    all.push(order(v.branch, day, { ...base, identifiedBy: "key", visit: null, kind: v.kind, money: negative(main.money), reverses: main }));
    if (rng.chance(0.6)) all.push(order(v.branch, v.day, { ...base, identifiedBy: "key", visit: null, kind: v.kind, money: priced(rng, v.day, v.branch, v.kind, v.car.make, v.hunting) }));
  }
  return all;
}

/** What a workshop writes besides visits: counter sales, cars prepared for sale, cars of nobody known. */
function sundries(rng: Rng, dealer: Client, purchases: readonly Purchase[], from: Day, until: Day): Order[] {
  const all: Order[] = [];
  for (const p of purchases) {
    if (p.condition === "used" && rng.chance(0.5)) continue;
    const day = nextOpen(Math.max(from, p.day - rng.int(1, 5)));
    if (day > p.day) continue;
    const people = { advisor: someone(rng, "advisor", p.branch, day), technician: someone(rng, "technician", p.branch, day) };
    all.push(order(p.branch, day, { ...people, client: dealer, identifiedBy: "key", car: p.car, kind: "maintenance", payer: "internal", money: priced(rng, day, p.branch, "inspection", p.car.make, false) }));
  }
  for (const branch of branches) {
    for (let day = nextOpen(from); day <= until; day = nextOpen(day + 1)) {
      for (let n = rng.int(0, branch === "Центр" ? 4 : 2); n > 0; n--) all.push(order(branch, day, { nobody: "counter", kind: "parts", money: priced(rng, day, branch, "parts", "", false) }));
    }
  }
  for (let i = 0; i < 105; i++) {
    const day = nextOpen(rng.int(from, until - 20));
    const car = i < 45 ? newCar(rng, "Север", 990_000 + i, 2024, 6) : null;
    const money = priced(rng, day, "Север", "repair", car?.make ?? "", false);
    all.push(order("Север", day, { nobody: car ? "car" : "desk", car, advisor: someone(rng, "advisor", "Север", day), kind: "repair", money }));
  }
  return all;
}

const number: Record<Branch, (year: number, n: number) => string> = {
  Центр: (_, n) => `ЦН${String(n).padStart(8, "0")}`,
  Север: (year, n) => `R${String(year).slice(2)}-${String(n).padStart(5, "0")}`,
  Юг: (_, n) => `ЮГ${String(n).padStart(8, "0")}`,
};

/** All orders of the group, by day, numbered by each branch in its own manner. */
export function writeOrders(rng: Rng, dealer: Client, visits: readonly Visit[], purchases: readonly Purchase[], from: Day, until: Day): Order[] {
  const all = [...visits.flatMap((v) => ordersOf(rng, v)), ...sundries(rng, dealer, purchases, from, until)];
  const sorted = all.map((o, i) => [o, i] as const).sort(([a, i], [b, j]) => a.day - b.day || i - j).map(([o]) => o);
  const counters = new Map<string, number>();
  for (const o of sorted) {
    const year = yearOf(o.day);
    const series = o.branch === "Север" ? `${o.branch}${year}` : o.branch;
    const n = (counters.get(series) ?? 0) + 1;
    counters.set(series, n);
    o.no = number[o.branch](year, n);
    if (o.branch !== "Север" && o.advisor !== null && rng.chance(0.002)) Object.assign(o, { advisor: null, advisorText: "Дежурный мастер" });
  }
  return sorted;
}
