import type { Kind, Source } from "./contract.ts";
import { benefits } from "./benefits/normalize.ts";
import { bookings } from "./bookings/normalize.ts";
import { meetings } from "./meetings/normalize.ts";
import { parts_orders } from "./parts_orders/normalize.ts";
import { receivables } from "./receivables/normalize.ts";
import { vehicles } from "./vehicles/normalize.ts";
import { clients } from "./clients/normalize.ts";
import { marketing_costs } from "./marketing_costs/normalize.ts";
import { goals } from "./goals/normalize.ts";
import { visit_lines } from "./visit_lines/normalize.ts";
import { survey_invitations } from "./survey_invitations/normalize.ts";
import { promo_contacts } from "./promo_contacts/normalize.ts";
import { points } from "./points/normalize.ts";
import { complaints } from "./complaints/normalize.ts";
import { tyre_storage } from "./tyre_storage/normalize.ts";
import { fleet_contacts } from "./fleet_contacts/normalize.ts";
import { events } from "./events/normalize.ts";
import { event_guests } from "./event_guests/normalize.ts";
import { promotions } from "./promotions/normalize.ts";
import { sales } from "./sales/normalize.ts";
import { staff } from "./staff/normalize.ts";
import { surveys } from "./surveys/normalize.ts";
import { visits } from "./visits/normalize.ts";

/** The contract of every export kind. */
export const sources: Readonly<Record<Kind, Source>> = { visits, sales, surveys, staff, promotions, benefits, parts_orders, bookings, receivables, vehicles, meetings, clients, marketing_costs, goals, visit_lines, survey_invitations, promo_contacts, points, complaints, tyre_storage, fleet_contacts, events, event_guests };

export { mustBeReadable } from "./define.ts";
export { namesClient, namesNobody } from "./names-client.ts";
export { fold, lastDay, trimCell, trimCellSql } from "./fields/index.ts";
export { kinds, warningsOnly, type Field, type FieldType, type Kind, type Notation, type Parsed, type ProblemCode, type Source } from "./contract.ts";
