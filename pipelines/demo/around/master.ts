import { dayOf, isoOf, lastDay } from "../calendar.ts";
import type { TruthCar, TruthMaster } from "../facts.ts";
import type { Client } from "../life/client.ts";
import type { Rng } from "../rng.ts";
import type { Car } from "../world/cars.ts";
import { isCompany, type Scene } from "./scene.ts";

/** The CRM was cleaned at the beginning of 2025: who had not come since is not in it. */
const crmFrom = "2025-06-01";

const statusOf = (visits: number): TruthMaster["status"] => (visits >= 9 ? "vip" : visits >= 6 ? "gold" : visits >= 4 ? "silver" : visits >= 2 ? "card" : null);

/** Master records of clients whom the CRM can tell by their phone, or knows from a questionnaire. */
export function masterRecords(rng: Rng, scene: Scene): TruthMaster[] {
  const asked = new Set(scene.group.answers.filter((a) => a.origin === "internal" && a.named).map((a) => a.client));
  return scene.group.clients.flatMap((client): TruthMaster[] => {
    const own = scene.servedOf(client);
    const [first, last] = [own[0], own.at(-1)];
    if (!first || !last || isoOf(last.order.day) < crmFrom || !scene.reach(client).anywhere) return [];
    const late = rng.chance(0.1);
    const counted = own.filter((s) => s.order.day > lastDay - (late ? 1095 : 730) && s.order.day <= lastDay - (late ? 365 : 0)).length;
    return [{
      client: client.id,
      since: isoOf(first.order.day),
      status: statusOf(counted),
      born: isCompany(client) ? null : birthday(rng, client),
      consent: rng.weighted([[true, 70], [false, 18], [null, 12]] as const),
      language: isCompany(client) ? null : rng.weighted([["ru", 62], ["kk", 33], ["en", 1], [null, 4]] as const),
      stalePhone: asked.has(client) && rng.chance(0.08),
    }];
  });
}

/** As the individual number has it; three of ten tell one where none is known. */
function birthday(rng: Rng, { taxId }: Client): string | null {
  if (taxId) return `19${taxId.slice(0, 2)}-${taxId.slice(2, 4)}-${taxId.slice(4, 6)}`;
  return rng.chance(0.3) ? isoOf(dayOf("1962-01-01") + rng.int(0, 14_000)) : null;
}

/** Cars seen since the CRM was cleaned, under whoever came with them last. */
export function carRecords(rng: Rng, scene: Scene): TruthCar[] {
  const last = new Map<string, { car: Car; client: Client }>();
  for (const { order, car, client } of scene.served) if (isoOf(order.day) >= crmFrom) last.set(car.vin, { car, client });
  return [...last.values()].flatMap(({ car, client }): TruthCar[] => {
    if (!scene.reach(client).anywhere) return [];
    const heavy = isCompany(client) || rng.chance(0.04);
    return [{
      vin: car.vin, plate: car.plate, make: car.make, model: car.model, year: car.year, usage: heavy ? "commercial" : "personal",
      months: heavy ? 6 : 12, km: car.make === "Chery" || car.make === "Haval" ? 15_000 : 10_000, client: client.id,
    }];
  });
}
