import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { locales, translator, type Locale } from "#app/i18n/index.ts";
import { templateCsv, templateXlsx } from "#app/services/template.server.ts";
import { importFiles, openHome } from "#pipelines/index.ts";
import { kinds, sources } from "#pipelines/sources/index.ts";
import { isItsTurn } from "#tests/turn.ts";
import { cleanUp, plan } from "./files.ts";

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "templates-"));
});
afterAll(async () => {
  cleanUp();
  await rm(dir, { recursive: true });
});

/** Headers are the same words in both files: workbooks are read in the language with the most letters of its own. */
const endings = (locale: Locale): readonly string[] => (locale === "kk" ? ["csv", "xlsx"] : ["csv"]);

describe.each(locales)("templates in %s", (locale) => {
  const t = translator(locale);
  const path = (kind: string, ending: string): string => join(dir, `${kind}-${locale}.${ending}`);
  beforeAll(async () => {
    for (const kind of kinds) {
      await writeFile(path(kind, "csv"), templateCsv(kind, t, locale));
      if (endings(locale).includes("xlsx")) await writeFile(path(kind, "xlsx"), await templateXlsx(kind, t, locale));
    }
  });

  it.each(kinds)("%s: its files are told for what they are, and every column is mapped", async (kind) => {
    for (const ending of endings(locale)) {
      const found = await plan(path(kind, ending), { today: "2026-06-15" });
      expect(found, ending).toMatchObject({ kind, unmapped: [], ambiguities: [], headerLine: 1 });
      const order = sources[kind].fields.map(({ name }) => found.bindings[name]);
      expect(order, ending).toEqual(order.map((_, index) => ({ from: "column", index })));
    }
  });

  it.runIf(isItsTurn(locales.indexOf(locale), 3))("the example rows of all files load without a remark, and the workbooks say the same", async () => {
    const home = await openHome(await mkdtemp(join(dir, "home-")));
    try {
      const load = async (ending: string) => (await importFiles(home, kinds.map((kind) => path(kind, ending)), { today: "2026-06-15" })).files;
      const said = (await load("csv")).map((f) => [f.kind, f.rows_read, f.loaded, f.rejected, f.problems, f.warnings]);
      expect(said.sort()).toEqual(kinds.map((kind) => [kind, 1, 1, 0, [], []]).sort());
      if (!endings(locale).includes("xlsx")) return;
      const again = (await load("xlsx")).map((f) => [f.kind, f.unchanged]);
      expect(again.sort()).toEqual(kinds.map((kind) => [kind, 1]).sort());
    } finally {
      await home.close();
    }
  });

  it.each(kinds)("the example of %s is seen to be one", (kind) => expect(templateCsv(kind, t, locale).split("\r\n")[1]).toMatch(new RegExp(`${t("dictionary.mark")}|EXAMPLE`)));
});
