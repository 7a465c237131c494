import { dayOf, isoOf, lastDay, type Day } from "../calendar.ts";
import type { TruthEntry } from "../facts.ts";
import type { Rng } from "../rng.ts";
import { isCompany, numbered, within, type Scene, type Served } from "./scene.ts";

/** The programme starts here; a point is a tenge and lives this many days. */
export const programmeFrom = "2025-03-01";
const LIFETIME = 270;

type Entry = Omit<TruthEntry, "no">;
interface Lot {
  left: number;
  readonly until: Day;
  readonly from: Served["order"];
}

/** Accounts of private clients who joined: 2 % of what they pay come as points, they pay a part of a bill with them, the oldest are used first, unused ones expire. */
export function pointEntries(rng: Rng, scene: Scene): TruthEntry[] {
  const entries: Entry[] = [];
  for (const client of scene.group.clients) {
    const visits = scene.servedOf(client).filter(({ order }) => within(order.day, programmeFrom) && order.payer === "customer" && order.money.total > 0);
    if (!visits.length || isCompany(client) || !scene.reach(client).anywhere || !rng.chance(0.25)) continue;
    entries.push(...account(rng, client.id, visits));
  }
  return entries
    .map((entry, i) => [entry, i] as const)
    .sort(([a, i], [b, j]) => dayOf(a.on) - dayOf(b.on) || i - j)
    .map(([entry], i) => ({ no: numbered("BN-", i + 1, 6), ...entry }));
}

function account(rng: Rng, client: number, visits: readonly Served[]): Entry[] {
  const entries: Entry[] = [];
  const lots: Lot[] = [];
  const balance = (): number => lots.reduce((sum, lot) => sum + lot.left, 0);
  const expire = (today: Day): void => {
    for (const lot of lots.filter((one) => one.left > 0 && one.until <= today)) {
      entries.push({ client, on: isoOf(lot.until), kind: "expire", points: -lot.left, visit: null, branch: lot.from.branch });
      lot.left = 0;
    }
  };
  const use = (points: number): void => {
    let open = points;
    for (const lot of lots) {
      const taken = Math.min(lot.left, open);
      lot.left -= taken;
      open -= taken;
    }
  };
  for (const { order } of visits) {
    const base = { client, on: isoOf(order.day), branch: order.branch };
    expire(order.day);
    const most = Math.min(balance(), Math.floor((order.money.total / 100) * 0.3));
    if (most >= 300 && rng.chance(0.5)) {
      const points = rng.chance(0.6) ? most : Math.floor(most / 2);
      use(points);
      entries.push({ ...base, kind: "redeem", points: -points, visit: order.no });
    }
    const cashback = rng.chance(0.06);
    const earned = Math.round((order.money.total / 100) * (cashback ? 0.05 : 0.02));
    if (earned > 0) {
      lots.push({ left: earned, until: order.day + LIFETIME, from: order });
      entries.push({ ...base, kind: cashback ? "cashback" : "earn", points: earned, visit: order.no });
    }
    if (rng.chance(0.01)) {
      const points = rng.pick([500, 1000, -200]);
      if (points < 0 && balance() < -points) continue;
      if (points < 0) use(-points);
      else lots.push({ left: points, until: order.day + LIFETIME, from: order });
      entries.push({ ...base, kind: "adjust", points, visit: null });
    }
  }
  expire(lastDay);
  return entries;
}
