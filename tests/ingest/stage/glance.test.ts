import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { importFiles } from "#pipelines/index.ts";
import { normaliseFile, NotUtf8, planRead } from "#pipelines/read/index.ts";
import { bringIn } from "#pipelines/stage/bring-in.ts";
import { raw } from "#pipelines/warehouse/sql.ts";
import { temporaryDirectory, temporaryHome } from "./factory.ts";

const today = "2026-06-01";
const ROWS = 8_500;
const head = Buffer.from("branch;visit_no;closed_on;total_amount;advisor;plan;basis;note;remark\n");
/** Wide enough that few rows make a file of which only windows are looked at. */
const wide = Array.from({ length: 4 }, () => "x".repeat(490)).join(";");
const branch = Buffer.from("Центр");

/** 17 MB of ASCII, but for the first row's branch in UTF-8 and 80 rows with an advisor in windows-1251, which lie between two of the windows. */
async function largeFile(strange: boolean): Promise<string> {
  const line = (n: number): Buffer => Buffer.from(`${n ? "SeverSever" : "@"};N${10_000 + n};2026-05-01;100,00;Marat;${wide}\n`.replace("@", branch.toString()));
  const bytes = Buffer.concat([head, ...Array.from({ length: ROWS }, (_, n) => line(n))]);
  // Windows of 64 KB begin every 63rd of the file; the rows begin a little after the end of one.
  const from = Math.floor(((bytes.length - 65_536) / 63) * 32) + 65_536 + 8_192;
  for (let i = 0, at = from; i < (strange ? 80 : 0); i++) {
    at = bytes.indexOf("Marat", at);
    at += Buffer.from([0xcc, 0xe0, 0xf0, 0xe0, 0xf2]).copy(bytes, at);
  }
  const path = join(await temporaryDirectory(), "visits.csv");
  await writeFile(path, bytes);
  return path;
}

test("a large file is taken for UTF-8 at a glance, by the same plan as by all of it", async () => {
  const options = { today, currency: null };
  const file = await largeFile(false);
  const plan = await planRead(file, { ...options, glance: true });
  expect(plan).toMatchObject({ glanced: true, encoding: "utf-8" });
  expect(await planRead(file, options)).toEqual({ ...plan, glanced: undefined });
});

test("one that is something else where nobody looked is told while it is read, and read again as what it is", async () => {
  const file = await largeFile(true);
  const plan = await planRead(file, { today, currency: null, glance: true });
  expect(plan).toMatchObject({ glanced: true, encoding: "utf-8" });
  const pieces = { stem: join(await temporaryDirectory(), "piece"), take: () => Promise.resolve() };
  await expect(normaliseFile(plan, pieces)).rejects.toBeInstanceOf(NotUtf8);

  const home = await temporaryHome();
  const { files } = await importFiles(home, [file], { today });
  expect(files[0]).toMatchObject({ encoding: "windows-1251", rows_read: ROWS, rejected: 0, loaded: ROWS });
  const [found] = await home.engine.query<{ cyrillic: number; all: number }>(raw("select count(*) filter (advisor = 'Марат') as cyrillic, count(*) as \"all\" from staging.visits"));
  expect(found).toEqual({ cyrillic: 80, all: ROWS });
});

test("a copy under way is there as far as was waited for, and has the hash of its bytes in the end", async () => {
  const dir = await temporaryDirectory();
  const source = join(dir, "visits.csv");
  await writeFile(source, Buffer.alloc(5_000_000, "x"));
  const copy = await bringIn(source, dir);
  await copy.reach(1_000_000);
  await copy.reach(Number.POSITIVE_INFINITY);
  const kept = await copy.keep();
  // printf 'x%.0s' $(seq 5000000) | sha256sum
  expect(kept).toMatchObject({ isNew: true, bytes: 5_000_000, sha256: "03a7bd518f3e4ecac11f2e77f7437928ba5d80ac0b2b26a523d90e7628bfd59b" });
  await copy.drop();
  const again = await bringIn(source, dir);
  expect(await again.keep()).toEqual({ ...kept, isNew: false });
});

test("who waits for more of a copy that was stopped hears why", async () => {
  const dir = await temporaryDirectory();
  const source = join(dir, "visits.csv");
  await writeFile(source, Buffer.alloc(5_000_000, "x"));
  const stop = new AbortController();
  const copy = await bringIn(source, dir, stop.signal);
  const waiting = copy.reach(Number.POSITIVE_INFINITY);
  stop.abort(new Error("enough"));
  await expect(waiting).rejects.toThrow("enough");
  await copy.drop();
});
