import { expect, test } from "vitest";
import { foldName, foldText, hasLegalForm } from "../../../pipelines/identity/fold.ts";
import { encoderTo } from "../../../pipelines/personal/encode.ts";
import { marksOf } from "../../../pipelines/personal/marks.ts";
import { decoder } from "../../../pipelines/read/encoding.ts";
import { openDuckDB } from "#pipelines/warehouse/duckdb.ts";
import { raw, sql } from "#pipelines/warehouse/sql.ts";

const names = ["Иванов Иван", "ИВАНОВ ИВАН", "Иванов  И.И.", "Иванова Инна", "Королёв Пётр", "Королев П", "Әлиев Қанат", "ТОО «Ромашка»", "ромашка тоо", "ООО Ромашка", "ТОО", "Ромашка", "Smith John", "Smith, J", "О'Коннор-Ли"];

test("identity takes marks of names for one where it takes the names for one, and for a firm's where they are; spellings go on differing", async () => {
  const engine = await openDuckDB(":memory:");
  const { name } = marksOf("secret");
  const said = async (text: string): Promise<{ name: string; firm: boolean }> => {
    const [row] = await engine.query<{ name: string; firm: boolean }>(sql`select ${raw(foldName("f"))} as name, ${raw(hasLegalForm("f"))} as firm from (select ${raw(foldText("v"))} as f from (select ${text} as v) as t) as u`);
    return row!;
  };
  try {
    const [plain, marked] = [await Promise.all(names.map(said)), await Promise.all(names.map((one) => said(name(one, true))))];
    for (const [i, a] of plain.entries()) {
      expect(marked[i]!.firm, names[i]).toBe(a.firm);
      for (const [j, b] of plain.entries()) expect(marked[i]!.name === marked[j]!.name, `${names[i]} / ${names[j]}`).toBe(a.name === b.name);
    }
    expect(new Set(names.map((one) => name(one, true))).size).toBe(names.length);
    for (const one of names) expect(name(one, true)).not.toBe(name(one, false));
  } finally {
    await engine.close();
  }
});

test("a mark of a key tells nothing without the secret, is the same for the same key, and a firm's tax number stays one", () => {
  const key = (key_type: "phone" | "tax_id" | "client_code", key_value: string, code_space: string | null = null) => ({ key_type, code_space, key_value });
  const { key: mark } = marksOf("a");
  expect(mark(key("phone", "+77010000001"))).toMatch(/^~e[0-9a-f]{24}$/);
  expect(mark(key("phone", "+77010000001"))).not.toBe(marksOf("b").key(key("phone", "+77010000001")));
  expect([mark(key("tax_id", "7701234567")), mark(key("tax_id", "020740001234")), mark(key("tax_id", "850101300123"))].map((text) => text.slice(0, 2))).toEqual(["~f", "~f", "~e"]);
  expect(mark(key("client_code", "17", "a"))).not.toBe(mark(key("client_code", "17", "b")));
});

test.each(["utf-8", "utf-16le", "utf-16be", "windows-1251", "cp866", "koi8-r"] as const)("what was read as %s is written as it was", (encoding) => {
  const text = Buffer.from("Королёв;Жанна №1\r\n~e0123,\"а\"\"б\"\n");
  const bytes = encoderTo(encoding)(encoding === "koi8-r" ? Buffer.from(text.toString().replace("№", "")) : text);
  expect(encoderTo(encoding)(Buffer.from(decoder(encoding)(bytes, true)))).toEqual(bytes);
  expect(bytes.includes(63)).toBe(false);
});
