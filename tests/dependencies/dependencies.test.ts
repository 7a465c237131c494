import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { dependencyProblems, type Lock, type Manifest, type Package } from "./problems.ts";

const read = <T>(name: string): T => JSON.parse(readFileSync(join(import.meta.dirname, "..", "..", name), "utf8")) as T;
const [manifest, lock] = [read<Manifest>("package.json"), read<Lock>("package-lock.json")];
const spoilt = (path: string, change: Partial<Package>): string[] => dependencyProblems(manifest, { ...lock, packages: { ...lock.packages, [path]: { ...lock.packages[path], ...change } } });

it("the project is built of packages that are known to the byte, run nothing by themselves and may be used", () => {
  expect(dependencyProblems(manifest, lock)).toEqual([]);
});

it.each<[string, Partial<Package>, RegExp]>([
  ["node_modules/zod", { integrity: "sha1-abc" }, /zod@.* has no sum/],
  ["node_modules/zod", { resolved: "git+ssh://git@example.com/zod.git" }, /zod comes from git/],
  ["node_modules/zod", { resolved: "https://evil.example/zod.tgz" }, /zod comes from https:\/\/evil/],
  ["node_modules/zod", { hasInstallScript: true }, /zod@.* runs a script/],
  ["node_modules/zod", { license: "AGPL-3.0" }, /zod@.* has the licence AGPL-3.0/],
  ["node_modules/zod", { license: "(MIT AND GPL-2.0)" }, /has the licence/],
  ["node_modules/zod", { version: "0.0.1" }, /zod: .* is wanted, 0.0.1 is locked/],
  ["node_modules/new", { version: "1.0.0", license: "MIT", optional: true }, /new@1.0.0 has no sum/],
  ["node_modules/@rollup/rollup-darwin-arm64", { version: "9.9.9" }, /rollup-darwin-arm64@9.9.9 has no sum/],
  ["node_modules/@duckdb/node-bindings-linux-x64/node_modules/new", { version: "^1.0.0", license: "MIT", integrity: `sha512-${"a".repeat(86)}==` }, /new: \^1.0.0 is no exact version/],
])("%s as %j is noticed", (path, change, said) => {
  expect(spoilt(path, change).some((one) => said.test(one))).toBe(true);
});

it("a range, a hook and a package that the lockfile lacks are noticed", () => {
  const said = dependencyProblems({ ...manifest, scripts: { ...manifest.scripts, postinstall: "node x" }, dependencies: { ...manifest.dependencies, zod: "^4.0.0", left: "1.0.0" } }, lock).join("\n");
  for (const what of [/runs "postinstall"/, /zod: \^4.0.0 is no exact version/, /left: 1.0.0 is wanted, nothing is locked/, /name other packages/]) expect(said).toMatch(what);
});
