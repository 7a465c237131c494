import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { normaliseFile, type Piece } from "#pipelines/read/index.ts";
import { needsTrimming } from "#pipelines/read/plain-lines.ts";
import { trimCell } from "#pipelines/sources/index.ts";
import { memoryLimit } from "#pipelines/warehouse/memory.ts";
import { planOf, temporaryDirectory } from "./factory.ts";

const delimiters = [",", ";", "\t", "|"] as const;
const sign = fc.constantFrom("a", "я", "Р", "1", "-", "–", "—", " ", "\t", "\u00a0", "\u2007", "\u2009", "\u202f", "\ufeff", "\u001a", "№", "₸", "«", "”");
const cell = fc.array(sign, { maxLength: 4 }).map((signs) => signs.join(""));

test("lines are not trimmed only where no cell needs it", () => {
  const lines = fc.array(fc.array(cell, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(lines, fc.constantFrom(...delimiters), fc.constantFrom("\n", "\r\n"), fc.boolean(), (rows, delimiter, end, ended) => {
      const cells = rows.map((row) => row.map((text) => text.replaceAll(delimiter, "")));
      const bytes = Buffer.from(cells.map((row) => row.join(delimiter)).join(end) + (ended ? end : ""));
      if (needsTrimming(delimiter)(bytes)) return;
      for (const text of cells.flat()) expect(trimCell(text)).toBe(text === "" ? null : text);
    }),
    { numRuns: 3000 },
  );
});

test("tidy lines are seen as such, signs of Cyrillic and money among them", () => {
  for (const text of ["Центр;Р1;-5;2026-05-01;№ 7;100 ₸\n", "Центр;1 000,00;«Ромашка» ТОО\r\n", "1\u00a0000;a–b\n", ";;\n"]) expect(needsTrimming(";")(Buffer.from(text))).toBe(false);
});

test("plain lines and split records come to the same", async () => {
  const folder = await temporaryDirectory();
  const field = fc.oneof(cell, fc.constantFrom('"a;b"', '"x""y"', '5"', '"p\nq"', "", '"', " "));
  const lines = fc.array(fc.array(field, { minLength: 1, maxLength: 5 }), { maxLength: 8 });
  let files = 0;
  await fc.assert(
    fc.asyncProperty(lines, fc.constantFrom(...delimiters), fc.array(fc.constantFrom("\n", "\r\n", "\r", "\n\n"), { minLength: 9, maxLength: 9 }), async (rows, delimiter, ends) => {
      const file = join(folder, `${++files}.csv`);
      await writeFile(file, ["h", ...rows.map((row) => row.join(delimiter))].map((line, i) => line + ends[i]).join(""));
      const plan = planOf("visits", ["branch", "visit_no", "closed_on"], { file, delimiter });
      const [plain, careful] = await Promise.all([false, true].map((how) => read(plan, how, join(folder, `${files}-${how}`))));
      expect(plain).toEqual(careful);
    }),
    { numRuns: 300 },
  );
});

async function read(plan: ReturnType<typeof planOf>, careful: boolean, stem: string): Promise<unknown> {
  const texts: string[] = [];
  const take = async (piece: Piece): Promise<void> => void texts.push(await readFile(piece.path, "utf8"));
  const told = await normaliseFile(plan, { stem, take, careful });
  return { ...told, text: texts.join("") };
}

test("the engine takes half of the memory, at most 2.5 GB, or what is asked for", () => {
  const GB = 2 ** 30;
  expect(memoryLimit(undefined, 2 * GB)).toBe("1024MiB");
  expect(memoryLimit(undefined, 64 * GB)).toBe("2560MiB");
  expect(memoryLimit(undefined, GB / 4)).toBe("256MiB");
  expect(memoryLimit("6000", 2 * GB)).toBe("6000MiB");
  expect(memoryLimit("much", 2 * GB)).toBe("1024MiB");
});
