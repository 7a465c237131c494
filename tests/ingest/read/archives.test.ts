import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeXlsx } from "hucre/xlsx";
import { afterAll, expect, it } from "vitest";
import { archiveLimits, expandArchive, isArchive } from "#pipelines/read/index.ts";
import { cleanUp, fileOf } from "./files.ts";
import { zipOf, type Packed } from "./zip-file.ts";

const out = mkdtempSync(join(tmpdir(), "archive-"));
afterAll(() => {
  cleanUp();
  rmSync(out, { recursive: true, force: true });
});
let count = 0;
const folder = (): string => join(out, String(++count));
const archive = (...files: Packed[]): string => fileOf(zipOf(files), "a.zip");
const csv = "branch;visit_no\nA;1\n";

it("exports come out of nested folders under their own names, what systems add stays in", async () => {
  const path = archive(
    { name: "2026/май/визиты.csv", content: csv },
    { name: "2026/июнь/визиты.csv", content: "x" },
    { name: "__MACOSX/2026/._визиты.csv", content: "m" },
    { name: ".DS_Store", content: "d" },
    { name: "2026/", content: "" },
    { name: "договор.pdf", content: "p" },
    { name: "inner.zip", content: "z" },
  );
  expect(await isArchive(path)).toBe(true);
  const { files, ignored } = await expandArchive(path, folder());
  expect(files.map(({ name }) => name)).toEqual(["2026/май/визиты.csv", "2026/июнь/визиты.csv"]);
  expect(files.map((file) => readFileSync(file.path, "utf8"))).toEqual([csv, "x"]);
  expect(files[0]?.path.endsWith("визиты.csv")).toBe(true);
  expect(ignored).toEqual(["договор.pdf", "inner.zip"]);
});

it("names of DOS are read, and no name leads out of the folder", async () => {
  const dos = Uint8Array.from([0xa2, 0xa8, 0xa7, 0xa8, 0xe2, 0xeb, 0x2e, 0x63, 0x73, 0x76]); // визиты.csv in cp866
  const into = folder();
  const { files } = await expandArchive(archive({ name: dos, content: csv }, { name: "../../evil.csv", content: csv }, { name: "C:\\data\\a:b.csv", content: csv }), into);
  expect(files.map(({ name }) => name)).toEqual(["визиты.csv", "../../evil.csv", "C:/data/a:b.csv"]);
  expect(files.every(({ path }) => path.startsWith(into))).toBe(true);
});

it("a workbook is no archive", async () => {
  expect(await isArchive(fileOf(await writeXlsx({ sheets: [{ name: "S", rows: [["a"]] }] }), "b.xlsx"))).toBe(false);
  expect(await isArchive(fileOf(csv))).toBe(false);
});

it.each<[string, Packed[], string]>([
  ["a password", [{ name: "a.csv", content: csv, flags: 1 }], "encrypted_archive"],
  ["no export inside", [{ name: "a.pdf", content: csv }], "empty_archive"],
  ["a method nobody knows", [{ name: "a.csv", content: csv, method: 99 }], "bad_archive"],
  ["bytes that are not what was packed", [{ name: "a.csv", content: csv, crc: 1 }], "bad_archive"],
])("%s is refused", async (_what, files, code) => {
  await expect(expandArchive(archive(...files), folder())).rejects.toMatchObject({ code });
});

it("an archive of the 64-bit sort", async () => {
  // As `zip` writes what it reads from a pipe: sizes and place in the extra field, the directory's place in a record of its own.
  const plain = zipOf([{ name: "a.csv", content: csv }]);
  const end = plain.length - 22;
  const start = plain.readUInt32LE(end + 16);
  const entry = Buffer.from(plain.subarray(start, end));
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  [24, 20, 42].forEach((place, i) => {
    extra.writeBigUInt64LE(BigInt(entry.readUInt32LE(place)), 4 + i * 8);
    entry.writeUInt32LE(0xffffffff, place);
  });
  entry.writeUInt16LE(28, 30);
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  [[32, 1], [40, entry.length + 28], [48, start]].forEach(([at, value]) => record.writeBigUInt64LE(BigInt(value as number), at as number));
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(start + entry.length + 28), 8);
  const last = Buffer.from(plain.subarray(end));
  last.fill(0xff, 8, 20);
  const path = fileOf(Buffer.concat([plain.subarray(0, start), entry, extra, record, locator, last]), "wide.zip");
  const { files } = await expandArchive(path, folder());
  expect(files.map((file) => readFileSync(file.path, "utf8"))).toEqual([csv]);
});

it("a cut archive is refused", async () => {
  await expect(isArchive(fileOf(zipOf([{ name: "a.csv", content: csv }]).subarray(0, 40), "a.zip"))).rejects.toMatchObject({ code: "bad_archive" });
});

it("a bomb that declares next to nothing is stopped while it unpacks", async () => {
  const bomb = archive({ name: "a.csv", content: Buffer.alloc(130 * 2 ** 20), declared: 10 });
  await expect(expandArchive(bomb, folder())).rejects.toMatchObject({ code: "too_large" });
  await expect(expandArchive(archive({ name: "a.csv", content: Buffer.alloc(5000) }), folder(), { ...archiveLimits, bytes: 4000 })).rejects.toMatchObject({ code: "too_large" });
});
