import type { ModelSettings } from "../models/model.ts";
import { enlist, type Scope } from "../models/scope.ts";
import { ident, raw, sql } from "../warehouse/sql.ts";
import type { Session } from "../warehouse/engine.ts";
import { nameClients } from "./clients.ts";
import { takeNeighbours } from "./closure.ts";
import { joinComponents } from "./components.ts";
import { findStrongKeys, judgeKeys, sayKeys } from "./keys.ts";
import { carKinds, findOwners, passCarsOn } from "./ownership.ts";
import { clientKinds, collectRecords } from "./records.ts";
import { knowStaff } from "./staff.ts";
import { takeDecisions } from "./verdicts.ts";

export { carKinds } from "./ownership.ts";
export { decisionsDiffer } from "./verdicts.ts";
export { clientKinds } from "./records.ts";

/** Tables that `resolveIdentity` makes and models may read. */
export const identityTables = [
  "core.client",
  "core.client_record",
  "core.client_key",
  "core.shared_key",
  "core.ownership",
  "core.staff",
  "core.said_name",
  "core.staff_text",
  "temp.owned_visit",
] as const;

/** Temporary tables of the steps, dropped when the build ends. */
export const scratchTables = [
  "counted", "unknown", "record", "decision_now", "just_decided", "doubtful", "judged", "unfit_before", "live_key", "near", "near_client", "client_was",
  "strong_key", "tie", "star", "hub", "edge", "component", "parent", "jumped", "moved", "rooted", "numbered", "member", "moved_record",
  "came_again", "owner_before", "known_car", "open_car", "car", "car_event", "keyless", "owned_visit", "name_before", "text_before", "counted_name", "renamed", "named_staff",
] as const;

/**
 * Who is who, from the current rows of staging: clients, cars, staff. In a scope it starts from the listed rows, and lists whatever
 * has to be made anew because of what it found: rows whose record is another client's, whose car another owner's, whose staff somebody else.
 */
export async function resolveIdentity(session: Session, settings: ModelSettings, scope: Scope): Promise<void> {
  await takeDecisions(session, settings, scope);
  await collectRecords(session, settings, scope);
  await sayKeys(session, scope);
  await judgeKeys(session, settings, scope);
  if (!scope.whole) await takeNeighbours(session);
  await findStrongKeys(session, scope);
  await joinComponents(session);
  await nameClients(session, scope);
  if (!scope.whole) await listMoved(session);
  await passCarsOn(session, scope);
  await knowStaff(session, scope);
  await findOwners(session, scope);
}

/** Rows and cars of records that are another client's now. Rows of a record that is new are listed already. */
async function listMoved(session: Session): Promise<void> {
  await session.run(raw(`
    create or replace temp table moved_record as
    select b.client_ref
    from temp.client_was as b
    left join temp.numbered as a on a.client_ref = b.client_ref
    where a.client_id is distinct from b.client_id`));
  const [first] = await session.query(raw("select 1 as one from temp.moved_record limit 1"));
  if (!first) return;
  const moved = raw("client_ref in (select client_ref from temp.moved_record)");
  for (const kind of clientKinds) await enlist(session, kind, sql`select key_hash from ${ident(`staging.${kind}`)} where ${moved}`);
  for (const kind of carKinds) await enlist(session, "car", sql`select distinct vin from ${ident(`staging.${kind}`)} where vin is not null and ${moved}`);
}
