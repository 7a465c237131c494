import { questionWithin } from "#app/auth/scope.server.ts";
import { readerContext } from "#app/config/reader.ts";
import type { CsvValue } from "#app/exports/csv.ts";
import { readQuestion } from "#app/filters/read-question.ts";
import { majorOf } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/index.ts";
import { noteFile } from "#app/services/audit/files.server.ts";
import { readClientsRequest } from "#app/services/clients/clients-request.ts";
import { lostList } from "#app/services/clients/lost-list.server.ts";
import { repeatModel } from "#app/services/clients/repeat-model.server.ts";
import { refusedClients } from "#app/services/personal/consent.server.ts";
import { csvFile } from "#app/services/csv-file.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/lost-clients.ts";

/** All lost clients of the page's question with reason and next step, as a table to work through; with whole phones where `contacts=1` asks for them. */
export async function loader({ url, context }: Route.LoaderArgs) {
  const t = translator(context.get(readerContext).locale);
  const question = questionWithin(readQuestion(url.searchParams).question);
  const home = await currentHome();
  const asOf = question.asOf ?? question.period?.to ?? (await facts(home)).asOf;
  await repeatModel(home);
  // A list to call and write by leaves out who refused that, and says how many there were.
  const forContact = url.searchParams.get("contacts") === "1";
  const asked = { filters: question.filters, sort: readClientsRequest(url.searchParams).sort };
  const without = forContact ? await refusedClients(home) : new Set<number>();
  const clients = asOf === null ? [] : await lostList(home, { ...asked, asOf, without, contacts: forContact ? "whole" : "masked" });
  const leftOut = asOf === null || without.size === 0 ? 0 : (await lostList(home, { ...asked, asOf })).length - clients.length;
  const head = [t("ui.clients_lost_client"), t("ui.branch"), ...(["contact", "last", "money", "why", "do"] as const).map((name) => t(`ui.clients_lost_${name}`)), t("ui.outlook_column"), t("ui.outlook_visits_column")];
  const cells = (one: (typeof clients)[number]): CsvValue[] => [one.id, one.name, one.branch, one.phone, one.lastDay, majorOf(BigInt(one.atStake)), t(`ui.reason_${one.reason}`), t(`ui.reason_${one.reason}_action`), one.outlook?.alive.toFixed(3) ?? "", one.outlook?.visits.toFixed(2) ?? ""];
  await noteFile(home, url);
  const body = await csvFile({ head: ["id", ...head], items: clients, cells, note: leftOut ? t("ui.personal_left_out", { n: leftOut }) : null });
  return new Response(body, { headers: { "Content-Type": "text/csv; charset=utf-8", "Content-Disposition": `attachment; filename="lost-clients-${asOf ?? "none"}.csv"`, "Cache-Control": "no-store" } });
}
