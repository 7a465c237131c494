import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { importFiles, type FileReport } from "#pipelines/index.ts";
import { temporaryDirectory, temporaryHome } from "../stage/factory.ts";
import { mutations, randomOf, withHugeCell } from "./mutate.ts";

/** More files of every sort, and other ones: MUTATIONS=50 SEED=7 npx vitest run tests/ingest/read/mutations.test.ts */
const ROUNDS = Number(process.env["MUTATIONS"] ?? 0);
const SEED = Number(process.env["SEED"] ?? 20_261_121);
/** Of one file, even on a busy machine. */
const SLOWEST = 20_000;

const root = join(import.meta.dirname, "../../../data/samples");
const samples = [root, join(root, "read")].flatMap((dir) => readdirSync(dir).filter((name) => /\.(?:csv|txt)$/.test(name)).map((name) => join(dir, name)));

const known: readonly string[] = ["ambiguous", "empty_file", "not_a_table", "no_known_column", "missing_columns", "unknown_encoding", "not_a_workbook", "bad_archive", "bad_mapping", "too_large"] satisfies readonly NonNullable<FileReport["error"]>["code"][];

const rest = ({ error, rows_read, loaded, unchanged, superseded, rejected }: FileReport): number | string => (error ? (known.includes(error.code) ? 0 : `${error.code} ${JSON.stringify(error.params)}`) : rows_read - loaded - unchanged - superseded - rejected);

/** Loads all of them into one home, and says which file broke what. */
async function load(files: readonly { readonly what: string; readonly bytes: Buffer }[]): Promise<{ readonly broken: string[]; readonly landed: number }> {
  const [home, dir] = [await temporaryHome(), await temporaryDirectory()];
  const paths = files.map(({ bytes }, i) => {
    const path = join(dir, `${i}.csv`);
    writeFileSync(path, bytes);
    return path;
  });
  let started = Date.now();
  const slow: string[] = [];
  let at = 0;
  const report = await importFiles(home, paths, { today: "2027-01-01", dateOrder: "dmy", decimal: "," }, ({ index, step }) => {
    if (index === at && step !== "land") return;
    if (at > 0 && step !== "land" && Date.now() - started > SLOWEST) slow.push(`${files[at - 1]?.what}: ${Date.now() - started} ms`);
    [at, started] = [index, Date.now()];
  });
  const broken = report.files.flatMap((file, i) => (rest(file) === 0 ? [] : [`${files[i]?.what}: ${rest(file)}`]));
  return { broken: [...broken, ...slow], landed: report.files.filter((file) => !file.error).length };
}

it(`no mutation of any sample crashes, hangs or loses a row (seed ${SEED})`, async () => {
  const random = randomOf(SEED);
  const sorts = Object.entries(mutations);
  const files = samples.flatMap((sample, s) => {
    const bytes = readFileSync(sample);
    const chosen = ROUNDS ? Array.from({ length: ROUNDS }, () => sorts).flat() : [sorts[s % sorts.length] as (typeof sorts)[number]];
    return chosen.map(([name, mutate]) => ({ what: `${sample.slice(root.length + 1)}, ${name}`, bytes: mutate(bytes, random) }));
  });
  const { broken, landed } = await load(files);
  expect(broken).toEqual([]);
  expect(landed).toBeGreaterThan(files.length / 4);
}, ROUNDS ? 3_600_000 : 300_000);

it("a cell of 10 MB costs its row, not the file", async () => {
  const bytes = readFileSync(join(root, "visits-dms.csv"));
  const { broken, landed } = await load([{ what: "10 MB", bytes: withHugeCell(bytes, 10 * 2 ** 20) }, { what: "whole", bytes }]);
  expect(broken).toEqual([]);
  expect(landed).toBe(2);
}, 120_000);
