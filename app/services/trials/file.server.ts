import type { Home } from "#pipelines/index.ts";
import { contactsShown } from "#app/auth/contacts.server.ts";
import { currentViewer } from "#app/auth/viewer.server.ts";
import { formatter } from "#app/i18n/format.ts";
import { translator, type Locale } from "#app/i18n/translate.ts";
import { csvFile, type FileBody, type WrittenFile } from "../csv-file.ts";
import { shownText } from "../identity/shown-contact.ts";
import { mapInSlices } from "../in-slices.ts";
import { workbookFile } from "../workbook-file.server.ts";
import { recordedArms } from "./assigned.server.ts";
import { namedMembers, type NamedMember } from "./members.server.ts";

/** list.csv and list.xlsx: whom to write to; promo_contacts.csv: both arms, as the import of that kind reads them. */
export const testFiles = ["list.csv", "list.xlsx", "promo_contacts.csv"] as const;
export type TestFile = (typeof testFiles)[number];
export const isTestFile = (text: string): text is TestFile => testFiles.some((name) => name === text);

const csv = "text/csv; charset=utf-8";
const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A file of a recorded test; null where there is none. Whoever sends it notes that first. */
export async function testFile(home: Home, code: string, file: TestFile, locale: Locale): Promise<WrittenFile | null> {
  const test = await recordedArms(home, code);
  if (!test) return null;
  const { members, space } = await namedMembers(home, test);
  if (file === "promo_contacts.csv") return { body: await armsFile(test.code, test.plan.channel, members, space), type: csv, name: `promo_contacts-${test.code}.csv` };
  const t = translator(locale);
  const treated = members.filter(({ arm }) => arm === "treated");
  const list = treated.filter(({ refused }) => !refused);
  const contacts = await contactsShown("whole", { kind: "list", clients: list.map(({ id }) => id) });
  const columns = ["id", ...(["client", "kind", "branch", "phone", "code"] as const).map((name) => t(`trials.column_${name}`))];
  const cells = (one: NamedMember): string[] => [String(one.id), one.name ?? "", t(`trials.kind_${one.kind}`), one.branch ?? "", one.phone === null ? "" : shownText("phone", one.phone, contacts), test.code];
  const leftOut = treated.length - list.length;
  const note = leftOut ? t("trials.refused_since", { n: leftOut, count: String(leftOut) }) : null;
  if (file === "list.csv") return { body: await csvFile({ head: columns, items: list, cells, note }), type: csv, name: `contacts-${test.code}.csv` };
  const format = formatter(locale, home.settings.currency);
  const about = [
    [t("trials.field_code"), test.code], [t("trials.field_name"), test.name], [t("trials.plan_dates"), format.span(test.plan.starts_on, test.plan.ends_on)], [t("trials.arm_treated"), format.count(list.length)],
    ...(note ? [[t("trials.plan_left_out"), note] as const] : []), [t("ui.export_author"), currentViewer().name], [t("ui.export_made"), format.moment(new Date().toISOString())],
  ] as const;
  return { body: await workbookFile({ title: t("trials.list_title", { name: test.name }), lines: about }, t("trials.about_sheet"), { name: t("trials.list_sheet"), columns, rows: await mapInSlices(list, cells) }), type: xlsx, name: `contacts-${test.code}.xlsx` };
}

/**
 * Both arms in the shape of a promo_contacts export. A row names its client by one key that leads to nobody else, a code before a contact, so
 * that loading the file joins no clients; contacts stand in it only for who may see them. Whom no key names is left out.
 */
async function armsFile(code: string, channel: string, members: readonly NamedMember[], space: string | null): Promise<FileBody> {
  const byContact = (one: NamedMember): boolean => one.client_code === null && one.card_no === null && one.tax_id === null;
  const contacts = await contactsShown("whole", { kind: "list", clients: members.filter(byContact).map(({ id }) => id) });
  const columns = ["promo_code", ...(space === null ? [] : [space]), "card_no", "tax_id", "phone", "email", "arm", "contacted_on", "channel"];
  const rows = members.flatMap((one) => {
    const keys = [...(space === null ? [] : [one.client_code]), one.card_no, one.tax_id, ...(contacts === "whole" ? [one.phone_key, one.email] : [null, null])];
    const first = keys.findIndex((key) => key !== null);
    if (first < 0) return [];
    return [[code, ...keys.map((key, at) => (at === first ? key : "")), one.arm, "", one.arm === "treated" ? channel : ""]];
  });
  return csvFile({ head: columns, items: rows, cells: (row) => row });
}
