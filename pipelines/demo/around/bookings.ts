import { dayOf, isoOf, lastDay, nextOpen } from "../calendar.ts";
import type { TruthBooking } from "../facts.ts";
import type { Order } from "../life/orders.ts";
import type { Rng } from "../rng.ts";
import { branches, type Branch } from "../truth.ts";
import { numbered, within, type Scene, type Served } from "./scene.ts";

export const bookingsFrom = "2026-01-01";
const prefix: Record<Branch, string> = { Центр: "ЗЦ-", Север: "B-", Юг: "ЗЮ-" };

/** Who books on the web comes less surely than who phones. */
const missed: Record<TruthBooking["channel"], number> = { cabinet: 0.03, phone: 0.05, web: 0.13, walk_in: 0.01 };

/** Whether the system of the branch holds a card of the client, by which a booking names him. */
const known = (scene: Scene, { order, client }: Served): boolean => (order.branch === "Север" ? scene.reach(client).dms : scene.reach(client).onec);

/** Appointments of 2026: more than half of the visits were booked and kept; others were called off, forgotten, or are still to come. */
export function bookings(rng: Rng, scene: Scene): TruthBooking[] {
  const pool = scene.served.filter((s) => within(s.order.day, bookingsFrom) && known(scene, s));
  const drawn = pool.flatMap((s): Omit<TruthBooking, "no">[] => {
    if (!rng.chance(0.6)) return [];
    const channel = rng.weighted([["phone", 5], ["web", 3], ["cabinet", 2], ["walk_in", 0.5]] as const);
    const before = rng.int(1, 14);
    const base = { branch: s.order.branch, client: s.client.id, vin: rng.chance(0.9) ? s.car.vin : null, channel, advisor: s.order.advisor };
    const own = { ...base, for: isoOf(s.order.day), made: isoOf(s.order.day - before), status: "kept" as const, visit: s.order.no };
    const lost = rng.chance(missed[channel]) ? ("no_show" as const) : rng.chance(0.06) ? ("cancelled" as const) : null;
    if (lost === null || s.order.day - before - 9 < first(pool)) return [own];
    const day = nextOpen(s.order.day - before - 1);
    return [{ ...base, for: isoOf(day), made: isoOf(day - rng.int(1, 8)), status: lost, visit: null }, own];
  });
  for (let i = 0; i < 120; i++) {
    const s = rng.pick(pool);
    const day = nextOpen(lastDay + rng.int(1, 14));
    drawn.push({ branch: s.order.branch, client: s.client.id, vin: s.car.vin, channel: rng.pick(["phone", "web", "cabinet"] as const), advisor: null, for: isoOf(day), made: isoOf(lastDay - rng.int(0, 9)), status: "open", visit: null });
  }
  drawn.sort((a, b) => dayOf(a.for) - dayOf(b.for) || a.client - b.client);
  const counters = new Map(branches.map((branch) => [branch, 0]));
  return drawn.map((one): TruthBooking => {
    const n = (counters.get(one.branch) ?? 0) + 1;
    counters.set(one.branch, n);
    return { no: numbered(prefix[one.branch], n), ...one };
  });
}

const first = (pool: readonly { readonly order: Order }[]): number => pool[0]?.order.day ?? 0;
