import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { writeDemoExports, type DemoTruth } from "#pipelines/demo/index.ts";
import { kinds } from "#pipelines/sources/contract.ts";
import { toldOf } from "./once.ts";
import { reckon } from "./reckon.ts";
import { testStory } from "./story.ts";

let dir: string;
let files: readonly string[];
let truth: DemoTruth;
beforeAll(async () => {
  // A whole run has made them already, in another process.
  const made = inject("demo");
  dir = made === null ? await mkdtemp(join(tmpdir(), "demo-files-")) : join(made, "exports");
  ({ files, truth } = made === null ? await writeDemoExports(dir) : await toldOf(made));
  return () => (made === null ? rm(dir, { recursive: true }) : undefined);
});

const digest = async (folder: string, names: readonly string[]): Promise<string[]> =>
  Promise.all(names.map(async (name) => createHash("sha256").update(await readFile(join(folder, name))).digest("hex")));
const text = async (name: string, encoding: string): Promise<string[]> => new TextDecoder(encoding).decode(await readFile(join(dir, name))).split(/\r?\n/);

describe("the exports", () => {
  test("are the same bytes for the same seed, and others for another", async () => {
    const again = await mkdtemp(join(tmpdir(), "demo-again-"));
    const other = await mkdtemp(join(tmpdir(), "demo-other-"));
    try {
      expect((await writeDemoExports(again)).files).toEqual(files);
      expect(await digest(again, files)).toEqual(await digest(dir, files));
      const orders = "Заказ-наряды 2024.csv";
      await writeDemoExports(other, { seed: "другое" });
      expect(await digest(other, [orders])).not.toEqual(await digest(dir, [orders]));
    } finally {
      await Promise.all([rm(again, { recursive: true }), rm(other, { recursive: true })]);
    }
  });

  test("are to be loaded in the order of their names", () => {
    expect(files).toEqual([...files].sort());
    expect(truth.files.map((f) => f.file)).toEqual(files);
  });

  test("weigh less than 24 MB and say of every row what becomes of it", async () => {
    const sizes = await Promise.all(files.map(async (f) => (await stat(join(dir, f))).size));
    expect(sizes.reduce((a, b) => a + b)).toBeLessThan(24_000_000);
    for (const f of truth.files) expect(f.loaded + f.unchanged + f.superseded + f.rejected, f.file).toBe(f.rows);
    expect(truth.rejects).toHaveLength(truth.files.reduce((sum, f) => sum + f.rejected, 0));
  });

  test("are of every kind, in no more than 45 files", () => {
    expect(new Set(truth.files.map((f) => f.kind))).toEqual(new Set(kinds));
    expect(files.length).toBeLessThanOrEqual(45);
    expect(truth.files.reduce((sum, f) => sum + f.rows, 0)).toBeLessThan(130_000);
  });

  test("of 1C: windows-1251, title rows, numbers with no-break spaces and a comma, a total below", async () => {
    const lines = await text("Заказ-наряды 2024.csv", "windows-1251");
    expect(lines[0]).toMatch(/^Реестр заказ-нарядов;/);
    expect(lines[2]).toMatch(/^Номер;Дата закрытия;Подразделение;/);
    expect(lines[3]).toMatch(/;\d\d\.\d\d\.2024 \d\d:\d\d:\d\d;.*;\d{1,3}(\u00a0\d{3})*,\d\d;/);
    expect(lines.at(-2)).toMatch(/^Итого;+[\d\u00a0]+,\d\d;;;$/);
    const orders = truth.files.find((f) => f.file === "Заказ-наряды 2024.csv");
    expect(lines).toHaveLength(3 + (orders?.rows ?? 0) + 1 + 1);
  });

  test("of the importer's agency: UTF-16 with tabs and American dates", async () => {
    const lines = await text("CSI importer 2023-2026.txt", "utf-16le");
    expect(lines[0]?.split("\t")[1]).toBe("Response ID");
    expect(lines[1]?.split("\t")[2]).toMatch(/^\d{1,2}\/\d{1,2}\/2023$/);
  });

  test("stand broken exactly where the truth says so", async () => {
    for (const r of truth.rejects.filter((x) => x.file.startsWith("Заказ-наряды 2"))) {
      const cells = (await text(r.file, "windows-1251"))[r.line - 1]?.split(";") ?? [];
      const cell = cells[{ visit_no: 0, closed_on: 1, total_amount: 21 }[r.column ?? ""] ?? -1] ?? "?";
      if (r.code === "missing") expect(cell).toBe("");
      else if (r.code === "bad_amount") expect(cell).toMatch(/[а-яЗ]/);
      else expect(["31.02.2025", "вчера", "00.00.0000", "2025-13-45", "н/д"]).toContain(cell);
    }
  });
});

describe("the life in them", () => {
  const share = ([part, whole]: readonly [number, number]): number => part / whole;
  const asOf = "2026-05-31";

  test("is as large as a group of three branches", () => {
    expect(truth.clients.length).toBeGreaterThan(9_000);
    expect(truth.clients.length).toBeLessThan(12_500);
    expect(truth.orders.length).toBeGreaterThan(45_000);
    expect(truth.orders.length).toBeLessThan(60_000);
    expect(truth.sales.length).toBeGreaterThan(3_000);
    expect(truth.answers.length).toBeGreaterThan(6_000);
    const days = truth.orders.map((o) => o.closedOn).sort();
    expect(days[0]?.slice(0, 7)).toBe("2023-06");
    expect(days.at(-1)).toBe("2026-06-10");
  });

  test("gives believable figures", () => {
    const r = reckon(truth);
    const { group } = r.loyalAt(asOf);
    const eligible = group.active - group.tooNew;
    expect(group.loyal / eligible).toBeGreaterThan(0.38);
    expect(group.loyal / eligible).toBeLessThan(0.43);
    expect(group.repeat - group.discountOnly - group.detractors).toBe(group.loyal);
    expect(group.discountOnly / group.repeat).toBeGreaterThan(0.08);
    expect(group.discountOnly / group.repeat).toBeLessThan(0.12);
    expect(group.detractors / group.repeat).toBeGreaterThan(0.045);
    expect(group.detractors / group.repeat).toBeLessThan(0.08);
    expect(share(r.serviceRetention(asOf))).toBeCloseTo(0.61, 1);
    expect(share(r.repeatSales(asOf))).toBeGreaterThan(0.18);
    expect(share(r.repeatSales(asOf))).toBeLessThan(0.25);
    expect(share(r.saleToService(asOf))).toBeCloseTo(0.72, 1);
    const points = (origin: "internal" | "importer"): number => {
      const { promoters, detractors, n } = r.nps(asOf, origin);
      return (100 * (promoters - detractors)) / n;
    };
    expect(Math.abs(points("internal") - 45)).toBeLessThan(5);
    expect(Math.abs(points("importer") - 31)).toBeLessThan(6);
  });

  test("tells a story: «Север» leaks since January 2026, «Юг» grows, «Центр» is steady", () => {
    const at = (day: string, branch: string): number => {
      const count = reckon(truth).loyalAt(day).branches[branch];
      return count ? count.loyal / (count.active - count.tooNew) : 0;
    };
    expect(at("2025-12-31", "Север") - at(asOf, "Север")).toBeGreaterThan(0.035);
    expect(at(asOf, "Юг") - at("2025-05-31", "Юг")).toBeGreaterThan(0.03);
    expect(Math.abs(at(asOf, "Центр") - at("2025-05-31", "Центр"))).toBeLessThan(0.02);
  });
});

describe("the life around them", () => {
  testStory(() => truth);
});
