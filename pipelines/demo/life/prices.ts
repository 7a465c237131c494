import { priceLevel, type Day } from "../calendar.ts";
import type { Rng } from "../rng.ts";
import type { Branch, VisitKind } from "../truth.ts";
import { running } from "../world/promotions.ts";

/** Median price before discount in tenge at the start, spread of its logarithm, and the labour in it. */
const tariff: Record<VisitKind | "inspection", readonly [number, number, number]> = {
  maintenance: [52_000, 0.33, 0.38],
  repair: [84_000, 0.72, 0.42],
  warranty: [61_000, 0.75, 0.35],
  body: [236_000, 0.68, 0.55],
  tyres: [17_500, 0.22, 0.95],
  parts: [23_000, 0.85, 0],
  wash: [6_500, 0.2, 1],
  accessories: [66_000, 0.55, 0.25],
  other: [14_000, 0.5, 0.7],
  inspection: [21_000, 0.12, 0.9],
};
const makeFactor: Record<string, number> = { Lexus: 1.7, Toyota: 1.18, Kia: 1, Hyundai: 1, Chery: 0.84, Haval: 0.86, Chevrolet: 0.78 };

/** Money of one order, minor units. */
export interface Money {
  readonly labour: number;
  readonly parts: number;
  readonly discount: number;
  readonly total: number;
  readonly cost: number;
  readonly promo: string | null;
}

export function priced(rng: Rng, day: Day, branch: Branch, kind: VisitKind | "inspection", make: string, hunting: boolean): Money {
  const [median, spread, labourShare] = tariff[kind];
  const gross = Math.max(1500, Math.round((rng.logNormal(median, spread) * (makeFactor[make] ?? 1) * priceLevel(day)) / 10) * 10);
  const paidByClient = kind !== "inspection" && kind !== "warranty";
  const free = kind === "maintenance" && rng.chance(0.008);
  const promotion = paidByClient && rng.chance(hunting ? 0.85 : 0.08) ? running(rng, day, branch, kind as VisitKind) : null;
  const share = free || !paidByClient ? 0 : (promotion?.discount ?? (hunting ? rng.int(16, 25) / 100 : rng.weighted([[0, 86], [0.05, 7], [0.1, 5], [0.15, 1], [0.2, 1]] as const)));
  const discount = Math.ceil((gross * share) / 10) * 10;
  const labour = Math.round((gross * labourShare) / 50) * 50 + (rng.chance(0.04) ? 0.5 : 0);
  const total = free ? 0 : gross - discount;
  return {
    labour: free ? 0 : Math.round(labour * 100),
    parts: free ? 0 : Math.round(gross * 100) - Math.round(labour * 100),
    discount: discount * 100,
    total: total * 100,
    cost: Math.round((free ? 0.1 * gross : total) * (0.6 + 0.18 * rng.next())) * 100,
    promo: promotion?.code ?? null,
  };
}
