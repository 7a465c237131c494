import { importsOf, type Import } from "./imports.ts";

export interface Source {
  /** Path inside the project, with forward slashes. */
  readonly file: string;
  readonly text: string;
}
type Allowed = (target: string) => boolean;

const under = (...folders: string[]): Allowed => (target) => folders.some((folder) => target === folder || target.startsWith(`${folder}/`));
const either = (...rules: Allowed[]): Allowed => (target) => rules.some((rule) => rule(target));
const not = (rule: Allowed): Allowed => (target) => !rule(target);
const both = (a: Allowed, b: Allowed): Allowed => (target) => a(target) && b(target);

/** What the rest of the project may know of the metrics: their words and their calendar. */
const metricsTypes = under("app/metrics/types.ts", "app/metrics/period.ts");
const pipelinesDoor = either(under("pipelines/index.ts", "pipelines/sources", "pipelines/warehouse"), under("pipelines/models/tables.ts"));
const app = under("app");
/** Whatever works long on the server gives others their turn. */
const turns = under("app/config/own-turn.server.ts");

/** The rule of design/architecture.md, "May import", folder by folder. A folder may always import itself. */
const mayImport: Readonly<Record<string, Allowed>> = {
  "app/routes": either(both(app, not(under("app/routes"))), pipelinesDoor),
  "app/cli": either(both(app, not(under("app/routes"))), pipelinesDoor),
  "app/services": either(both(app, not(under("app/routes", "app/cli", "app/components"))), pipelinesDoor),
  "app/dashboards": under("app/metrics", "app/charts", "app/components", "app/i18n", "app/filters"),
  "app/charts": either(metricsTypes, turns, under("app/arrow", "app/i18n")),
  "app/exports": either(metricsTypes, turns, under("app/stats", "app/i18n")),
  "app/bonus": either(metricsTypes, under("app/stats", "app/i18n")),
  "app/promotions": either(metricsTypes, under("app/stats", "app/i18n")),
  "app/filters": either(metricsTypes, under("app/stats", "app/i18n")),
  "app/warehouse": either(turns, under("app/metrics", "app/arrow", "pipelines/warehouse", "pipelines/index.ts"), under("pipelines/models/tables.ts")),
  "app/metrics": under("pipelines/warehouse/sql.ts"),
  "app/stats": () => false,
  "app/i18n": () => false,
  "app/config": under("app/i18n"),
  "app/components": either(metricsTypes, under("app/i18n", "app/filters", "app/config", "app/charts")),
};
const selfless = new Set(["app/routes"]);

const folderOf = (file: string): string => file.split("/").slice(0, 2).join("/");
/** Types that the router writes beside each route are nobody's. */
const isOurs = (target: string): boolean => under("app", "pipelines", "tests")(target) && !target.includes("/+types/");

/** Imports that the rule forbids, as sentences. */
export function forbiddenImports({ file, text }: Source): string[] {
  return importsOf(file, text)
    .filter(({ target }) => isOurs(target) && !permitted(file, target))
    .map(({ target }) => `${file} must not import ${target}`);
}

function permitted(file: string, target: string): boolean {
  if (file.startsWith("tests/")) return true;
  if (target.startsWith("tests/")) return false;
  if (file.startsWith("pipelines/")) return target.startsWith("pipelines/");
  const folder = folderOf(file);
  if (folderOf(target) === folder && !selfless.has(folder)) return true;
  const rule = mayImport[folder];
  return rule ? rule(target) : either(app, pipelinesDoor)(target);
}

const inBrowser = under("app/components", "app/charts", "app/dashboards", "app/filters", "app/exports", "app/arrow", "app/metrics", "app/stats", "app/bonus", "app/promotions", "app/i18n");
const isServerOnly = (file: string): boolean => /\.server\.tsx?$/.test(file);

/** What holds files, secrets or the engine stays out of the browser: types of it may be known, its code not. */
export function serverInBrowser({ file, text }: Source): string[] {
  if (isServerOnly(file) || !inBrowser(file)) return [];
  const leaks = ({ target, typeOnly }: Import): boolean => !typeOnly && (isServerOnly(target) || target.startsWith("node:"));
  return importsOf(file, text).filter(leaks).map(({ target }) => `${file} takes ${target} into the browser`);
}

/** Routes and components ask named questions; SQL lives in metrics, services and warehouse. The gallery's examples may show some. */
export function sqlInView({ file, text }: Source): string[] {
  if (file === "app/dashboards/gallery-data.ts" || !under("app/routes", "app/components", "app/dashboards", "app/charts", "app/cli")(file)) return [];
  const written = /["'`]\s*(select\b[^"'`]*\bfrom|insert\s+into|delete\s+from|update\s+\w+\s+set|with\s+\w+\s+as\s*\()/i.test(text) || /\bsql`/.test(text);
  return written ? [`${file} writes SQL`] : [];
}

export const longestFile = 250;
export function tooLong({ file, text }: Source): string[] {
  const lines = text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
  return lines > longestFile ? [`${file} has ${lines} lines, more than ${longestFile}`] : [];
}

const map: Readonly<Record<string, readonly string[]>> = {
  app: "routes metrics stats cli services bonus promotions warehouse charts dashboards filters exports arrow auth i18n components config styles decisions".split(" "),
  pipelines: "sources read stage identity models cubes checks warehouse state personal demo".split(" "),
  tests: "unit metrics sql ingest charts routes e2e hostile dependencies bench clickhouse reference architecture".split(" "),
};

/** Folders that the map does not have. */
export function offTheMap(files: readonly string[]): string[] {
  const folders = new Set(files.map((file) => file.split("/")).filter((parts) => parts.length > 2).map((parts) => `${parts[0]}/${parts[1]}`));
  return [...folders].filter((folder) => !map[folder.split("/")[0]!]?.includes(folder.split("/")[1]!)).map((folder) => `${folder} is not on the map`);
}
