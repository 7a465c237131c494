import { isoOf, lastDay } from "../calendar.ts";
import type { TruthComplaint } from "../facts.ts";
import { leakFrom } from "../life/workshop.ts";
import type { Rng } from "../rng.ts";
import { numbered, within, type Scene, type Served } from "./scene.ts";

const complaintsFrom = "2024-01-01";

const topics: readonly (readonly [topic: string, text: string])[] = [
  ["Сроки", "Обещали к обеду, отдали вечером"],
  ["Качество ремонта", "Стук остался, приехал второй раз"],
  ["Стоимость", "Сумма выросла, никто не предупредил"],
  ["Отношение персонала", "Разговаривали свысока"],
  ["Нет обратной связи", "Не перезвонили, хотя обещали"],
];

/** Complaints after visits that went badly; «Север» has twice as many, three times since its best advisor left. A few come without a name. */
export function complaintsOf(rng: Rng, scene: Scene): TruthComplaint[] {
  const found = scene.served.filter(({ order, visit, client }) => within(order.day, complaintsFrom) && scene.reach(client).anywhere && visit.mood < -0.2 && rng.chance(readiness(order)));
  return found.map((s, i) => complaint(rng, s, i));
}

const readiness = ({ branch, day }: Served["order"]): number => (branch !== "Север" ? 0.024 : day < leakFrom ? 0.045 : 0.075);

function complaint(rng: Rng, { order, client }: Served, i: number): TruthComplaint {
  const opened = Math.min(lastDay, order.day + rng.int(0, 5));
  const closed = opened + Math.round(rng.logNormal(order.branch === "Север" ? 9 : 4, 0.8));
  const open = closed > lastDay || rng.chance(0.02);
  const upheld = rng.chance(0.55);
  const [topic, text] = rng.pick(topics);
  const unnamed = rng.chance(0.03);
  return {
    no: numbered("ЖЛ-", i + 1),
    opened: isoOf(opened),
    closed: open ? null : isoOf(closed),
    branch: order.branch,
    client: unnamed ? null : client.id,
    visit: unnamed ? null : order.no,
    staff: unnamed ? null : order.advisor,
    topic,
    severity: rng.weighted([["low", 3], ["medium", 5], ["high", 2]] as const),
    upheld: open ? null : upheld,
    compensation: !open && upheld && rng.chance(0.4) ? rng.int(10, 80) * 50_000 : null,
    text,
  };
}
