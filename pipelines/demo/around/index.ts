import type { Facts } from "../facts.ts";
import type { Client } from "../life/client.ts";
import type { Group } from "../life/group.ts";
import { seeded, type Rng } from "../rng.ts";
import { bookings } from "./bookings.ts";
import { complaintsOf } from "./complaints.ts";
import { benefits, events } from "./events.ts";
import { fleet } from "./fleet.ts";
import { helpedOrders, ownPhone, ownPhoneAdvisor, splittingAdvisor, type Helped } from "./helped.ts";
import { choosyAdvisor, invitations } from "./invitations.ts";
import { visitLines } from "./lines.ts";
import { carRecords, masterRecords } from "./master.ts";
import { debts, goals, marketingCosts } from "./office.ts";
import { partsOrders } from "./parts.ts";
import { pointEntries } from "./points.ts";
import { sceneOf, type Reach } from "./scene.ts";
import { trials } from "./trials.ts";
import { tyreSets } from "./tyres.ts";

/** What happened around orders, contracts and answers. Every kind has a stream of chance of its own: none moves another, nor the first five kinds. */
export function liveAround(seed: string, group: Group, reach: (client: Client | null) => Reach): Facts & { readonly helped: Helped } {
  const scene = sceneOf(group, reach);
  const stream = (kind: string): Rng => seeded(`${seed}/${kind}`);
  const { contacts: fleetContacts, meetings } = fleet(stream("fleet_contacts"), scene);
  const tried = trials(stream("promo_contacts"), scene);
  return {
    helped: helpedOrders(stream("helped"), scene, new Set(tried.contacts.map(({ client }) => client))),
    masters: masterRecords(stream("clients"), scene),
    cars: carRecords(stream("vehicles"), scene),
    lines: visitLines(stream("visit_lines"), scene),
    invitations: invitations(stream("survey_invitations"), scene),
    ...tried,
    entries: pointEntries(stream("points"), scene),
    complaints: complaintsOf(stream("complaints"), scene),
    tyres: tyreSets(stream("tyre_storage"), scene),
    fleetContacts,
    meetings,
    ...events(stream("event_guests"), scene, fleetContacts),
    benefits: benefits(stream("benefits"), scene),
    partsLines: partsOrders(stream("parts_orders"), scene),
    bookings: bookings(stream("bookings"), scene),
    debts: debts(stream("receivables"), scene),
    costs: marketingCosts(stream("marketing_costs")),
    goals: goals(),
    choosyAdvisor,
    splittingAdvisor,
    ownPhoneAdvisor,
    ownPhone: `+7${ownPhone}`,
  };
}
