import { lastDay, monthOf, nextOpen, yearOf, type Day } from "../calendar.ts";
import type { Rng } from "../rng.ts";
import { newCar } from "../world/cars.ts";
import type { Client, Life } from "./client.ts";
import { booked, habit, leakChance, moodWith, someone, staysAfter, visitOn } from "./workshop.ts";

export type Entry = "existing" | "walk_in" | "buyer";

/** The next start of a tyre season after a day: mid-March or mid-October, give or take. */
function nextTyreSeason(rng: Rng, after: Day): Day {
  let day = after + 40;
  while (monthOf(day) !== 3 && monthOf(day) !== 10) day++;
  return nextOpen(day + rng.int(5, 40));
}

/**
 * What one person does with the dealer from `entry` on: services at a personal rhythm, tyres twice a year, a second car
 * perhaps; after each visit the client stays or goes, and a few of the gone come back.
 */
export function personalLife(rng: Rng, client: Client, how: Entry, entry: Day): Life {
  const life: Life = { visits: [], purchases: [] };
  const own = habit(rng, client, entry);
  let serial = client.id * 10;
  let car = newCar(rng, client.home, serial++, yearOf(entry), how === "buyer" ? 0 : rng.int(1, 9));

  const buy = (day: Day, tradeIn: boolean): void => {
    const seller = someone(rng, "seller", client.home, day);
    const old = car;
    car = life.purchases.length === 0 && how === "buyer" ? car : newCar(rng, client.home, serial++, yearOf(day), 0);
    life.purchases.push({ client, day, branch: client.home, seller, car, condition: "new", tradeIn: tradeIn ? old : null, mood: moodWith(rng, client, seller, client.home, day) });
  };
  const rhythm = (from: Day): Day => booked(rng, from + Math.max(20, rng.logNormal(client.gap, 0.22)));
  const wish = (yearly: number, from: Day): Day => nextOpen(from + 60 + (-Math.log(1 - rng.next()) / yearly) * 365);

  let service: Day = how === "walk_in" ? nextOpen(entry) : how === "existing" ? booked(rng, entry + rng.next() * client.gap) : Infinity;
  if (how === "buyer") {
    buy(nextOpen(entry), false);
    if (rng.chance(0.75)) service = booked(rng, entry + 25 + Math.min(client.gap, 250) * (0.45 + 0.8 * rng.next()));
  }
  let tyres = client.changesTyres && service < Infinity ? nextTyreSeason(rng, Math.max(entry, service)) : Infinity;
  let nextCar = wish(how === "buyer" ? 0.095 : 0.035, entry);

  for (;;) {
    const day = Math.min(service, tyres, nextCar);
    if (day > lastDay) return life;
    if (day === nextCar) {
      buy(day, rng.chance(0.45));
      nextCar = wish(0.03, day);
      if (service === Infinity && rng.chance(0.7)) service = rhythm(day);
      continue;
    }
    if (rng.chance(leakChance(client.home, day, own.favourite))) {
      service = tyres = Infinity;
      if (rng.chance(0.5)) nextCar = Infinity;
      continue;
    }
    const forTyres = day === tyres;
    const visit = visitOn(rng, client, day, car, own, life.visits.length === 0, forTyres ? { kind: "tyres", payer: "customer" } : undefined);
    life.visits.push(visit);
    if (forTyres) {
      tyres = nextTyreSeason(rng, day);
      if (service <= day + 5) service = rhythm(day);
    } else if (staysAfter(rng, visit)) {
      service = rhythm(day);
    } else {
      service = rng.chance(0.1) ? nextOpen(day + rng.int(390, 620)) : Infinity;
      tyres = Infinity;
      if (rng.chance(0.6)) nextCar = Infinity;
    }
  }
}
