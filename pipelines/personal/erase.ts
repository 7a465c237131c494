import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import type { Home } from "../home.ts";
import { rebuild } from "../stage/build.ts";
import { type BatchRow, readBatches, updateBatch } from "../stage/batches.ts";
import { syncDirectory } from "../stage/files.ts";
import { modelSettings } from "../stage/model-settings.ts";
import { originalOf } from "../stage/replay.ts";
import { appendAuditIn, type AuditNote } from "../state/audit.ts";
import type { KeyRef } from "../state/decisions.ts";
import { raw, sql } from "../warehouse/sql.ts";
import { applyCuts, type BatchCut } from "./apply-cuts.ts";
import { cutFile, type CutFile, eachRow, type FileReading } from "./cut-file.ts";
import { type Cutting, keysOf, needlesOf, type Needles, wordsOf } from "./cut-row.ts";
import { keepErasures } from "./erasures.ts";
import { hideInDecisions } from "./hide-in-decisions.ts";
import { hideInTyped } from "./hide-in-typed.ts";
import { foldText, homeMarks } from "./marks.ts";
import { renumberErased } from "./renumber.ts";
import { scrub } from "./scrub.ts";
import { sweepLoose } from "./sweep.ts";
import { sources } from "../sources/index.ts";

export interface Erased {
  /** Files in which rows of the client stood. */
  readonly files: number;
  readonly rows: number;
  /** Keys that other clients bear too: those stay where they are. */
  readonly shared: number;
  /** Files that may still name the client and are not the program's to change: backups, databases that were put aside. */
  readonly elsewhere: readonly string[];
}

/**
 * Takes a client's name and contacts out of everything: what people typed, staged rows, originals, rejects. Marks stand in their place,
 * equal where the keys were, so that every figure stays; by the same marks the client's rows are known again when they are loaded once
 * more. Written down first: broken off, it is finished when the home opens. Null: there is no such client.
 */
export const eraseClient = (home: Home, id: number, by: AuditNote): Promise<Erased | null> =>
  home.exclusive(async () => {
    const marks = await homeMarks(home.state);
    const found = await keysOfClient(home, id);
    if (!found) return null;
    await home.state.transaction(async (session) => {
      const [{ next } = { next: 1 }] = await session.query<{ next: number }>(raw("select coalesce(max(erasure_id), 0) + 1 as next from people.erasure"));
      const needles: Needles = { ...needlesOf(found.own, found.names), words: wordsOf(found.spelt) };
      await session.run(sql`insert into people.erasure (erasure_id, asked_at, asked_by, needles) values (${next}, ${new Date().toISOString()}, ${by.who}, ${JSON.stringify(needles)})`);
      for (const key of found.own) await session.run(sql`insert into people.erased_key (mark, erasure_id) values (${marks.of(key)}, ${next})`);
      await hideInDecisions(session, found.own, marks);
      await renumberErased(session, found.own, marks);
      await session.run(sql`delete from people.consent where client_id = ${id}`);
      await session.run(sql`delete from people.segment_member where client_id = ${id}`);
      await appendAuditIn(session, [by]);
    });
    await keepErasures(home);
    const done = await finishErasures(home);
    return { files: done?.files ?? 0, rows: done?.rows ?? 0, shared: found.shared, elsewhere: done?.elsewhere ?? [] };
  });

/** The client's keys that nobody else bears, how many are borne by others, and names that are of this client alone. */
async function keysOfClient(home: Home, id: number): Promise<{ readonly own: KeyRef[]; readonly shared: number; readonly names: string[]; readonly spelt: string[] } | null> {
  const refs = sql`select client_ref from core.client_record where client_id = ${id}`;
  const keys = await home.engine.query<KeyRef & { others: number }>(sql`
    select any_value(key_type) as key_type, any_value(code_space) as code_space, any_value(key_value) as key_value, count(*) filter (client_ref not in (${refs})) as others
    from core.client_key where key in (select key from core.client_key where client_ref in (${refs})) group by key`);
  if (!keys.length) return null;
  const names = await home.engine.query<{ folded: string; others: number }>(sql`
    select folded, count(*) filter (client_ref not in (${refs})) as others from core.client_record
    where folded in (select folded from core.client_record where client_ref in (${refs})) group by folded`);
  const own = keys.filter(({ others }) => others === 0);
  return { own: own.map(({ key_type, code_space, key_value }) => ({ key_type, code_space, key_value })), shared: keys.length - own.length, names: names.filter(({ others }) => others === 0).map(({ folded }) => folded), spelt: names.map(({ folded }) => folded) };
}

interface Pending {
  readonly erasure_id: number;
  readonly needles: string | null;
}

/** Does what is left of erasures that were written down; null where nothing is. Whoever calls is alone with the home. */
export async function finishErasures(home: Home): Promise<Omit<Erased, "shared"> | null> {
  const pending = await home.state.query<Pending>(raw("select erasure_id, needles from people.erasure where finished_at is null"));
  if (!pending.length) return null;
  const all = pending.map(({ needles }) => JSON.parse(needles ?? "{}") as Partial<Needles>);
  const needles: Needles = { digits: all.flatMap(({ digits = [] }) => digits), texts: all.flatMap(({ texts = [] }) => texts), names: all.flatMap(({ names = [] }) => names), words: all.flatMap(({ words = [] }) => words) };
  const cutting = await erasedCutting(home, needles);
  const files = await cutOriginals(home, cutting);
  const settings = await modelSettings(home);
  await home.engine.transaction(async (session) => {
    await applyCuts(session, files.flatMap(({ batches, cut }) => batches.map((batch, i): BatchCut => ({ batchId: batch.batch_id, kind: batch.kind, cuts: cut.cuts[i] ?? new Map() }))));
    for (const { batches, cut } of files) for (const { batch_id, options } of batches) await updateBatch(session, batch_id, { options: { ...options, cut: cut.sha256 } });
    await rebuild(session, settings);
  }, { lands: true });
  for (const { path, cut } of files) await rename(cut.path, path);
  await syncDirectory(home.archiveDir);
  const elsewhere = await sweepLoose(home, needles);
  await home.state.transaction(async (session) => {
    await hideInTyped(session, needles);
    await session.run(sql`update people.erasure set finished_at = ${new Date().toISOString()}, needles = null where finished_at is null`);
  });
  await scrub(home.engine);
  await scrub(home.state);
  const rows = files.reduce((sum, { cut }) => sum + cut.cuts.reduce((n, { size }) => Math.max(n, size), 0), 0);
  return { files: files.length, rows, elsewhere };
}

/** What is looked for by the marks of all erased clients; null while none was. `needles`: of those who are being erased now. */
export async function erasedCutting(home: Pick<Home, "state" | "settings">, needles: Needles): Promise<Cutting> {
  const marks = await homeMarks(home.state);
  const erased = new Set((await home.state.query<{ mark: string }>(raw("select distinct mark from people.erased_key"))).map(({ mark }) => mark));
  const pending = await home.state.query<{ mark: string }>(raw("select mark from people.erased_key where erasure_id in (select erasure_id from people.erasure where finished_at is null)"));
  const now = new Set(pending.map(({ mark }) => mark.slice(0, 24)));
  return { marks, needles, forGood: true, isErasedMark: (text) => now.has(text.slice(2)), isErased: (key) => erased.has(marks.of(key)), isShared: () => false, placeholders: new Set(home.settings.placeholder_names.map(foldText)) };
}
export const hasErased = async (home: Pick<Home, "state">): Promise<boolean> => (await home.state.query(raw("select 1 from people.erased_key limit 1"))).length > 0;

/** The same, knowing which further keys of the rows of erased clients are of others as well. */
export async function knowingShared(home: Pick<Home, "engine">, cutting: Cutting, file: string, readings: readonly FileReading[]): Promise<Cutting> {
  const beside = new Map<string, KeyRef>();
  for (const reading of readings) {
    await eachRow(file, reading, (_line, cells) => {
      const keys = [...keysOf(sources[reading.kind], reading, cells).values()];
      if (keys.some(cutting.isErased)) for (const key of keys) if (!cutting.isErased(key)) beside.set(JSON.stringify(key), key);
    });
  }
  const shared = new Set<string>();
  for (const [text, { key_type, code_space, key_value }] of beside) {
    const [known] = await home.engine.query(sql`
      select 1 from core.client_key where key_type = ${key_type} and key_value = ${key_value} and coalesce(code_space, '') = ${code_space ?? ""} limit 1`);
    if (known) shared.add(text);
  }
  return { ...cutting, isShared: (key) => shared.has(JSON.stringify(key)) };
}

export const readingOfBatch = ({ options }: Pick<BatchRow, "options">, currency: string | null): FileReading => ({ ...options.reading, notation: { ...options.reading.notation, today: options.today, currency: currency ?? options.currency } });

/** Every original in which something was found, cut anew beside it, with its batches in the order of the cuts. */
async function cutOriginals(home: Home, cutting: Cutting): Promise<{ readonly path: string; readonly cut: CutFile; readonly batches: readonly BatchRow[] }[]> {
  const byFile = new Map<string, BatchRow[]>();
  for (const batch of await readBatches(home.engine, raw("status <> 'staged'"))) {
    const path = originalOf(home.archiveDir, batch);
    byFile.set(path, [...(byFile.get(path) ?? []), batch]);
  }
  const found: { path: string; cut: CutFile; batches: BatchRow[] }[] = [];
  try {
    for (const [path, batches] of byFile) {
      if (!existsSync(path)) continue;
      const readings = batches.map((batch) => readingOfBatch(batch, home.settings.currency));
      const cut = await cutFile(path, readings, await knowingShared(home, cutting, path, readings));
      if (cut) found.push({ path, cut, batches });
    }
  } catch (error) {
    for (const { cut } of found) await rm(cut.path, { force: true });
    throw error;
  }
  return found;
}
