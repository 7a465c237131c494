import { lastDay, type Day } from "../calendar.ts";
import type { Rng } from "../rng.ts";
import type { Client } from "./client.ts";
import type { Contract } from "./contracts.ts";
import type { Order } from "./orders.ts";

export interface Answer {
  readonly source: string;
  no: string;
  readonly day: Day;
  readonly origin: "internal" | "importer";
  readonly touchpoint: "first_visit" | "visit" | "sale";
  readonly client: Client | null;
  readonly order: Order | null;
  readonly contract: Contract | null;
  readonly recommend: number | null;
  /** 1–10. */
  readonly satisfaction: number;
  readonly aspects: readonly number[]; // quality, price, service, personal, 1–10
  readonly comment: string;
  /** Whether the row names the client itself; else the order or contract must. */
  readonly named: boolean;
}

const within = (low: number, high: number, x: number): number => Math.min(high, Math.max(low, Math.round(x)));
const praise = ["Всё быстро и вежливо", "Спасибо мастеру!", "Объяснили каждую строку счёта", "Приеду ещё", "Машину помыли, приятно"];
const blame = ["Ждал два часа сверх обещанного", "Цена выросла без предупреждения", "Не перезвонили", "Пришлось приезжать второй раз", "Дорого, хотя работа хорошая"];

function answer(rng: Rng, what: Pick<Answer, "origin" | "touchpoint" | "client" | "order" | "contract" | "named">, done: Day, mood: number): Answer {
  const importer = what.origin === "importer";
  const badDay = rng.chance(0.1) ? 4 : 0; // something went wrong that neither the client nor the advisor is to blame for
  const felt = (importer ? 8.4 : 9.05) + 1.5 * mood + 1.3 * rng.normal() - badDay;
  const recommend = within(0, 10, felt);
  const aspect = (shift: number): number => within(1, 10, felt + shift + 0.8 * rng.normal());
  const words = recommend >= 9 ? praise : recommend <= 6 ? blame : [];
  return {
    ...what,
    source: importer ? "Importer CSI" : "Анкета после визита",
    no: "",
    day: Math.min(lastDay, done + (importer ? rng.int(6, 25) : rng.int(1, 6))),
    recommend: rng.chance(0.02) ? null : recommend,
    satisfaction: within(1, 10, felt + 0.6 * rng.normal()),
    aspects: [aspect(0.2), aspect(-0.7), aspect(0.1), aspect(0.3)],
    comment: words.length && rng.chance(0.35) ? rng.pick(words) : "",
  };
}

/** Who was asked and answered, at most once a day; numbered by each tool in the order of answers. */
export function collectAnswers(rng: Rng, orders: readonly Order[], contracts: readonly Contract[]): Answer[] {
  const all: Answer[] = [];
  for (const order of orders) {
    const visit = order.visit;
    if (!visit || !order.client) continue;
    const base = { client: order.client, order, contract: null };
    const touchpoint = visit.first ? "first_visit" : "visit";
    if (rng.chance(visit.first ? 0.23 : 0.108)) all.push(answer(rng, { ...base, origin: "internal", touchpoint, order: rng.chance(0.75) ? order : null, named: true }, order.day, visit.mood));
    if (rng.chance(0.042)) all.push(answer(rng, { ...base, origin: "importer", touchpoint: "visit", named: rng.chance(0.7) }, order.day, visit.mood));
    if (rng.chance(0.0014)) all.push(answer(rng, { client: null, order: null, contract: null, origin: "internal", touchpoint: "visit", named: false }, order.day, visit.mood));
  }
  for (const contract of contracts) {
    if (contract.cancelled !== null) continue;
    const base = { client: contract.client, order: null, contract, touchpoint: "sale" as const };
    if (rng.chance(0.3)) all.push(answer(rng, { ...base, origin: "internal", named: true }, contract.delivered, contract.mood + 0.2));
    if (rng.chance(0.16)) all.push(answer(rng, { ...base, origin: "importer", named: true }, contract.delivered, contract.mood + 0.2));
  }
  const seen = new Set<string>();
  const kept = all
    .filter((a) => {
      if (!a.client) return true;
      const key = `${a.client.person} ${a.day}`;
      return !seen.has(key) && seen.add(key);
    })
    .map((a, i) => [a, i] as const)
    .sort(([a, i], [b, j]) => a.day - b.day || i - j)
    .map(([a]) => a);
  let internal = 0;
  let importer = 0;
  for (const a of kept) a.no = a.origin === "internal" ? `A-${String(++internal).padStart(6, "0")}` : `${2_300_000 + ++importer}`;
  return kept;
}
