import { firstDay, lastDay } from "../calendar.ts";
import type { Rng } from "../rng.ts";
import { branches, type Branch } from "../truth.ts";
import type { Car } from "../world/cars.ts";
import { phone } from "../world/keys.ts";
import { bornCompany, bornPerson, type Client, type Life, type Purchase, type Visit } from "./client.ts";
import { companyLife } from "./company.ts";
import { personalLife, type Entry } from "./person.ts";

/** Who is there on the first day, and how many come a month: on their own or by buying a car; «Юг» grows. */
const size: Record<Branch, { existing: number; walkIn: number; buyers: number; growth: number; companies: number }> = {
  Центр: { existing: 1800, walkIn: 44, buyers: 25, growth: 0, companies: 95 },
  Север: { existing: 1400, walkIn: 36, buyers: 20, growth: 0, companies: 70 },
  Юг: { existing: 800, walkIn: 29, buyers: 14, growth: 0.35, companies: 55 },
};

export interface Population extends Life {
  readonly clients: Client[];
}

/** The whole group: everybody's life, and cars that pass from one to another. */
export function populate(rng: Rng): Population {
  const all: Population = { clients: [], visits: [], purchases: [] };
  let id = 0;
  const add = (client: Client, life: Life): void => {
    if (life.visits.length + life.purchases.length === 0) return;
    all.clients.push(client);
    for (const visit of life.visits) all.visits.push(visit);
    for (const purchase of life.purchases) all.purchases.push(purchase);
  };
  const person = (branch: Branch, how: Entry, entry: number): void => {
    const own = rng.fork(`person ${++id}`);
    const client = bornPerson(own, id, branch);
    add(client, personalLife(own, client, how, entry));
  };
  for (const branch of branches) {
    const plan = size[branch];
    for (let i = 0; i < plan.existing; i++) person(branch, "existing", firstDay);
    const arrivals = rng.fork(`arrivals ${branch}`);
    for (let month = firstDay; month < lastDay; month += 30.4375) {
      const scale = 1 + plan.growth * ((month - firstDay) / 365.25);
      for (const how of ["walk_in", "buyer"] as const) {
        const wanted = (how === "buyer" ? plan.buyers : plan.walkIn) * scale * (0.85 + 0.3 * arrivals.next());
        for (let i = 0; i < wanted; i++) {
          const entry = Math.floor(month + arrivals.next() * 30);
          if (entry <= lastDay - 1) person(branch, how, entry);
        }
      }
    }
    for (let i = 0; i < plan.companies; i++) {
      const own = rng.fork(`company ${++id}`);
      const client = bornCompany(own, id, branch);
      add(client, companyLife(own, client, own.chance(0.75) ? firstDay : own.int(firstDay, lastDay - 200), own.chance(0.5)));
    }
  }
  handOver(rng.fork("hand over"), all);
  splitSome(rng.fork("split"), all, id);
  return all;
}

/** A few regulars of the 1C branches lose their phone and their card at once and are written down as somebody new. */
function splitSome(rng: Rng, all: Population, lastId: number): void {
  const visits = new Map<number, Visit[]>();
  for (const v of all.visits) {
    const own = visits.get(v.client.id);
    if (own) own.push(v);
    else visits.set(v.client.id, [v]);
  }
  const buyers = new Set(all.purchases.map((p) => p.client.id));
  let id = lastId;
  for (const client of [...all.clients]) {
    const own = visits.get(client.id) ?? [];
    const middle = own[Math.floor(own.length / 2)];
    if (typeof client.name === "string" || buyers.has(client.id) || own.length < 5 || own.some((v) => v.branch === "Север") || !middle || !rng.chance(0.03)) continue;
    const again: Client = { ...client, id: ++id, phone: phone(id), email: null, taxId: null };
    all.clients.push(again);
    for (const v of own) if (v.day >= middle.day) v.client = again;
  }
}

const become = (car: Car, other: Car): void => {
  Object.assign(car, { vin: other.vin, plate: other.plate, make: other.make, model: other.model, year: other.year, km: other.km, kmPerDay: other.kmPerDay });
};

/** Cars change hands: traded-in ones are sold again as used, some of the lost clients' cars come back with a new owner. */
function handOver(rng: Rng, all: Population): void {
  const history = new Map<Car, { first: number; last: number; owners: Set<number> }>();
  const note = (car: Car, day: number, owner: number): void => {
    const h = history.get(car) ?? { first: day, last: day, owners: new Set<number>() };
    history.set(car, { first: Math.min(h.first, day), last: Math.max(h.last, day), owners: h.owners.add(owner) });
  };
  for (const v of all.visits) note(v.car, v.day, v.client.id);
  for (const p of all.purchases) note(p.car, p.day, p.client.id);

  const taken = new Set<Car>();
  const byDay = [...all.purchases].sort((a, b) => a.day - b.day || a.client.id - b.client.id);
  const stock: Purchase[] = [];
  for (const p of byDay) {
    const old = stock.find((s) => s.day + 14 <= p.day && (s.tradeIn as Car) !== p.car && s.branch === p.branch);
    const resale = p.tradeIn === null && typeof p.client.name !== "string" && byDay.length > 0;
    if (old && resale && rng.chance(0.6) && (history.get(p.car)?.first ?? 0) >= p.day) {
      become(p.car, old.tradeIn as Car);
      p.condition = "used";
      taken.add(p.car);
      stock.splice(stock.indexOf(old), 1);
    } else if (resale && rng.chance(0.08)) {
      p.condition = "used";
      p.car.year -= rng.int(2, 7);
    }
    if (p.tradeIn && !taken.has(p.tradeIn)) stock.push(p);
  }
  const traded = new Set(all.purchases.map((p) => p.tradeIn));
  const sold = new Set(all.purchases.map((p) => p.car));
  const gone = [...history].filter(([car, h]) => h.last < lastDay - 420 && !traded.has(car) && !sold.has(car));
  const arrivals: [Visit, number][] = [];
  for (const v of all.visits) if (v.first && !sold.has(v.car) && typeof v.client.name !== "string") arrivals.push([v, history.get(v.car)?.first ?? v.day]);
  for (const [car, h] of gone) {
    if (!rng.chance(0.06)) continue;
    const next = arrivals.findIndex(([v, first]) => first > h.last + 60 && v.car !== car && v.client.temper !== "hunter");
    const found = arrivals[next];
    if (!found) continue;
    become(found[0].car, car);
    arrivals.splice(next, 1);
  }
}
