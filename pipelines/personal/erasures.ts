import { existsSync } from "node:fs";
import { open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Home } from "../home.ts";
import { noteNotice } from "../notices.ts";
import { syncDirectory } from "../stage/files.ts";
import { appendAuditIn } from "../state/audit.ts";
import type { KeyRef } from "../state/decisions.ts";
import type { Session } from "../warehouse/engine.ts";
import { list, raw, sql } from "../warehouse/sql.ts";
import { needlesOf, type Needles, wordsOf } from "./cut-row.ts";
import { hideInDecisions } from "./hide-in-decisions.ts";
import { homeSecret, marksOf } from "./marks.ts";
import { renumberErased } from "./renumber.ts";

/** Lies beside the home's files and beside its backups, and only grows: a backup from before an erasure does not bring the client back. */
export const erasuresName = "erasures.jsonl";
const lineSchema = z.object({ noted_at: z.string(), secret: z.string(), marks: z.array(z.string()) });
type Line = z.infer<typeof lineSchema>;

/** Of a last line that was cut off nothing is read. */
async function linesIn(dir: string): Promise<Line[]> {
  const path = join(dir, erasuresName);
  if (!existsSync(path)) return [];
  return (await readFile(path, "utf8")).split("\n").flatMap((text) => {
    const read = lineSchema.safeParse(asJson(text));
    return read.success ? [read.data] : [];
  });
}
const asJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};

async function append(dir: string, lines: readonly Line[]): Promise<void> {
  if (!lines.length) return;
  const file = await open(join(dir, erasuresName), "a", 0o600);
  try {
    // On a line of its own, whatever was cut off before it.
    await file.appendFile(`\n${lines.map((line) => `${JSON.stringify(line)}\n`).join("")}`);
    await file.datasync();
  } finally {
    await file.close();
  }
  await syncDirectory(dir);
}

/** Adds to the erasures that are known at `to` those known at `from`; a folder that is not there gets none. */
export async function copyErasures(from: string, to: string): Promise<void> {
  if (!existsSync(to)) return;
  const known = new Set((await linesIn(to)).flatMap(({ secret, marks }) => marks.map((mark) => `${secret} ${mark}`)));
  await append(to, (await linesIn(from)).flatMap((line) => { const marks = line.marks.filter((mark) => !known.has(`${line.secret} ${mark}`)); return marks.length ? [{ ...line, marks }] : []; }));
}

const marksIn = async (state: Pick<Session, "query">): Promise<Set<string>> => new Set((await state.query<{ mark: string }>(raw("select distinct mark from people.erased_key"))).map(({ mark }) => mark));

/** Writes down beside the home's files what was erased and is not written there yet. */
export async function keepErasures(home: Pick<Home, "dir" | "state">): Promise<void> {
  const erased = await marksIn(home.state);
  if (!erased.size) return;
  const secret = await homeSecret(home.state);
  const known = new Set((await linesIn(home.dir)).filter((line) => line.secret === secret).flatMap(({ marks }) => marks));
  const marks = [...erased].filter((mark) => !known.has(mark)).sort();
  if (marks.length) await append(home.dir, [{ noted_at: new Date().toISOString(), secret, marks }]);
}

/**
 * Takes up erasures that are written beside the files and that what people typed does not know: it is from a backup of before. They are
 * begun as by eraseClient; finishErasures does the rest. Lines of another home have another secret, and are passed over. Gives how many keys.
 */
export async function eraseAgain(home: Home): Promise<number> {
  const lines = await linesIn(home.dir);
  if (!lines.length) return 0;
  const secret = await homeSecret(home.state, lines.at(-1)?.secret);
  const known = await marksIn(home.state);
  const again = new Set(lines.filter((line) => line.secret === secret).flatMap(({ marks }) => marks).filter((mark) => !known.has(mark)));
  if (!again.size) return 0;
  const marks = marksOf(secret);
  const keys = (await home.engine.query<KeyRef>(raw("select any_value(key_type) as key_type, any_value(code_space) as code_space, any_value(key_value) as key_value from core.client_key group by key"))).filter((key) => again.has(marks.of(key)));
  const clients = keys.length ? await clientsWith(home, keys) : { ids: [], names: [], spelt: [] };
  const needles: Needles = { ...needlesOf(keys, clients.names), words: wordsOf(clients.spelt) };
  await home.state.transaction(async (session) => {
    const [{ next } = { next: 1 }] = await session.query<{ next: number }>(raw("select coalesce(max(erasure_id), 0) + 1 as next from people.erasure"));
    await session.run(sql`insert into people.erasure (erasure_id, asked_at, asked_by, needles) values (${next}, ${new Date().toISOString()}, 'system:restore', ${JSON.stringify(needles)})`);
    for (const mark of again) await session.run(sql`insert into people.erased_key (mark, erasure_id) values (${mark}, ${next})`);
    await hideInDecisions(session, keys, marks);
    await renumberErased(session, keys, marks);
    if (clients.ids.length) await session.run(sql`delete from people.consent where client_id in (${list(clients.ids)})`);
    if (clients.ids.length) await session.run(sql`delete from people.segment_member where client_id in (${list(clients.ids)})`);
    await appendAuditIn(session, [{ who: "system:restore", seen_as: null, action: "erase", object: null, result: `again: ${again.size} keys` }]);
  });
  await noteNotice(home.dir, { code: "erased_again", params: { keys: again.size } });
  return again.size;
}

/** Clients who bear such keys now, and their names, if nobody else has the same. */
async function clientsWith(home: Home, keys: readonly KeyRef[]): Promise<{ readonly ids: number[]; readonly names: string[]; readonly spelt: string[] }> {
  const ids = new Set<number>();
  for (const { key_type, code_space, key_value } of keys) {
    const rows = await home.engine.query<{ id: number }>(sql`select distinct r.client_id as id from core.client_key as k inner join core.client_record as r on r.client_ref = k.client_ref
      where k.key_type = ${key_type} and k.key_value = ${key_value} and coalesce(k.code_space, '') = ${code_space ?? ""}`);
    for (const { id } of rows) ids.add(Number(id));
  }
  const own = list([...ids]);
  const names = await home.engine.query<{ folded: string; others: number }>(sql`
    select folded, count(*) filter (client_id not in (${own})) as others from core.client_record
    where folded in (select folded from core.client_record where client_id in (${own})) group by folded`);
  return { ids: [...ids], names: names.filter(({ others }) => Number(others) === 0).map(({ folded }) => folded), spelt: names.map(({ folded }) => folded) };
}
