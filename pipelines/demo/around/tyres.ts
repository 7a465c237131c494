import { dayOf, isoOf, monthOf } from "../calendar.ts";
import type { TruthTyres } from "../facts.ts";
import type { Client } from "../life/client.ts";
import type { Rng } from "../rng.ts";
import { numbered, type Scene, type Served } from "./scene.ts";

/** Summer sets are left in autumn, winter sets in spring, at a visit for the tyres; they go back at the next such visit of the same car in the other season. */
export function tyreSets(rng: Rng, scene: Scene): TruthTyres[] {
  const perCar = new Map<string, Served[]>();
  for (const s of scene.served) {
    if (s.order.kind !== "tyres" || !scene.reach(s.client).anywhere) continue;
    const key = `${s.client.id} ${s.car.vin}`;
    perCar.set(key, [...(perCar.get(key) ?? []), s]);
  }
  const keepers = new Map<Client, boolean>();
  const sets: Omit<TruthTyres, "no">[] = [];
  for (const visits of perCar.values()) {
    const [{ client, car } = { client: null, car: null }] = visits;
    if (!client || !car) continue;
    const keeps = keepers.get(client) ?? rng.chance(0.45);
    keepers.set(client, keeps);
    visits.forEach(({ order }, i) => {
      if (!keeps || !rng.chance(0.85)) return;
      const season = monthOf(order.day) >= 8 ? "summer" : "winter";
      const back = visits.slice(i + 1).find((next) => monthOf(next.order.day) >= 8 !== (season === "summer"));
      sets.push({
        client: client.id, vin: car.vin, season, stored: isoOf(order.day), returned: back ? isoOf(back.order.day) : null,
        fee: rng.pick([15_000, 18_000, 22_000]) * 100, branch: order.branch,
      });
    });
  }
  return sets.sort((a, b) => dayOf(a.stored) - dayOf(b.stored) || a.client - b.client || (a.vin < b.vin ? -1 : 1)).map((set, i) => ({ no: numbered("ХР-", i + 1), ...set }));
}
