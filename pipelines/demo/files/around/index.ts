import type { Facts } from "../../facts.ts";
import { seeded, type Rng } from "../../rng.ts";
import { saveText, saveWorkbook, type TextForm } from "../save.ts";
import { benefitTable, carTable, clientTable, complaintTable, contactTable, invitationTable, pointTable } from "./crm.ts";
import { costTable, debtTable, eventTable, fleetTable, goalTable, guestTable, meetingTable } from "./office.ts";
import type { Who } from "./who.ts";
import { bookingTables, lineTables, partsTable, tyreTable } from "./workshop.ts";

/** How the systems save text. */
export interface Forms {
  readonly onec: TextForm;
  readonly dms: TextForm;
  readonly tool: TextForm;
  readonly office: TextForm;
}

/** Writes the files of the further kinds; each has a stream of chance of its own. */
export async function saveAround(dir: string, seed: string, facts: Facts, who: Who, forms: Forms): Promise<Awaited<ReturnType<typeof saveText>>[]> {
  const stream = (kind: string): Rng => seeded(`${seed}/files/${kind}`);
  const lines = lineTables(stream("visit_lines"), facts);
  const [own, again, appointments] = bookingTables(stream("bookings"), facts, who);
  const texts = [
    [lines.onec, forms.onec], [lines.dms, forms.dms], [own, forms.onec], [again, forms.onec], [appointments, forms.dms],
    [partsTable(stream("parts_orders"), facts, who), forms.onec],
    [debtTable(stream("receivables"), facts, who), forms.onec],
    [clientTable(stream("clients"), facts, who), forms.tool],
    [carTable(facts, who), forms.tool],
    [pointTable(stream("points"), facts, who), forms.tool],
    [complaintTable(stream("complaints"), facts, who), forms.office],
    [invitationTable(stream("survey_invitations"), facts, who), forms.tool],
    [contactTable(facts, who), forms.office],
    [benefitTable(stream("benefits"), facts, who), forms.office],
    [fleetTable(facts, who), forms.onec],
    [meetingTable(stream("meetings"), facts, who), forms.office],
    [eventTable(facts), forms.office],
    [guestTable(facts, who), forms.office],
    [goalTable(facts), forms.office],
    [costTable(facts), forms.onec],
  ] as const;
  const saved = [await saveWorkbook(dir, tyreTable(stream("tyre_storage"), facts, who), "Журнал")];
  for (const [table, form] of texts) saved.push(await saveText(dir, table, form));
  return saved;
}
