import { dayOf, isoOf, lastDay } from "../calendar.ts";
import type { TruthInvitation } from "../facts.ts";
import type { Rng } from "../rng.ts";
import { numbered, within, type Scene } from "./scene.ts";

/** He invites who left happy; his answers look better than his visits were. */
export const choosyAdvisor = "1016";
export const invitationsFrom = "2025-06-01";

type Drawn = Omit<TruthInvitation, "no">;

/** An invitation for every answer of a named client, and those that nobody answered: three of ten visits are asked about in vain. */
export function invitations(rng: Rng, scene: Scene): TruthInvitation[] {
  const asked = new Set<string>();
  const drawn: Drawn[] = [];
  for (const a of scene.group.answers) {
    if (a.origin !== "internal" || !a.client || !a.named || !within(a.day, invitationsFrom)) continue;
    const visit = a.contract ? undefined : scene.servedOf(a.client).findLast((s) => s.order.day <= a.day);
    if (visit) asked.add(visit.order.no);
    const done = a.contract?.delivered ?? visit?.order.day ?? a.day - 1;
    drawn.push({ on: isoOf(Math.min(done + 1, a.day)), touchpoint: a.touchpoint, client: a.client.id, staff: a.contract?.seller ?? visit?.order.advisor ?? null, answer: a.no });
  }
  for (const { order, visit, client } of scene.served) {
    if (!within(order.day, invitationsFrom) || asked.has(order.no) || !scene.reach(client).anywhere || order.day >= lastDay) continue;
    const chance = order.advisor === choosyAdvisor ? (visit.mood > 0.7 ? 0.5 : 0) : 0.3;
    if (!rng.chance(chance)) continue;
    drawn.push({ on: isoOf(order.day + 1), touchpoint: visit.first ? "first_visit" : "visit", client: client.id, staff: order.advisor, answer: null });
  }
  drawn.sort((a, b) => dayOf(a.on) - dayOf(b.on) || a.client - b.client);
  return drawn.map((one, i) => ({ no: numbered("INV-", i + 1, 6), ...one }));
}
