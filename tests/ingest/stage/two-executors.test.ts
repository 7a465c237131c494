import { describe, expect, test } from "vitest";
import { kinds, type Kind, mustBeReadable, namesNobody, type Notation, type Parsed, sources, trimCell } from "#pipelines/sources/index.ts";
import { stageFile } from "#pipelines/stage/stage-file.ts";
import { ident, join, sql } from "#pipelines/warehouse/sql.ts";
import { fieldNames, normalised, notation, planOf, temporaryHome } from "./factory.ts";
import { nastyRows } from "./nasty.ts";

const ROWS = 3_000;

/** The contract as the preview runs it, over a whole row. */
function inTypeScript(kind: Kind, cells: readonly string[], line: number, written: Notation) {
  const values: Record<string, unknown> = {};
  const fields: Record<string, Parsed> = {};
  const problems: { line: number; severity: string; column: string | null; code: string; value: string | null }[] = [];
  sources[kind].fields.forEach((field, i) => {
    const trimmed = trimCell(cells[i] ?? "");
    const text = field.name === "branch" && trimmed !== null ? trimmed.replace(/[ \u00a0]+/g, " ") : trimmed;
    const parsed = text === null ? { value: null, problem: field.required ? ("missing" as const) : null } : field.type.parse(text, field.name, written);
    values[field.name] = parsed.value;
    fields[field.name] = parsed;
    if (!parsed.problem) return;
    const severity = mustBeReadable(field) || parsed.problem === "missing" ? "reject" : "warning";
    problems.push({ line, severity, column: field.name, code: parsed.problem, value: shown(text) });
  });
  if (namesNobody(sources[kind], fields)) problems.push({ line, severity: "reject", column: null, code: "no_client", value: null });
  const rejected = problems.some((p) => p.severity === "reject");
  return { row: rejected ? null : { line, ...values }, problems: problems.filter((p) => (p.severity === "reject") === rejected) };
}

async function inSql(kind: Kind, rows: readonly (readonly string[])[], written: Notation) {
  const home = await temporaryHome();
  const names = fieldNames(kind);
  const file = await normalised(home.tmpDir, names.length, rows);
  const { counts } = await stageFile(home, sources[kind], planOf(kind, names, { notation: written }), file, async () => 1, async () => undefined);
  const columns = sources[kind].fields.map((f) => (f.type.sqlType === "DATE" ? sql`cast(${ident(f.name)} as varchar) as ${ident(f.name)}` : ident(f.name)));
  return {
    counts,
    rows: await home.engine.query(sql`select line, ${join(columns)} from ${ident(`staging.${kind}`)} order by line`),
    problems: await home.engine.query(sql`select line, severity, "column", code, value from staging.problem`),
  };
}

/** A rating of "-0" is 0 here and −0 there. */
const unsigned = (row: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(Object.entries(row).map(([k, v]) => [k, typeof v === "number" ? v + 0 : v]));

/** A problem shows the beginning of a long cell. */
const shown = (text: string | null): string | null => (text !== null && [...text].length > 200 ? `${[...text].slice(0, 100).join("")}…` : text);

const sorted = (problems: readonly Record<string, unknown>[]): string[] => problems.map((p) => JSON.stringify([p["line"], p["column"], p["code"], p["severity"], p["value"]])).sort();

const notations: readonly Notation[] = [
  notation,
  { ...notation, decimal: ",", dateOrder: "dmy", currency: "KZT" },
  { ...notation, dateOrder: "mdy", words: { payer: { неизвестно: "internal" }, kind: { неизвестно: "gift" }, role: { неизвестно: "other" } } },
  { ...notation, dateFormat: "%Y%m%d" },
];

describe.each(kinds)("%s: TypeScript and SQL read the same nasty rows alike", (kind) => {
  test.each(notations)("decimal $decimal, dates $dateOrder, format $dateFormat", async (written) => {
    const rows = nastyRows(kind, ROWS / 2, 7 + kinds.indexOf(kind) * 10 + notations.indexOf(written), written);
    const expected = rows.map((cells, i) => inTypeScript(kind, cells, i + 2, written));
    const found = await inSql(kind, rows, written);
    const accepted = expected.flatMap(({ row }) => (row ? [row] : []));
    expect(found.counts.rows_read).toBe(rows.length);
    // A kind with one required column rejects few.
    expect(accepted.length).toBeGreaterThan(rows.length / 4);
    expect(rows.length - accepted.length).toBeGreaterThan(rows.length / 20);
    expect(found.rows.map(unsigned)).toEqual(accepted);
    expect(sorted(found.problems)).toEqual(sorted(expected.flatMap((e) => e.problems)));
  });
});
