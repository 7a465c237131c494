import { setImmediate as turn } from "node:timers/promises";
import type { Engine, Session } from "../warehouse/engine.ts";
import { ensureTables } from "../warehouse/migrate.ts";
import { day, ident, join, list, raw, sql } from "../warehouse/sql.ts";
import { forEver, type Cube, type CubesOf } from "./cube.ts";
import { moved } from "../warehouse/cube-generation.ts";
import { lastMonths, type MonthRange } from "./months.ts";
import { ensureMonths } from "./standing.ts";

/** So long the writer is kept at most before others get their turn, the statement at hand not counted. */
const SLICE_MS = 400;

/** Makes every month that does not stand, the latest first, in short transactions. Gives how many months of cubes were made. */
export async function buildCubes(engine: Engine, cubesOf: CubesOf, stopped: () => boolean = () => false): Promise<number> {
  let all = 0;
  const sound = new Set<string>();
  for (;;) {
    if (stopped()) return all;
    const made = await engine.transaction((session) => buildSome(session, cubesOf, sound));
    if (made === 0) return all;
    moved();
    all += made;
    await turn();
  }
}

async function buildSome(session: Session, cubesOf: CubesOf, sound: Set<string>): Promise<number> {
  const start = performance.now();
  const cubes = await cubesOf(session);
  await ensureMonths(session);
  const range = await lastMonths(session);
  if (!range) return 0;
  for (const cube of cubes) if (!sound.has(cube.name)) await ensureCube(session, cube);
  const standing = await session.query<{ cube: string; version: string; as_of: string }>(raw("select cube, version, cast(as_of as varchar) as as_of from cubes.month"));
  const stands = (cube: Cube, end: string) => standing.some((row) => row.cube === cube.name && row.version === cube.version && row.as_of === end);
  for (const { name } of cubes) sound.add(name);
  let made = 0;
  for (const cube of cubes) if (!cube.parts && (await makeEnds(session, cube, range, (end) => stands(cube, end)))) made++;
  for (const cube of cubes) {
    for (const part of cube.parts ?? []) {
      if (stands(cube, part)) continue;
      if (made > 0 && performance.now() - start > SLICE_MS) return made;
      await makeMonths(session, cube, [part]);
      made++;
    }
  }
  for (const ends of slices(range.ends)) {
    for (const cube of cubes) {
      const missing = cube.parts ? [] : ends.filter((end) => !stands(cube, end));
      for (const pass of slices(missing, together(cube))) {
        if (made > 0 && performance.now() - start > SLICE_MS) return made;
        const before = performance.now();
        await makeMonths(session, cube, pass);
        paces.set(cube.name, (performance.now() - before) / pass.length);
        made += pass.length;
      }
    }
  }
  return made;
}

/** Months are made year by year, the latest first, and of a cube as many in one pass as a slice is long. */
const MOST_TOGETHER = 12;
const slices = (ends: readonly string[], size = MOST_TOGETHER): string[][] => Array.from({ length: Math.ceil(ends.length / size) }, (_, i) => ends.slice(i * size, (i + 1) * size));

/** Milliseconds that a month of a cube took last. */
const paces = new Map<string, number>();
const together = (cube: Cube): number => Math.max(1, Math.min(MOST_TOGETHER, Math.floor(SLICE_MS / (paces.get(cube.name) ?? SLICE_MS / 2))));

/** What needs no rows: the months before the first event, and of events those after the last. */
async function makeEnds(session: Session, cube: Cube, { before, after }: MonthRange, stands: (end: string) => boolean): Promise<boolean> {
  const empty = [...(before !== null && !stands(before) ? [{ since: null, end: before }] : []), ...(cube.events && !stands(forEver) ? [{ since: after, end: forEver }] : [])];
  for (const { since, end } of empty) {
    await session.run(sql`delete from ${ident(`cubes.${cube.name}`)} where as_of <= ${day(end)} and ${since === null ? raw("true") : sql`as_of >= ${day(since)}`}`);
    await note(session, cube, [{ since, end }]);
  }
  return empty.length > 0;
}

async function makeMonths(session: Session, cube: Cube, ends: readonly string[]): Promise<void> {
  const table = ident(`cubes.${cube.name}`);
  const columns = Object.entries({ as_of: "DATE", ...cube.columns });
  await session.run(sql`delete from ${table} where as_of in (${join(ends.map(day))})`);
  await session.run(sql`
    insert into ${table} (${join(columns.map(([name]) => ident(name)))})
    select ${join(columns.map(([name, type]) => sql`cast(m.${ident(name)} as ${raw(type)})`))} from (${cube.select(ends)}) as m`);
  await note(session, cube, ends.map((end) => ({ since: end, end })));
}

async function note(session: Session, { name, version, reachesBack }: Cube, all: readonly { readonly since: string | null; readonly end: string }[]): Promise<void> {
  await session.run(sql`delete from cubes.month where cube = ${name} and as_of in (${join(all.map(({ end }) => day(end)))})`);
  await session.run(sql`insert into cubes.month values ${join(all.map(({ since, end }) => sql`(${name}, ${version}, ${since === null ? raw("null") : day(since)}, ${day(end)}, ${reachesBack})`))}`);
}

/** The cube's table; one with other columns gives way, and none of its months stands. */
async function ensureCube(session: Session, cube: Cube): Promise<void> {
  const present = await session.query<{ column_name: string; data_type: string }>(
    sql`select column_name, data_type from information_schema.columns where table_catalog = current_database() and table_schema = 'cubes' and table_name = ${cube.name} order by ordinal_position`,
  );
  const wanted = Object.entries({ as_of: "DATE", ...cube.columns });
  if (JSON.stringify(present.map((column) => [column.column_name, column.data_type])) === JSON.stringify(wanted)) return;
  if (present.length) {
    await session.run(sql`drop table ${ident(`cubes.${cube.name}`)}`);
    await session.run(sql`delete from cubes.month where cube in (${list([cube.name])})`);
  }
  await ensureTables(session, "cubes", { [cube.name]: { as_of: "DATE", ...cube.columns } });
}
