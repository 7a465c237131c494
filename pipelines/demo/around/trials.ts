import { dayOf, isoOf, type Day } from "../calendar.ts";
import type { TruthContact, TruthTrial } from "../facts.ts";
import type { Client } from "../life/client.ts";
import type { Rng } from "../rng.ts";
import type { Branch } from "../truth.ts";
import { promotions } from "../world/promotions.ts";
import { within, type Scene } from "./scene.ts";

interface Plan {
  readonly promo: string;
  readonly effect: TruthTrial["effect"];
  readonly size: number;
  readonly holdout: number;
  /** Days after the end that the margin is still counted for. */
  readonly tail: number;
  readonly channel: string;
}
/**
 * Orders are as they are, so an effect can only be made by who is put into which arm. «none» and «too small» are dealt by chance alone. For
 * «earns» and «loses» one of six clients who proved worth more (or less) than the middle changes arms: as if the promotion had made them so.
 */
const plans: readonly Plan[] = [
  { promo: "ЮГ1ГОД", effect: "too small", size: 60, holdout: 0.35, tail: 180, channel: "Звонок" },
  { promo: "ЛЕТО25", effect: "loses", size: 760, holdout: 0.4, tail: 180, channel: "SMS" },
  { promo: "ОСЕНЬ25", effect: "earns", size: 900, holdout: 0.4, tail: 180, channel: "WhatsApp" },
  { promo: "СЕВЕР26", effect: "none", size: 620, holdout: 0.3, tail: 0, channel: "Звонок" },
];

export function trials(rng: Rng, scene: Scene): { contacts: TruthContact[]; trials: TruthTrial[] } {
  const margin = margins(scene);
  const all = plans.map((plan) => trial(rng.fork(plan.promo), scene, plan, margin));
  return { contacts: all.flatMap((t) => t.contacts), trials: all.map((t) => t.trial) };
}

type Margin = (client: Client, from: Day, until: Day) => number;

function trial(rng: Rng, scene: Scene, plan: Plan, margin: Margin): { contacts: TruthContact[]; trial: TruthTrial } {
  const promotion = promotions.find((p) => p.code === plan.promo);
  if (!promotion) throw new Error(`no promotion ${plan.promo}`);
  const [from, until] = [dayOf(promotion.from), dayOf(promotion.to) + plan.tail];
  const pool = dealt(rng, pooled(scene, from, promotion.branches), plan.size).map((client) => ({ client, worth: margin(client, from, until) }));
  const middle = pool.map((p) => p.worth).sort((a, b) => a - b)[Math.floor(pool.length / 2)] ?? 0;
  const sums = { treated: { clients: 0, margin: 0 }, holdout: { clients: 0, margin: 0 } };
  const contacts = pool.map(({ client, worth }): TruthContact => {
    const drawn = rng.chance(plan.holdout) ? "holdout" : "treated";
    const wanted = (worth > middle) === (plan.effect === "earns") ? "treated" : "holdout";
    const arm = (plan.effect === "earns" || plan.effect === "loses") && rng.chance(0.17) ? wanted : drawn;
    sums[arm].clients++;
    sums[arm].margin += worth;
    return { promo: plan.promo, client: client.id, arm, on: arm === "treated" ? isoOf(from + rng.int(-3, 4)) : null, channel: arm === "treated" ? plan.channel : "" };
  });
  return { contacts, trial: { promo: plan.promo, from: isoOf(from), until: isoOf(until), effect: plan.effect, ...sums } };
}

/** Clients of the branches who came in the year before. */
function pooled(scene: Scene, from: Day, inBranches: readonly Branch[]): Client[] {
  const seen = new Set<Client>();
  for (const { order, client } of scene.served) if (within(order.day, isoOf(from - 365), isoOf(from - 1)) && inBranches.includes(order.branch) && scene.reach(client).anywhere) seen.add(client);
  return [...seen];
}

/** So many of them, by a shuffle. */
function dealt<T>(rng: Rng, items: readonly T[], many: number): T[] {
  return items.map((item) => [rng.next(), item] as const).sort(([a], [b]) => a - b).slice(0, many).map(([, item]) => item);
}

/** What a client's orders left in a span of days, both ends included. */
function margins(scene: Scene): Margin {
  const own = new Map<Client, { day: Day; left: number }[]>();
  for (const { client, day, money } of scene.group.orders) {
    if (!client) continue;
    const list = own.get(client);
    const one = { day, left: money.total - money.cost };
    if (list) list.push(one);
    else own.set(client, [one]);
  }
  return (client, from, until) => (own.get(client) ?? []).reduce((sum, o) => sum + (o.day >= from && o.day <= until ? o.left : 0), 0);
}
