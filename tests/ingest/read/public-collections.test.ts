import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import Papa from "papaparse";
import { afterAll, describe, expect, it } from "vitest";
import { cellsOf, RecordSplitter } from "#pipelines/read/splitter.ts";
import type { Delimiter } from "#pipelines/read/plan.ts";
import { cleanUp, fileOf, normalise } from "./files.ts";

afterAll(cleanUp);

function split(bytes: Buffer, delimiter: Delimiter = ","): string[][] {
  const found: string[][] = [];
  new RecordSplitter(delimiter).split(bytes, true, (view) => found.push(cellsOf(view)));
  return found;
}

const spectrum = join(import.meta.dirname, "fixtures/csv-spectrum");
describe("csv-spectrum", () => {
  const names = readdirSync(spectrum).filter((name) => name.endsWith(".csv"));
  it.each(names)("%s", async (name) => {
    const bytes = readFileSync(join(spectrum, name));
    const json = JSON.parse(readFileSync(join(spectrum, name.replace(/csv$/, "json")), "utf8")) as Record<string, string> | Record<string, string>[];
    const rows = Array.isArray(json) ? json : [json];
    const [header = [], ...records] = split(bytes);
    const found = records.filter((cells) => cells.some((cell) => cell !== "")).map((cells) => Object.fromEntries(header.map((key, i) => [key, cells[i] ?? ""])));
    // The sample of coordinates and its answer hold different rows; what is shared is that quotes within a field are characters.
    if (name === "location_coordinates.csv") expect(found[0]?.["Location Coordinates"]).toMatch(/37.36'37\.8"N 121.2'17\.9"W$/);
    else expect(found).toEqual(rows);
  });
  it.each(names)("%s as a file of orders loses no row", async (name) => {
    const [, ...records] = split(readFileSync(join(spectrum, name))).filter((cells) => cells.some((cell) => cell !== ""));
    const body = readFileSync(join(spectrum, name)).toString("utf8").replace(/^[^\r\n]*\r?\n/, "");
    const out = await normalise(fileOf(`branch,visit_no,closed_on,total_amount\n${body}`), { kind: "visits", delimiter: ",", decimal: ".", dateOrder: "dmy" });
    expect(out.records).toBe(records.length);
  });
});

interface Case {
  readonly description: string;
  readonly input: string;
  readonly config?: Readonly<Record<string, unknown>>;
  readonly expected: { readonly data: readonly (readonly string[])[]; readonly errors: readonly unknown[] };
}

/** PapaParse's own cases, from its package: a script that leaves lists in variables. */
function papaCases(): readonly Case[] {
  const source = readFileSync(createRequire(import.meta.url).resolve("papaparse/tests/test-cases.js"), "utf8");
  const from = source.indexOf("var CORE_PARSER_TESTS");
  const list = source.slice(from, source.indexOf("\n];", from) + 3);
  return new Function("Papa", "RECORD_SEP", "UNIT_SEP", `${list}; return CORE_PARSER_TESTS;`)(Papa, "\x1e", "\x1f") as readonly Case[];
}

describe("PapaParse's own cases", () => {
  const delimiters: ReadonlySet<unknown> = new Set([undefined, ",", ";", "\t", "|"]);
  const known = new Set(["delimiter", "newline"]);
  const plain = papaCases().filter(({ config = {}, expected }) => expected.errors.length === 0 && Object.keys(config).every((key) => known.has(key)) && delimiters.has(config["delimiter"]));
  const malformed = papaCases().filter(({ expected }) => expected.errors.length > 0);

  it("are there", () => expect([plain.length > 20, malformed.length > 0]).toEqual([true, true]));
  it.each(plain.map((one) => [one.description, one] as const))("%s", (_name, { input, config = {}, expected }) => {
    // What stands behind the last line end is a record of one blank field to it, and nothing to us.
    const data = /[\r\n]$/.test(input) && expected.data.at(-1)?.join("") === "" ? expected.data.slice(0, -1) : expected.data;
    expect(split(Buffer.from(input), (config["delimiter"] as Delimiter | undefined) ?? ",")).toEqual(data);
  });
  it.each(malformed.map((one) => [one.description, one] as const))("%s: no letter is lost", (_name, { input }) => {
    const letters = (text: string): string => text.replace(/[^A-Za-z0-9]/g, "");
    expect(letters(split(Buffer.from(input)).flat().join(""))).toBe(letters(input));
  });
});
