import { isoOf, lastDay } from "../calendar.ts";
import type { TruthCost, TruthDebt, TruthGoal } from "../facts.ts";
import type { Rng } from "../rng.ts";
import { branches, type Branch } from "../truth.ts";
import { isCompany, numbered, within, type Scene } from "./scene.ts";

/** Bills of companies with a month to pay, and instalments of cars bought on credit; some are late, a part was paid of some. */
export function debts(rng: Rng, scene: Scene): TruthDebt[] {
  const bills = scene.served.filter(({ order, client }) => within(order.day, "2026-01-01") && isCompany(client) && scene.reach(client).onec && order.money.total > 0 && rng.chance(0.5))
    .map(({ order, client }) => ({ client: client.id, from: order.day, due: order.day + 30, amount: order.money.total }));
  const instalments = scene.group.contracts.filter((c) => c.cancelled === null && c.payment === "credit" && within(c.sold, "2025-09-01") && rng.chance(0.12))
    .flatMap((c) => Array.from({ length: 6 }, (_, n) => ({ client: c.client.id, from: c.sold, due: c.sold + 30 * (n + 1), amount: Math.round(c.price / 40 / 10_000) * 10_000 })));
  return [...bills, ...instalments]
    .sort((a, b) => a.from - b.from || a.due - b.due || a.client - b.client)
    .map(({ client, from, due, amount }, i) => {
      const late = due > lastDay ? 1 : 0.13;
      const part = rng.chance(late) ? rng.weighted([[0, 7], [0.5, 2]] as const) : 1;
      return { no: numbered("РД-", i + 1), client, issued: isoOf(from), due: isoOf(due), amount, paid: part === 1 ? amount : Math.round((amount * part) / 100) * 100 };
    });
}

const spending: readonly (readonly [channel: string, aim: TruthCost["aim"], monthly: number, branch: Branch | null])[] = [
  ["Контекстная реклама", "acquire", 2_400_000, null],
  ["Наружная реклама", "acquire", 1_500_000, null],
  ["Instagram", "acquire", 900_000, null],
  ["Instagram", "acquire", 600_000, "Юг"],
  ["Рассылки", "retain", 220_000, null],
  ["Колл-центр", "retain", 480_000, null],
  ["Программа лояльности", "retain", 650_000, null],
];

/** First days of so many months, from January of a year on. */
const monthsFrom = (year: number, many: number): string[] => Array.from({ length: many }, (_, i) => new Date(Date.UTC(year, i, 1)).toISOString().slice(0, 10));

/** What winning and keeping clients cost, month by month. */
export function marketingCosts(rng: Rng): TruthCost[] {
  return monthsFrom(2024, 29).flatMap((month) => spending.map(([channel, aim, monthly, branch]) => ({ month, channel, aim, amount: rng.int(80, 125) * monthly, branch })));
}

const targets: readonly (readonly [metric: string, value: Record<Branch, number>, yearly: number])[] = [
  ["loyal_client_share", { Центр: 43, Север: 44, Юг: 42 }, 2],
  ["repeat_by_count_share", { Центр: 50, Север: 50, Юг: 48 }, 2],
  ["service_retention", { Центр: 63, Север: 63, Юг: 62 }, 2],
  ["regular_conversion", { Центр: 45, Север: 45, Юг: 45 }, 1],
  ["repeat_sale_share", { Центр: 22, Север: 21, Юг: 20 }, 1],
  ["sale_to_service", { Центр: 75, Север: 75, Юг: 74 }, 1],
  ["average_check", { Центр: 92_000, Север: 82_000, Юг: 80_000 }, 6_000],
  ["nps", { Центр: 50, Север: 50, Юг: 50 }, 3],
];

/** Goals for every branch and month of 2026, rising through the year. */
export const goals = (): TruthGoal[] =>
  targets.flatMap(([metric, value, yearly]) =>
    branches.flatMap((branch) => monthsFrom(2026, 12).map((month, m) => ({ metric, branch, month, value: Math.round((value[branch] + (yearly * (m + 1)) / 12) * 10) / 10 }))),
  );
