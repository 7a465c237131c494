import { expect, test } from "vitest";
import { csvFile } from "#app/services/csv-file.ts";
import { mapInSlices } from "#app/services/in-slices.ts";

const text = async (list: Parameters<typeof csvFile<number>>[0]): Promise<string> => new TextDecoder("utf-8", { ignoreBOM: true }).decode(await new Response(await csvFile(list)).arrayBuffer());

test("a list longer than a piece is one file, its lines in their order", async () => {
  const items = Array.from({ length: 30_000 }, (_, at) => at);
  const made = await text({ about: [["Кто", "где"], []], head: ["№", "имя"], items, cells: (at) => [at, `=Имя, ${at} ₸`], note: "конец" });
  expect(made).toBe(`\uFEFFКто,где\r\n\r\n№,имя\r\n${items.map((at) => `${at},"'=Имя, ${at} ₸"\r\n`).join("")}конец\r\n`);
});

test("parts that come one after another are one list", async () => {
  async function* parts() {
    yield [1, 2];
    yield [];
    yield [3];
  }
  expect(await text({ head: ["n"], items: parts(), cells: (at) => [at] })).toBe("\uFEFFn\r\n1\r\n2\r\n3\r\n");
});

test("nothing is a file with a head", async () => {
  expect(await text({ head: ["a"], items: [], cells: () => [] })).toBe("\uFEFFa\r\n");
});

test("what is made in slices is what is made at once, and what goes wrong reaches who waits", async () => {
  const items = Array.from({ length: 1_234 }, (_, at) => at);
  expect(await mapInSlices(items, (at) => at * 2)).toEqual(items.map((at) => at * 2));
  await expect(mapInSlices(items, (at) => JSON.parse(at === 1_000 ? "{" : "1") as number)).rejects.toThrow(SyntaxError);
});
