import type { Rng } from "../rng.ts";
import type { Branch } from "../truth.ts";
import { plate, vin } from "./keys.ts";

export interface Car {
  vin: string;
  plate: string;
  make: string;
  model: string;
  year: number;
  /** Odometer on the first day known, and how fast it grows. */
  km: number;
  kmPerDay: number;
}

interface Make {
  readonly name: string;
  readonly prefix: string;
  readonly models: readonly (readonly [string, number])[];
}
/** Models with the price of a new one in thousands of tenge at the start of the demo. */
const makes: readonly Make[] = [
  { name: "Toyota", prefix: "JTM", models: [["Camry", 16500], ["RAV4", 17800], ["Corolla", 11900], ["Land Cruiser Prado", 33000]] },
  { name: "Lexus", prefix: "JTJ", models: [["RX", 34000], ["NX", 28000]] },
  { name: "Hyundai", prefix: "KMH", models: [["Tucson", 13900], ["Elantra", 9800], ["Accent", 7900], ["Santa Fe", 18900]] },
  { name: "Kia", prefix: "XWE", models: [["Sportage", 13500], ["K5", 12900], ["Rio", 7900], ["Sorento", 19500]] },
  { name: "Chery", prefix: "LVV", models: [["Tiggo 7 Pro", 9900], ["Tiggo 8 Pro", 12500], ["Arrizo 8", 8900]] },
  { name: "Haval", prefix: "LGW", models: [["Jolion", 9400], ["F7", 11800], ["H6", 12300]] },
  { name: "Chevrolet", prefix: "XWB", models: [["Cobalt", 6300], ["Onix", 7100], ["Tracker", 9200]] },
];
const mix: Record<Branch, readonly number[]> = {
  Центр: [40, 12, 12, 16, 6, 6, 8],
  Север: [6, 0, 48, 26, 8, 4, 8],
  Юг: [8, 0, 14, 16, 30, 22, 10],
};

export const listPrice = (car: Car): number => {
  const make = makes.find((m) => m.name === car.make) as Make;
  return (make.models.find(([model]) => model === car.model) as readonly [string, number])[1] * 1000;
};

/** A car that a client of the branch would drive; age in years on the day it is first seen. */
export function newCar(rng: Rng, branch: Branch, n: number, yearSeen: number, age: number): Car {
  const make = rng.weighted(makes.map((m, i) => [m, mix[branch][i] as number] as const));
  const kmPerDay = Math.max(12, rng.logNormal(44, 0.35));
  return {
    vin: vin(rng, make.prefix, n),
    plate: plate(rng),
    make: make.name,
    model: rng.pick(make.models)[0],
    year: yearSeen - age,
    km: Math.round(age * 365 * kmPerDay * 0.9),
    kmPerDay,
  };
}
