import type { ModelSettings } from "../models/model.ts";
import type { Session } from "../warehouse/engine.ts";
import { nameClients } from "./clients.ts";
import { collectRecords } from "./records.ts";
import { joinComponents } from "./components.ts";
import { findKeys } from "./keys.ts";
import { passCarsOn } from "./ownership.ts";
import { knowStaff } from "./staff.ts";

/** Tables that `resolveIdentity` makes and models may read. */
export const identityTables = [
  "core.client",
  "core.client_record",
  "core.shared_key",
  "core.ownership",
  "core.staff",
  "temp.owned_visit",
  "temp.staff_said",
] as const;

/** Temporary tables of the steps, dropped when the build ends. */
export const scratchTables = [
  "placeholder", "record", "said_key", "strong_key", "edge", "component", "parent", "jumped", "moved", "numbered", "car_event", "owned_visit",
  "said_name", "named_staff", "staff_said",
] as const;

/** Who is who, from the current rows of staging: clients, cars, staff. Needs `temp.superseded_*`. */
export async function resolveIdentity(session: Session, settings: ModelSettings): Promise<void> {
  await collectRecords(session, settings);
  await findKeys(session, settings);
  await joinComponents(session);
  await nameClients(session);
  await passCarsOn(session);
  await knowStaff(session);
}
