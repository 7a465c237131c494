import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { describe, expect, it } from "vitest";
import { importsOf } from "./architecture/imports.ts";
import { forbiddenImports, longestFile, offTheMap, serverInBrowser, sqlInView, tooLong, type Source } from "./architecture/rules.ts";

const root = join(import.meta.dirname, "..");
const filesUnder = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1).split(sep).join("/"))
    .filter((file) => !file.startsWith("tests/.tmp/"));
const files = ["app", "pipelines", "tests"].flatMap(filesUnder);
const sources: Source[] = files.filter((file) => /\.tsx?$/.test(file)).map((file) => ({ file, text: readFileSync(join(root, file), "utf8") }));

describe("the project", () => {
  it("has sources to judge", () => expect(sources.length).toBeGreaterThan(50));
  it("imports only what each folder may", () => expect(sources.flatMap(forbiddenImports)).toEqual([]));
  it("keeps server code out of the browser", () => expect(sources.flatMap(serverInBrowser)).toEqual([]));
  it("writes no SQL in a route or component", () => expect(sources.flatMap(sqlInView)).toEqual([]));
  it(`has no file of more than ${longestFile} lines`, () => expect(sources.flatMap(tooLong)).toEqual([]));
  it("has the folders of the map and no others", () => expect(offTheMap(files)).toEqual([]));

  it("has the same set of files in every kind of export", () => {
    const kinds = [...new Set(files.map((file) => /^pipelines\/sources\/(\w+)\/columns\.ts$/.exec(file)?.[1]).filter((kind) => kind !== undefined))];
    expect(kinds).toEqual(expect.arrayContaining(["visits", "sales", "surveys", "staff", "promotions"]));
    const setOf = (kind: string): string[] => files.filter((file) => file.startsWith(`pipelines/sources/${kind}/`)).map((file) => file.split("/")[3]!).sort();
    for (const kind of kinds) expect(setOf(kind), kind).toEqual(setOf("visits"));
  });
});

describe("the checker", () => {
  const broken = (file: string, text: string) => forbiddenImports({ file, text });

  it("sees every way to import", () => {
    const text = `
      import a from "./a.ts"; import type { B } from "#app/b.ts"; import "../side.css";
      export { c } from "#pipelines/c.ts"; const d = await import("./d.ts"); type E = import("./e.ts").E;`;
    expect(importsOf("app/x/y.ts", text)).toEqual([
      { target: "app/x/a.ts", typeOnly: false },
      { target: "app/b.ts", typeOnly: true },
      { target: "app/side.css", typeOnly: false },
      { target: "pipelines/c.ts", typeOnly: false },
      { target: "app/x/d.ts", typeOnly: false },
      { target: "app/x/e.ts", typeOnly: true },
    ]);
  });

  it.each([
    ["pipelines/stage/load.ts", `import { t } from "#app/i18n/index.ts";`],
    ["app/services/import.server.ts", `import { land } from "#pipelines/stage/land.ts";`],
    ["app/services/import.server.ts", `import { Button } from "../components/button.tsx";`],
    ["app/routes/staff.tsx", `import { loader } from "./overview.tsx";`],
    ["app/cli/commands/rows.ts", `const page = await import("#app/routes/rows.ts");`],
    ["app/stats/wilson.ts", `import { metric } from "#app/metrics/define.ts";`],
    ["app/metrics/compile.ts", `import { openDuckDB } from "#pipelines/warehouse/duckdb.ts";`],
    ["app/charts/trend.ts", `import { compile } from "#app/metrics/compile.ts";`],
    ["app/dashboards/overview.tsx", `import { ask } from "#app/services/metrics.server.ts";`],
    ["app/warehouse/run-query.server.ts", `import { loadVisits } from "#pipelines/sources/visits/columns.ts";`],
    ["app/cli/main.ts", `import { fake } from "#tests/unit/fake.ts";`],
  ])("forbids %s: %s", (file, text) => expect(broken(file, text)).toHaveLength(1));

  it.each([
    ["app/routes/staff.tsx", `import { ask } from "#app/services/metrics.server.ts"; import { kinds } from "#pipelines/sources/contract.ts";`],
    ["app/services/rows.server.ts", `import { sql } from "#pipelines/warehouse/sql.ts"; import { core } from "#pipelines/models/tables.ts";`],
    ["app/charts/trend.ts", `import type { Figure } from "#app/metrics/types.ts"; import * as Plot from "@observablehq/plot";`],
    ["app/metrics/compile.ts", `import { sql } from "#pipelines/warehouse/sql.ts";`],
    ["tests/unit/x.test.ts", `import { land } from "#pipelines/stage/land.ts";`],
  ])("allows %s: %s", (file, text) => expect(broken(file, text)).toEqual([]));

  it("sees server code that would reach the browser, but not its types", () => {
    const judge = (text: string) => serverInBrowser({ file: "app/components/drawer.tsx", text });
    expect(judge(`import { rows } from "#app/services/rows.server.ts";`)).toHaveLength(1);
    expect(judge(`import { readFile } from "node:fs/promises";`)).toHaveLength(1);
    expect(judge(`import type { Row } from "#app/services/rows.server.ts";`)).toEqual([]);
    expect(serverInBrowser({ file: "app/charts/draw.server.ts", text: `import "node:fs";` })).toEqual([]);
  });

  it("sees SQL in a view, but not words that look like it", () => {
    const judge = (text: string) => sqlInView({ file: "app/routes/staff.tsx", text });
    expect(judge("const q = sql`select 1`;")).toHaveLength(1);
    expect(judge('const q = "SELECT name FROM core.client";')).toHaveLength(1);
    expect(judge('const help = "select a branch"; import { from } from "x";')).toEqual([]);
    expect(sqlInView({ file: "app/services/rows.server.ts", text: "sql`select 1`" })).toEqual([]);
  });

  it("counts lines and knows the map", () => {
    const long = "x\n".repeat(longestFile);
    expect(tooLong({ file: "app/a.ts", text: long })).toEqual([]);
    expect(tooLong({ file: "app/a.ts", text: `${long}x` })).toHaveLength(1);
    expect(offTheMap(["app/utils/x.ts", "app/cli/main.ts", "app/root.tsx", "pipelines/etl/a.ts"])).toEqual(["app/utils is not on the map", "pipelines/etl is not on the map"]);
  });
});
