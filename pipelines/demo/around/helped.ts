import { dayOf } from "../calendar.ts";
import type { Order } from "../life/orders.ts";
import type { Money } from "../life/prices.ts";
import type { Rng } from "../rng.ts";
import { phone } from "../world/keys.ts";
import { isCompany, type Scene, type Served } from "./scene.ts";

/** Writes what one visit needed as two orders. */
export const splittingAdvisor = "1013";
/** Writes small orders of several clients under a phone that is hers. */
export const ownPhoneAdvisor = "3012";
export const ownPhone = phone(8_777_777);

const month = { from: dayOf("2026-05-01"), until: dayOf("2026-05-31") };
const SPLITS = 24;
const OWN = 14;

/** Small orders of May 2026 that two advisors wrote beside those of life, and the ones under a phone of their own. */
export interface Helped {
  readonly orders: readonly Order[];
  readonly underOwnPhone: ReadonlySet<Order>;
}

/**
 * Each stands beside an order of the same client, day and advisor, so that no visit is added and no client is won or lost by it. Of clients in no
 * promotion: what their arms left is told to the last tenge.
 */
export function helpedOrders(rng: Rng, scene: Scene, promoted: ReadonlySet<number>): Helped {
  const onDay = new Map<string, number>();
  const keyOf = (o: Order): string => `${o.client?.id} ${o.day}`;
  for (const o of scene.group.orders) onDay.set(keyOf(o), (onDay.get(keyOf(o)) ?? 0) + 1);
  const alone = (advisor: string): Served[] =>
    scene.served.filter(({ order: o, client }) => o.advisor === advisor && o.day >= month.from && o.day <= month.until && o.payer === "customer" && o.identifiedBy === "key" && o.money.total > 0 && onDay.get(keyOf(o)) === 1 && !isCompany(client) && !promoted.has(client.id));
  const split = alone(splittingAdvisor).slice(0, SPLITS).map((one, i) => beside(rng, one, `ЦН${90_000_001 + i}`));
  const others = new Map(alone(ownPhoneAdvisor).map((one) => [one.client, one] as const));
  const own = [...others.values()].slice(0, OWN).map((one, i): Order => ({ ...beside(rng, one, `ЮГ${90_000_001 + i}`), car: null }));
  return { orders: [...split, ...own].sort((a, b) => a.day - b.day), underOwnPhone: new Set(own) };
}

function beside(rng: Rng, { order }: Served, no: string): Order {
  const total = 100 * rng.int(300, 900) * 10;
  const money: Money = { labour: total, parts: 0, discount: 0, total, cost: Math.round(0.6 * total), promo: null };
  return { ...order, no, money, reverses: null, visit: null, nobody: null, advisorText: null };
}

/** The group with orders that were written beside those of life, in the order of days. */
export const withOrders = <G extends { readonly orders: readonly Order[] }>(group: G, more: readonly Order[]): G => ({
  ...group,
  orders: [...group.orders, ...more].map((o, i) => [o, i] as const).sort(([a, i], [b, j]) => a.day - b.day || i - j).map(([o]) => o),
});
