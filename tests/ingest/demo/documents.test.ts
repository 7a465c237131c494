import { readdir, readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { sources } from "#pipelines/sources/index.ts";

const root = new URL("../../../", import.meta.url);
const read = (path: string): Promise<string> => readFile(new URL(path, root), "utf8");
const client = new Set(["client_code", "client_name", "client_kind", "phone", "email", "card_no", "tax_id"]);

/** A column as the dictionary writes it: `x` required, `x`? optional, **`x`** of the key. */
const notation = (field: { name: string; key: boolean; required: boolean }): string =>
  (field.key ? `**\`${field.name}\`**` : `\`${field.name}\``) + (field.required ? "" : "?");

describe("the data dictionary", () => {
  test.each(Object.values(sources))("lists the columns of $kind as the contract has them", async (source) => {
    const row = (await read("data/README.md")).split("\n").find((line) => line.startsWith(`| \`${source.kind}\` |`));
    const own = source.fields.filter((f) => !client.has(f.name) || f.key).map(notation);
    if (source.hasClient) own.splice(source.fields.findIndex((f) => f.name === "client_code"), 0, "client…");
    expect(row?.split(" | ")[2]).toBe(own.join(", "));
  });
});

describe("decision records", () => {
  test("are all in the index, under their own titles", async () => {
    const files = (await readdir(new URL("app/decisions", root))).filter((name) => /^\d{4}-.*\.md$/.test(name)).sort();
    const index = (await read("app/decisions/README.md")).split("\n").filter((line) => /^\| \[\d+\]/.test(line));
    const expected = await Promise.all(
      files.map(async (file) => {
        const [title = ""] = (await read(`app/decisions/${file}`)).split("\n");
        return `| [${Number(file.slice(0, 4))}](${file}) | ${title.replace(/^# \d+\. /, "")} |`;
      }),
    );
    expect(index.map((line) => line.replace(/[^|]+\|$/, ""))).toEqual(expected);
  });
});
