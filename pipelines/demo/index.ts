/** A dealer group of Almaty with three years of life in it, written as the export files that its systems would save. */
import { mkdir } from "node:fs/promises";
import { withOrders } from "./around/helped.ts";
import { liveAround } from "./around/index.ts";
import { demoToday } from "./calendar.ts";
import { saveAround } from "./files/around/index.ts";
import { whoIsWho } from "./files/around/who.ts";
import { issueCards } from "./files/cards.ts";
import { promotionTable, staffTable } from "./files/lists.ts";
import { helpedTable } from "./files/helped.ts";
import { saveText, saveWorkbook, type TextForm } from "./files/save.ts";
import { american, isoStyle, oneC } from "./files/table.ts";
import { answerTables, contractTables, dmsTables, oneCTables } from "./files/tables.ts";
import { liveGroup } from "./life/group.ts";
import { seeded } from "./rng.ts";
import { tell } from "./tell.ts";
import type { DemoTruth } from "./truth.ts";

export type { DemoTruth, FileTruth, PlantedReject, TruthAnswer, TruthClient, TruthOrder, TruthSale } from "./truth.ts";

/** The seed of the demo that everybody sees. */
export const demoSeed = "алатау";

const fromOneC: TextForm = { style: oneC, delimiter: ";", encoding: "windows-1251", newline: "\r\n" };
const fromDms: TextForm = { style: isoStyle, delimiter: ",", encoding: "utf-8", newline: "\n" };
const fromSurveyTool: TextForm = { style: isoStyle, delimiter: ",", encoding: "utf-8 with mark", newline: "\n" };
const fromAgency: TextForm = { style: american, delimiter: "\t", encoding: "utf-16le", newline: "\r\n" };
const fromMarketer: TextForm = { style: oneC, delimiter: ";", encoding: "utf-8 with mark", newline: "\r\n" };

/** Of who has no card at all. */
const nowhere = { onec: false, dms: false, anywhere: false };

/**
 * Writes the demo's export files into `dir` and tells what really happened. `files` are base names in the order in which
 * they are to be loaded, which is the order of their names. `today` is the day of import to give.
 *
 * The same seed gives the same bytes.
 */
export async function writeDemoExports(dir: string, { seed = demoSeed }: { readonly seed?: string } = {}): Promise<{ files: string[]; today: string; truth: DemoTruth }> {
  await mkdir(dir, { recursive: true });
  const group = liveGroup(seed);
  const rng = seeded(`${seed}/files`);
  const book = issueCards(rng.fork("cards"), group);
  const onec = oneCTables(rng.fork("1c"), group, book);
  const answers = answerTables(rng.fork("answers"), group, book);
  const saved = [
    await saveText(dir, answers.importer, fromAgency),
    await saveText(dir, answers.own, fromSurveyTool),
    await saveText(dir, promotionTable(), fromMarketer),
    await saveText(dir, staffTable(), fromOneC),
    await saveWorkbook(dir, onec.workbook, "Лист_1"),
  ];
  for (const table of dmsTables(rng.fork("dms"), group, book)) saved.push(await saveText(dir, table, fromDms));
  const { helped, ...facts } = liveAround(seed, group, (client) => (client && book.get(client)?.reach) || nowhere);
  saved.push(await saveText(dir, helpedTable(rng.fork("helped"), helped, book), fromOneC));
  saved.push(...(await saveAround(dir, seed, facts, whoIsWho(group, book), { onec: fromOneC, dms: fromDms, tool: fromSurveyTool, office: fromMarketer })));
  for (const table of [...contractTables(rng.fork("contracts"), group, book), ...onec.texts]) saved.push(await saveText(dir, table, fromOneC));

  saved.sort((a, b) => (a.truth.file < b.truth.file ? -1 : 1));
  const files = saved.map((s) => s.truth);
  return { files: files.map((f) => f.file), today: demoToday, truth: { ...tell(seed, withOrders(group, helped.orders)), ...facts, files, rejects: saved.flatMap((s) => s.rejects) } };
}
