import { isoOf, lastDay, type Day } from "../calendar.ts";
import type { TruthPartsLine } from "../facts.ts";
import type { Rng } from "../rng.ts";
import { spares } from "../world/items.ts";
import { numbered, within, type Scene } from "./scene.ts";

/** Parts ordered for clients of the 1C branches some weeks before they are fitted; some wait on the shelf and nobody told the client, some never came. */
export function partsOrders(rng: Rng, scene: Scene): TruthPartsLine[] {
  const wanted = scene.served.filter(({ order, client }) => within(order.day, "2025-06-01") && scene.reach(client).onec && ["repair", "body", "accessories", "maintenance"].includes(order.kind) && rng.chance(order.kind === "maintenance" ? 0.03 : 0.22));
  const orders = wanted.map(({ order, client }) => ({ client: client.id, kind: order.kind, day: Math.min(lastDay - rng.int(0, 25), order.day - rng.int(4, 30)) })).sort((a, b) => a.day - b.day || a.client - b.client);
  return orders.flatMap(({ client, kind, day }, i) =>
    Array.from({ length: rng.weighted([[1, 7], [2, 3]] as const) }, (_, n): TruthPartsLine => {
      const [code, name] = rng.pick(spares[kind]);
      return { order: numbered("ЗЧ-", i + 1), line: n + 1, client, code, name, ...way(rng, day), amount: rng.int(40, 900) * 10_000 };
    }),
  );
}

function way(rng: Rng, ordered: Day): Pick<TruthPartsLine, "ordered" | "arrived" | "notified" | "issued"> {
  const known = (day: Day | null): string | null => (day === null || day > lastDay ? null : isoOf(day));
  const arrived = rng.chance(0.03) ? null : ordered + Math.max(1, Math.round(rng.logNormal(8, 0.7)));
  const notified = arrived === null || rng.chance(0.04) ? null : arrived + rng.int(0, 3);
  const issued = notified === null || rng.chance(0.05) ? null : notified + rng.int(0, 12);
  return { ordered: isoOf(ordered), arrived: known(arrived), notified: known(notified), issued: known(issued) };
}
