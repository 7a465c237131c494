import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join as joinPath } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Home } from "#pipelines/home.ts";
import type { ReadPlan } from "#pipelines/read/plan.ts";
import { kinds, type Kind, mustBeReadable, namesNobody, type Notation, type Parsed, sources, trimCell } from "#pipelines/sources/index.ts";
import { openHome } from "#pipelines/open-home.ts";
import { stageFile } from "#pipelines/stage/stage-file.ts";
import { ident, join, sql } from "#pipelines/warehouse/sql.ts";
import { emptyHomeInto } from "../empty-home.ts";
import { fieldNames, fileOf, notation, planOf } from "./factory.ts";
import { nastyRows } from "./nasty.ts";
import { isItsTurn } from "#tests/turn.ts";

/** Rows of each kind. NASTY_ROWS may ask for more, or for fewer while one is at work on something else. */
const ROWS = Number(process.env["NASTY_ROWS"] ?? 50_000);
/** So many lines in one load: a broken row is found in a small heap. */
const PART = 25_000;

const words = { payer: { неизвестно: "internal" }, kind: { неизвестно: "gift" }, role: { неизвестно: "other" } };
/** How a file may be written; rows of a kind are shared out among two of these, by turns: a type of field is in many kinds, and to plan a load takes as long as to read ten thousand rows. */
const writings: readonly { readonly notation: Notation; readonly delimiter: ReadPlan["delimiter"] }[] = [
  { notation, delimiter: "," },
  { notation: { ...notation, decimal: ",", dateOrder: "dmy", currency: "KZT" }, delimiter: ";" },
  { notation: { ...notation, dateOrder: "mdy", words }, delimiter: "\t" },
  { notation: { ...notation, dateFormat: "%Y%m%d", words }, delimiter: "|" },
];

interface Problem {
  readonly line: number;
  readonly column: string | null;
  readonly code: string;
  readonly severity: string;
  readonly value: string | null;
}
interface Read {
  readonly row: Record<string, unknown> | null;
  readonly problems: readonly Problem[];
}

/** The contract as the preview runs it, over whole rows. The same cell of the same column is read once. */
function inTypeScript(kind: Kind, written: Notation): (cells: readonly string[], line: number) => Read {
  const source = sources[kind];
  const { fields } = source;
  const known = fields.map(() => new Map<string, Parsed & { readonly text: string | null }>());
  const read = (cell: string, i: number): Parsed & { readonly text: string | null } => {
    const field = fields[i] as (typeof fields)[number];
    const trimmed = trimCell(cell);
    const text = field.name === "branch" && trimmed !== null ? trimmed.replace(/[ \u00a0]+/g, " ") : trimmed;
    return { text, ...(text === null ? { value: null, problem: field.required ? ("missing" as const) : null } : field.type.parse(text, field.name, written)) };
  };
  return (cells, line) => {
    const parsed: Record<string, Parsed> = {};
    const problems: Problem[] = [];
    const values: Record<string, unknown> = {};
    fields.forEach((field, i) => {
      const cell = cells[i] ?? "";
      const one = known[i]?.get(cell) ?? read(cell, i);
      known[i]?.set(cell, one);
      parsed[field.name] = one;
      values[field.name] = one.value;
      if (!one.problem) return;
      const severity = mustBeReadable(field) || one.problem === "missing" ? "reject" : "warning";
      problems.push({ line, column: field.name, code: one.problem, severity, value: shown(one.text) });
    });
    if (namesNobody(source, parsed)) problems.push({ line, column: null, code: "no_client", severity: "reject", value: null });
    const rejected = problems.some((p) => p.severity === "reject");
    return { row: rejected ? null : { line, ...values }, problems: problems.filter((p) => (p.severity === "reject") === rejected) };
  };
}

async function inSql(home: Home, kind: Kind, batchId: number, plan: ReadPlan) {
  const { counts } = await stageFile(home, sources[kind], plan, { begin: async () => batchId, note: async () => undefined });
  const columns = sources[kind].fields.map((f) => (f.type.sqlType === "DATE" ? sql`cast(${ident(f.name)} as varchar) as ${ident(f.name)}` : ident(f.name)));
  return {
    counts,
    rows: await home.engine.query(sql`select line, ${join(columns)} from ${ident(`staging.${kind}`)} where batch_id = ${batchId} order by line`),
    problems: (await home.engine.query<{ said: string }>(sql`select concat_ws(chr(31), line, coalesce("column", chr(30)), code, severity, coalesce(value, chr(30))) as said from staging.problem where batch_id = ${batchId}`)).map(({ said }) => said),
  };
}

/** A problem as one text: to hand over its columns one by one takes longer than to find it. */
const problemText = ({ line, column, code, severity, value }: Problem): string => [line, column ?? "\x1e", code, severity, value ?? "\x1e"].join("\x1f");

/** As text, to be compared fast. A rating of "-0" is 0 here and −0 there; as text both are 0. */
const asText = (rows: readonly Record<string, unknown>[]): string[] => rows.map((row) => JSON.stringify(row));

/** A problem shows the beginning of a long cell. */
const shown = (text: string | null): string | null => (text !== null && text.length > 200 && [...text].length > 200 ? `${[...text].slice(0, 100).join("")}…` : text);

/** The first that differ, next to each other: a diff of thousands of rows tells nobody anything. */
function expectSame(found: readonly string[], expected: readonly string[], seed: number): void {
  const differ = found.findIndex((text, i) => text !== expected[i]);
  if (differ >= 0) expect(found.slice(differ, differ + 3), `seed ${seed}`).toEqual(expected.slice(differ, differ + 3));
  expect(found.length, `seed ${seed}`).toBe(expected.length);
}

let dir: string;
let home: Home;
let batchId = 0;
beforeAll(async () => {
  dir = await mkdtemp(joinPath(tmpdir(), "loyalty-two-"));
  await emptyHomeInto(dir);
  home = await openHome(dir);
});
afterAll(async () => {
  await home.close();
  await rm(dir, { recursive: true });
});

describe.each(kinds)("%s: TypeScript and SQL read the same nasty rows alike", (kind) => {
  const all = isItsTurn(kinds.indexOf(kind), 4);
  const count = all ? ROWS : ROWS / 16;
  // Few rows are all written one way, and the next day another.
  const its = [...writings.entries()].filter(([which]) => which % 2 === kinds.indexOf(kind) % 2 && (all || isItsTurn(which >> 1)));
  test(`${count} rows`, async () => {
    const share = Math.ceil(count / its.length);
    let accepted = 0;
    for (const [which, { notation: written, delimiter }] of its) {
      for (let from = 0; from < share; from += PART) {
        const seed = 7 + kinds.indexOf(kind) * 10 + which + from * 1000;
        const rows = nastyRows(kind, Math.min(PART, share - from), seed, written);
        const read = inTypeScript(kind, written);
        let line = 2;
        const expected = rows.map((cells) => {
          const one = read(cells, line);
          line += 1 + cells.reduce((sum, cell) => sum + cell.split("\n").length - 1, 0);
          return one;
        });
        const file = await fileOf(joinPath(home.dir, "inbox"), fieldNames(kind), rows, delimiter ?? ",", (n) => n % 3 > 0);
        const found = await inSql(home, kind, ++batchId, planOf(kind, fieldNames(kind), { notation: written, delimiter, file }));
        const taken = expected.flatMap(({ row }) => (row ? [row] : []));
        expect(found.counts.rows_read, `seed ${seed}`).toBe(rows.length);
        expectSame(asText(found.rows), asText(taken), seed);
        expectSame(found.problems.sort(), expected.flatMap((e) => e.problems.map(problemText)).sort(), seed);
        accepted += taken.length;
      }
    }
    // A kind with one required column rejects few.
    expect(accepted).toBeGreaterThan(count / 4);
    expect(count - accepted).toBeGreaterThan(count / 20);
  });
});
