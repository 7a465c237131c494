import type { Home } from "#pipelines/index.ts";
import { currentViewer } from "#app/auth/viewer.server.ts";
import { formatter } from "#app/i18n/format.ts";
import { translator, type Locale } from "#app/i18n/translate.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { csvFile, type WrittenFile } from "../csv-file.ts";
import { mapInSlices } from "../in-slices.ts";
import { workbookFile } from "../workbook-file.server.ts";
import { offeredClients } from "./offered.server.ts";
import { reasonOf } from "./reason.ts";
import { offersInForce } from "./rules.server.ts";

export const offerFiles = { "list.csv": "text/csv; charset=utf-8", "list.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" } as const;
export type OfferFile = keyof typeof offerFiles;
export const isOfferFile = (text: string): text is OfferFile => Object.hasOwn(offerFiles, text);

/** Who is offered what and why, to write and call by: who does not want that is left out, and counted. Null without data. */
export async function offersFile(home: Home, file: OfferFile, asked: string | null, locale: Locale): Promise<WrittenFile | null> {
  const { asOf, currency } = await facts(home);
  if (asOf === null) return null;
  const [t, format] = [translator(locale), formatter(locale, currency)];
  const version = await offersInForce(home);
  const byId = new Map(version.rules.rules.map((rule) => [rule.id, rule]));
  const offer = asked !== null && byId.has(asked) ? asked : null;
  const { counts, clients: list } = await offeredClients(home, version, { asOf, offer, contacts: "whole", consenting: true });
  const all = [...counts].reduce((sum, [id, n]) => sum + (id !== null && (offer === null || id === offer) ? n : 0), 0);
  const leftOut = all - list.length;
  const columns = ["id", ...(["client", "branch", "phone", "offer", "kind", "reason"] as const).map((name) => t(`offers.column_${name}`))];
  const rows = await mapInSlices(list, (one) => {
    const rule = byId.get(one.offer);
    return [String(one.id), one.name ?? "", one.branch ?? "", one.phone ?? "", rule?.name[locale] ?? one.offer, rule ? t(`offers.kind_${rule.kind}`) : "", rule ? reasonOf(rule, one, asOf, t, format) : ""];
  });
  const note = leftOut ? t("offers.left_out", { n: leftOut, count: format.count(leftOut) }) : null;
  const name = `offers-${asOf}.${file.slice(5)}`;
  if (file === "list.csv") return { body: await csvFile({ head: columns, items: rows, cells: (row) => row, note }), type: offerFiles[file], name };
  const about = [
    [t("ui.as_of"), format.date(asOf)], [t("offers.rules"), t("offers.version", { version: version.version })], ...(note ? [[t("offers.consent"), note] as const] : []),
    [t("ui.export_author"), currentViewer().name], [t("ui.export_made"), format.moment(new Date().toISOString())],
  ] as const;
  return { body: await workbookFile({ title: t("offers.title"), lines: about }, t("offers.about_sheet"), { name: t("offers.title"), columns, rows }), type: offerFiles[file], name };
}
