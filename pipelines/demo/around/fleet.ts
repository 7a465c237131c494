import { dayOf, firstDay, isoOf, lastDay, nextOpen } from "../calendar.ts";
import type { TruthFleetContact, TruthMeeting } from "../facts.ts";
import type { Client } from "../life/client.ts";
import type { Rng } from "../rng.ts";
import { phone } from "../world/keys.ts";
import { personName } from "../world/names.ts";
import { isCompany, numbered, type Scene } from "./scene.ts";

const meetingsFrom = dayOf("2025-01-01");
const managers = { Центр: "1001", Север: "2001", Юг: "3001" } as const;
const notes = ["Обсудили график обслуживания парка", "Просят отсрочку 30 дней", "Показали новые модели", "Недовольны сроками, обещали ускорить", "Договорились о выездной диагностике"];

/** Companies that came in the last two years, with the people known there: most have somebody who decides, not all; some were not met for long. */
export function fleet(rng: Rng, scene: Scene): { contacts: TruthFleetContact[]; meetings: TruthMeeting[] } {
  const companies = scene.group.clients.filter((client) => client.id !== 0 && isCompany(client) && (scene.servedOf(client).at(-1)?.order.day ?? 0) > lastDay - 730);
  const contacts: TruthFleetContact[] = [];
  const meetings: Omit<TruthMeeting, "no">[] = [];
  for (const client of companies) {
    const people = contactsOf(rng, scene, client, contacts.length);
    contacts.push(...people);
    const rhythm = rng.weighted([[75, 5], [140, 4], [420, 3], [0, 1]] as const);
    if (rhythm === 0) continue;
    const decides = people.find((p) => p.role === "decision_maker");
    for (let day = nextOpen(meetingsFrom + rng.int(0, rhythm)); day <= lastDay; day = nextOpen(day + rhythm + rng.int(-20, 30))) {
      const met = decides && rng.chance(rhythm > 100 ? 0.35 : 0.75) ? decides : rng.pick([...people, null]);
      meetings.push({ on: isoOf(day), client: client.id, contact: met?.code ?? null, staff: managers[client.home], note: rng.pick(notes) });
    }
  }
  meetings.sort((a, b) => dayOf(a.on) - dayOf(b.on) || a.client - b.client);
  return { contacts, meetings: meetings.map((one, i) => ({ no: numbered("ВС-", i + 1, 4), ...one })) };
}

function contactsOf(rng: Rng, scene: Scene, client: Client, before: number): TruthFleetContact[] {
  const vins = [...new Set(scene.servedOf(client).map((s) => s.car.vin))];
  const roles: TruthFleetContact["role"][] = [
    ...(rng.chance(0.8) ? (["decision_maker"] as const) : []),
    ...(rng.chance(0.45) ? (["user_chooser"] as const) : []),
    ...vins.slice(0, 3).flatMap(() => (rng.chance(0.55) ? (["driver"] as const) : [])),
  ];
  let drivers = 0;
  return (roles.length ? roles : (["driver"] as const)).map((role, i): TruthFleetContact => {
    const name = personName(rng);
    const n = before + i + 1;
    return {
      code: numbered("КЛ-", n), client: client.id, name: `${name.surname} ${name.first} ${name.patronymic}`, role, phone: phone(6_000_000 + n),
      vin: role === "driver" ? (vins[drivers++] ?? null) : null, since: isoOf(firstDay + rng.int(0, 700)),
    };
  });
}
