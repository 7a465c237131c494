// Installs ClickHouse (chdb, 548 MB) beside the project, where only these tests look, and runs them; with --install it does the first alone.
const { spawnSync } = require("node:child_process");
const { existsSync, mkdirSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");

const version = "3.4.0";
const root = join(__dirname, "../..");
const place = join(root, "node_modules/.cache/clickhouse");
const run = (command, args) => spawnSync(command, args, { cwd: root, stdio: "inherit", shell: process.platform === "win32" }).status ?? 1;

const installed = join(place, "node_modules/chdb/package.json");
if (!existsSync(installed) || require(installed).version !== version) {
  process.stdout.write(`Installing chdb ${version} into node_modules/.cache/clickhouse.\n`);
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, "package.json"), '{ "private": true }\n');
  if (run("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", place, `chdb@${version}`]) !== 0) {
    console.error(`chdb ${version} could not be installed: is the npm registry reachable from here? Models and metrics were not compared with ClickHouse.`);
    process.exit(1);
  }
}
if (process.argv.includes("--install")) process.exit(0);
process.exit(run(process.execPath, [join(root, "node_modules/vitest/vitest.mjs"), "run", "--config", "tests/clickhouse/vitest.config.ts", ...process.argv.slice(2)]));
