import { lastDay, nextOpen, priceLevel, yearOf, type Day } from "../calendar.ts";
import type { Rng } from "../rng.ts";
import type { Branch } from "../truth.ts";
import { listPrice, type Car } from "../world/cars.ts";
import { running } from "../world/promotions.ts";
import type { Client, Purchase } from "./client.ts";

export interface Contract {
  no: string;
  readonly branch: Branch;
  readonly sold: Day;
  readonly delivered: Day;
  readonly client: Client;
  readonly car: Car;
  readonly condition: "new" | "used";
  readonly price: number; // minor units
  readonly discount: number;
  readonly cost: number;
  readonly seller: string;
  readonly tradeInVin: string | null;
  readonly payment: "cash" | "credit" | "leasing";
  readonly promo: string | null;
  readonly cancelled: Day | null;
  readonly mood: number;
}

const letter: Record<Branch, string> = { Центр: "Ц", Север: "С", Юг: "Ю" };

/** Contracts of all purchases; a few are called off and signed again some days later. */
export function writeContracts(rng: Rng, purchases: readonly Purchase[]): Contract[] {
  const all: Contract[] = [];
  for (const p of purchases) {
    const promotion = rng.chance(0.5) ? running(rng, p.day, p.branch, "sales") : null;
    const price = Math.round((listPrice(p.car) * priceLevel(p.day) * (p.condition === "used" ? 0.85 ** Math.max(1, yearOf(p.day) - p.car.year) : 1)) / 10_000) * 10_000;
    const discount = Math.round((price * (promotion?.discount ?? rng.weighted([[0, 6], [0.01, 2], [0.02, 2], [0.03, 1]] as const))) / 1000) * 1000;
    const contract: Contract = {
      no: "",
      branch: p.branch,
      sold: p.day,
      delivered: Math.min(lastDay, nextOpen(p.day + rng.int(0, 12))),
      client: p.client,
      car: p.car,
      condition: p.condition,
      price: price * 100,
      discount: discount * 100,
      cost: Math.round((price - discount) * (0.925 + 0.04 * rng.next())) * 100,
      seller: p.seller,
      tradeInVin: p.tradeIn?.vin ?? null,
      payment: typeof p.client.name === "string" ? rng.pick(["leasing", "leasing", "cash"] as const) : rng.pick(["cash", "credit", "credit"] as const),
      promo: promotion?.code ?? null,
      cancelled: null,
      mood: p.mood,
    };
    const again = nextOpen(p.day + rng.int(3, 12));
    if (rng.chance(0.012) && again < lastDay) {
      all.push({ ...contract, cancelled: again });
      all.push({ ...contract, sold: again, delivered: again, price: contract.price - 15_000_000 });
    } else all.push(contract);
  }
  const sorted = all.map((c, i) => [c, i] as const).sort(([a, i], [b, j]) => a.sold - b.sold || i - j).map(([c]) => c);
  const counters = new Map<string, number>();
  for (const c of sorted) {
    const series = `${letter[c.branch]}${yearOf(c.sold)}`;
    const n = (counters.get(series) ?? 0) + 1;
    counters.set(series, n);
    c.no = `${letter[c.branch]}-${yearOf(c.sold)}/${String(n).padStart(4, "0")}`;
  }
  return sorted;
}
