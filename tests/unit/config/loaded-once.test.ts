import { expect, test } from "vitest";
import { withLoadedOnce } from "#app/config/loaded-once.ts";

test("a module that is loaded when it is needed is asked for once, and others each by its name", () => {
  const code = withLoadedOnce('export const names = async () => [(await import("node:os")).EOL, (await import("node:os")).EOL, (await import(\'node:path\')).sep];');
  expect(code.match(/\(\) => import\(/g)).toHaveLength(3);
  const asked: string[] = [];
  const load = (name: string): Promise<object> => (asked.push(name), Promise.resolve({ EOL: "e", sep: "s" }));
  const names = new Function("load", `${code.replaceAll("import(", "load(").replace("export const names =", "return")}`)(load) as () => Promise<string[]>;
  return Promise.all([names(), names()]).then((all) => {
    expect(all).toEqual([["e", "e", "s"], ["e", "e", "s"]]);
    expect(asked).toEqual(["node:os", "node:path"]);
  });
});

test("what loads nothing later, and what only looks so, stays as it is", () => {
  for (const code of ['import a from "a";', "import(name)", "reimport('a')"]) expect(withLoadedOnce(code)).toBe(code);
});
