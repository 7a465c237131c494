import type { Home } from "#pipelines/index.ts";
import { currentViewer } from "#app/auth/viewer.server.ts";
import type { CsvValue } from "#app/exports/csv.ts";
import type { SheetCell } from "#app/exports/workbook.server.ts";
import type { MemberRow } from "#app/dashboards/segments/views.ts";
import { formatter, majorOf } from "#app/i18n/format.ts";
import type { Locale, Translate } from "#app/i18n/translate.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { repeatModel } from "../clients/repeat-model.server.ts";
import { csvFile, type WrittenFile } from "../csv-file.ts";
import { mapInSlices } from "../in-slices.ts";
import { workbookFile } from "../workbook-file.server.ts";
import { memberRows } from "./member-rows.server.ts";
import { specText } from "#app/promotions/segments.ts";
import { specWords } from "./names.ts";
import type { SegmentsQuestion } from "./read-address.ts";
import { segmentSizes } from "./sizes.server.ts";

export const segmentFiles = { csv: "text/csv; charset=utf-8", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" } as const;
export type SegmentFile = keyof typeof segmentFiles;
export const isSegmentFile = (text: string): text is SegmentFile => Object.hasOwn(segmentFiles, text);

interface Asked {
  readonly question: SegmentsQuestion;
  readonly type: SegmentFile;
  readonly forContact: boolean;
  readonly locale: Locale;
  readonly t: Translate;
}

/** All clients of a segment as a file. A list to write and call by leaves out who does not want that, and says how many there were. Null without a segment or data. */
export async function segmentFile(home: Home, { question: { seg, asOf: asked }, type, forContact, locale, t }: Asked): Promise<WrittenFile | null> {
  const { asOf: usual, currency, from, to } = await facts(home);
  const asOf = asked ?? usual;
  if (seg === null || asOf === null) return null;
  const model = await repeatModel(home);
  const rows = await memberRows(home, seg, { asOf, contacts: forContact ? "whole" : "masked", consenting: forContact, model: typeof model === "string" ? null : model });
  const all = forContact ? (await segmentSizes(home, asOf, [seg])).get(specText(seg))?.clients : undefined;
  const leftOut = (all ?? rows.length) - rows.length;
  const format = formatter(locale, currency);
  const columns = ["id", ...(["client", "kind", "branch", "phone", "last_contact", "money", "alive", "visits"] as const).map((name) => t(`segments.column_${name}`))];
  const note = leftOut ? t("segments.left_out", { n: leftOut, count: format.count(leftOut) }) : null;
  const name = `segment-${asOf}.${type}`;
  const kind = ({ kind: word }: MemberRow): string => t(word === "company" ? "segments.is_company_one" : "segments.is_person_one");
  if (type === "csv") {
    const line = (one: MemberRow): CsvValue[] => [one.id, one.name, kind(one), one.branch, one.phone, one.lastDay, majorOf(BigInt(one.money)), one.alive?.toFixed(3) ?? "", one.visits?.toFixed(2) ?? ""];
    return { body: await csvFile({ head: columns, items: rows, cells: line, note }), type: segmentFiles.csv, name };
  }
  const cells = (one: MemberRow): SheetCell[] => [
    String(one.id), one.name, kind(one), one.branch, one.phone, { day: one.lastDay }, { number: one.money / 100, shown: "money" },
    one.alive === null ? null : { number: one.alive, shown: "share" }, one.visits === null ? null : { number: one.visits, shown: "two" },
  ];
  const about = [
    [t("ui.as_of"), format.date(asOf)], [t("segments.segment"), specWords(seg, t)], [t("segments.column_clients"), format.count(rows.length)], ...(note ? [[t("segments.consent"), note] as const] : []),
    [t("ui.export_data"), from && to ? format.span(from, to) : "—"], [t("ui.export_author"), currentViewer().name], [t("ui.export_made"), format.moment(new Date().toISOString())],
  ] as const;
  const sheet = { name: t("segments.title"), columns, rows: await mapInSlices(rows, cells) };
  return { body: await workbookFile({ title: t("segments.title"), lines: about }, t("segments.about_sheet"), sheet), type: segmentFiles.xlsx, name };
}
