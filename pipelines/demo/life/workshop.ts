import { dayOf, demand, nextOpen, yearOf, type Day } from "../calendar.ts";
import type { Rng } from "../rng.ts";
import { branches, type Branch, type Payer, type VisitKind } from "../truth.ts";
import type { Car } from "../world/cars.ts";
import { colleagues, starAdvisor, team, type Spell } from "../world/staff.ts";
import type { Client, Temper, Visit } from "./client.ts";

/** «Север» leaks from the day after its best advisor left. */
export const leakFrom = dayOf("2026-01-01");
const storyStart = dayOf("2023-06-01");

/** How ready people are to stay with a branch, on the logit scale: «Центр» is steady, «Юг» learns, «Север» was good. */
export function climate(branch: Branch, day: Day): number {
  if (branch === "Юг") return -0.45 + 0.28 * ((day - storyStart) / 365);
  if (branch === "Север") return day < leakFrom ? 0.12 : -0.75;
  return 0;
}

/** Chance that somebody due at «Север» simply does not come after the star has left. */
export const leakChance = (branch: Branch, day: Day, favourite: string): number =>
  branch !== "Север" || day < leakFrom ? 0 : favourite === starAdvisor ? 0.5 : 0.24;

const loyalty: Record<Temper, number> = { regular: 2.35, annual: 1.35, occasional: -0.75, hunter: 1.7 };
/** Whether the client means to come again after a visit that felt so. */
export const staysAfter = (rng: Rng, visit: Visit): boolean =>
  rng.chance(1 / (1 + Math.exp(-(loyalty[visit.client.temper] + 0.75 * visit.mood + climate(visit.branch, visit.day)))));

/** An open day at or soon after the wish; out of season people wait. */
export const booked = (rng: Rng, wish: Day): Day => nextOpen(rng.chance(demand(wish)) ? wish : wish + rng.int(5, 28));

export const someone = (rng: Rng, role: Spell["role"], branch: Branch, day: Day): string =>
  rng.weighted(team(role, branch, day).map((c) => [c.code, c.load] as const));

const quality = new Map(colleagues.map((c) => [c.code, c.quality]));
export const moodWith = (rng: Rng, client: Client, code: string, branch: Branch, day: Day): number =>
  0.75 * rng.normal() + 0.55 * client.warmth + (quality.get(code) ?? 0) + 0.3 * climate(branch, day);

export function visitKind(rng: Rng, car: Car, year: number): { kind: VisitKind; payer: Payer } {
  const kind = rng.weighted<VisitKind>([["maintenance", 60], ["repair", 22], ["warranty", year - car.year <= 3 ? 7 : 0], ["body", 5], ["accessories", 3], ["wash", 2], ["other", 2]]);
  if (kind === "warranty") return { kind, payer: "warranty" };
  return { kind, payer: kind === "body" && rng.chance(0.6) ? "insurer" : "customer" };
}

export interface Habit {
  readonly favourite: string;
  readonly otherBranch: Branch;
}
export const habit = (rng: Rng, client: Client, day: Day): Habit => ({
  favourite: someone(rng, "advisor", client.home, Math.min(day, leakFrom - 1)),
  otherBranch: rng.pick(branches),
});

/** One visit: where, with whom, for what and how it felt. */
export function visitOn(rng: Rng, client: Client, day: Day, car: Car, own: Habit, first: boolean, work?: { kind: VisitKind; payer: Payer }): Visit {
  const branch = rng.chance(0.05) ? own.otherBranch : client.home;
  const faithful = team("advisor", branch, day).some((c) => c.code === own.favourite) && rng.chance(0.6);
  const advisor = faithful ? own.favourite : someone(rng, "advisor", branch, day);
  const { kind, payer } = work ?? visitKind(rng, car, yearOf(day));
  return {
    client, day, branch, advisor, kind, payer, car, first,
    technician: someone(rng, "technician", branch, day),
    mood: moodWith(rng, client, advisor, branch, day),
    hunting: client.temper === "hunter" && rng.chance(0.95),
  };
}
