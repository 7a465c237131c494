import { lastDay, nextOpen, yearOf, type Day } from "../calendar.ts";
import type { Rng } from "../rng.ts";
import { newCar } from "../world/cars.ts";
import type { Client, Life } from "./client.ts";
import { booked, climate, habit, leakFrom, moodWith, someone, visitOn } from "./workshop.ts";

/** A firm with a few cars: each is serviced at the firm's rhythm until the firm changes its supplier; some firms buy here. */
export function companyLife(rng: Rng, client: Client, entry: Day, buys: boolean): Life {
  const life: Life = { visits: [], purchases: [] };
  const own = habit(rng, client, entry);
  let serial = client.id * 10;
  const fleet = Array.from({ length: rng.int(1, 4) }, () => ({ car: newCar(rng, client.home, serial++, yearOf(entry), rng.int(0, 5)), from: entry + rng.int(0, 150) }));
  let leaves = entry + 200 + (-Math.log(1 - rng.next()) / 0.14) * 365;
  if (client.home === "Север" && leaves > leakFrom && rng.chance(0.22)) leaves = leakFrom + rng.int(0, 120);

  if (buys) {
    for (let day = nextOpen(entry + rng.int(10, 250)); day <= Math.min(lastDay, leaves) && fleet.length < 9; day = nextOpen(day + rng.int(90, 360))) {
      const car = newCar(rng, client.home, serial++, yearOf(day), 0);
      const seller = someone(rng, "seller", client.home, day);
      life.purchases.push({ client, day, branch: client.home, seller, car, condition: "new", tradeIn: null, mood: moodWith(rng, client, seller, client.home, day) });
      fleet.push({ car, from: day + rng.int(60, 200) });
    }
  }
  for (const { car, from } of fleet) {
    for (let day = booked(rng, from); day <= Math.min(lastDay, leaves); day = booked(rng, day + Math.max(20, rng.logNormal(client.gap * (1.1 - 0.2 * climate(client.home, day)), 0.3)))) {
      life.visits.push(visitOn(rng, client, day, car, own, false));
    }
  }
  life.visits.sort((a, b) => a.day - b.day);
  const first = life.visits[0];
  if (first) life.visits[0] = { ...first, first: true };
  return life;
}
