import { dayOf, isoOf } from "../calendar.ts";
import type { TruthBenefit, TruthEvent, TruthFleetContact, TruthGuest } from "../facts.ts";
import type { Rng } from "../rng.ts";
import { isCompany, numbered, within, type Scene } from "./scene.ts";

const held: readonly TruthEvent[] = [
  { no: "МП-2501", on: "2025-02-22", kind: "Семейный день", name: "Наурыз в салоне", cost: 180_000_000, branch: "Центр" },
  { no: "МП-2502", on: "2025-06-14", kind: "Тест-драйв", name: "Летний тест-драйв", cost: 240_000_000, branch: null },
  { no: "МП-2503", on: "2025-10-04", kind: "Клуб", name: "Вечер клуба постоянных клиентов", cost: 320_000_000, branch: "Центр" },
  { no: "МП-2504", on: "2025-11-20", kind: "Бизнес-завтрак", name: "Завтрак с корпоративными клиентами", cost: 90_000_000, branch: null },
  { no: "МП-2601", on: "2026-03-21", kind: "Семейный день", name: "Наурыз на Юге", cost: 150_000_000, branch: "Юг" },
  { no: "МП-2602", on: "2026-05-16", kind: "Закрытый показ", name: "Показ новой модели", cost: 410_000_000, branch: "Центр" },
];
const breakfast = "МП-2504";

/** Six events; clients of the year before are invited, to the breakfast people of companies, told by their code. */
export function events(rng: Rng, scene: Scene, contacts: readonly TruthFleetContact[]): { events: readonly TruthEvent[]; guests: TruthGuest[] } {
  const guests = held.flatMap((event): TruthGuest[] => {
    if (event.no === breakfast) return contacts.filter((c) => c.role !== "driver" && rng.chance(0.4)).map((c) => ({ event: event.no, client: null, contact: c.code, attended: rng.chance(0.55) }));
    const year = `${Number(event.on.slice(0, 4)) - 1}${event.on.slice(4)}`;
    const near = scene.served.filter(({ order, client }) => within(order.day, year, event.on) && (event.branch === null || order.branch === event.branch) && !isCompany(client) && scene.reach(client).anywhere);
    const invited = new Set<number>();
    for (const wanted = rng.int(45, 90); invited.size < wanted; ) invited.add(rng.pick(near).client.id);
    return [...invited].map((client) => ({ event: event.no, client, contact: null, attended: rng.chance(0.42) }));
  });
  return { events: held, guests };
}

const price: Record<TruthBenefit["kind"], number> = { courtesy_car: 1_800_000, priority_intake: 0, wash_voucher: 350_000, gift: 600_000 };

/** Courtesy cars with long repairs, washes and gifts with services of people who come often. */
export function benefits(rng: Rng, scene: Scene): TruthBenefit[] {
  const drawn = scene.served.flatMap(({ order, client }): Omit<TruthBenefit, "no">[] => {
    if (!within(order.day, "2025-01-01") || !scene.reach(client).anywhere) return [];
    const long = order.kind === "body" || (order.kind === "repair" && order.money.total > 15_000_000);
    if (!rng.chance(long ? 0.12 : 0.018)) return [];
    const kind = long ? "courtesy_car" : rng.weighted([["wash_voucher", 5], ["priority_intake", 3], ["gift", 2]] as const);
    return [{ client: client.id, kind, on: isoOf(order.day), cost: price[kind] * (kind === "courtesy_car" ? rng.int(1, 3) : 1) }];
  });
  return drawn.sort((a, b) => dayOf(a.on) - dayOf(b.on) || a.client - b.client).map((one, i) => ({ no: numbered("ПР-", i + 1, 4), ...one }));
}
