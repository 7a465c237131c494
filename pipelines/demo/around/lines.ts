import { isoOf } from "../calendar.ts";
import type { TruthLine } from "../facts.ts";
import type { Order } from "../life/orders.ts";
import type { Rng } from "../rng.ts";
import { spares, works, type Item } from "../world/items.ts";
import type { Scene } from "./scene.ts";

/** Works and parts are exported from this day on. */
export const linesFrom = "2025-06-01";

/** Works and parts of every order of the last year; they add up to the labour and the parts of the order, an order taken back has negative ones. */
export const visitLines = (rng: Rng, scene: Scene): TruthLine[] => scene.group.orders.filter((o) => isoOf(o.day) >= linesFrom).flatMap((o) => linesOf(rng, o));

function linesOf(rng: Rng, o: Order): TruthLine[] {
  const { labour, parts, total, cost } = o.money;
  const gross = labour + parts;
  const lines: TruthLine[] = [];
  const add = (kind: TruthLine["kind"], [code, name, english]: Item, amount: number, quantity: number): void => {
    const share = gross === 0 ? 1 : amount / gross;
    lines.push({ branch: o.branch, visit: o.no, line: lines.length + 1, code, name: o.branch === "Север" ? english : name, kind, quantity, amount, cost: Math.round((cost * share) / 100) * 100 });
  };
  const pick = (items: readonly Item[]): Item => rng.weighted(items.map((item) => [item, item[3]] as const));
  if (labour !== 0 || (parts === 0 && total === 0)) add("labour", pick(works[o.kind]), labour, rng.pick([0.5, 1, 1, 1.5, 2]));
  if (parts !== 0) {
    const first = pick(spares[o.kind]);
    const second = rng.chance(0.05) ? spares[o.kind].find((item) => item !== first) : undefined;
    const half = second ? Math.round((parts * 0.35) / 100) * 100 : 0;
    add("part", first, parts - half, rng.pick([1, 1, 1, 2, 4]));
    if (second) add("part", second, half, 1);
  }
  return lines;
}
