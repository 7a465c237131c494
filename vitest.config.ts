import { configDefaults, defineConfig, type TestProjectInlineConfiguration } from "vitest/config";
import { LongestFirst } from "./tests/longest-first.ts";

/** Files that leave nothing behind in their process share one: to load the project's modules takes longer than most of them. */
const tidy = "tests/{unit,charts,reference,metrics,sql}/**/*.test.{ts,tsx}";
/** They open homes, servers and browsers, and close them: theirs is another process. */
const homes = "tests/{ingest,routes,hostile,e2e}/**/*.test.{ts,tsx}";
// They need chdb: npm run test:clickhouse.
const elsewhere = [...configDefaults.exclude, "tests/clickhouse/**"];

const project = (name: string, test: TestProjectInlineConfiguration["test"]): TestProjectInlineConfiguration => ({
  test: {
    name,
    setupFiles: ["tests/viewer.ts"],
    // The pages as they are built run by themselves.
    server: { deps: { external: [/\/build\/server\//] } },
    pool: "forks",
    // No test ends by the clock: a machine may be half as fast, and shared.
    testTimeout: 180_000,
    hookTimeout: 300_000,
    // What a page shows after a question is waited for, never timed.
    expect: { poll: { timeout: 60_000 } },
    // Each process keeps to its core: two engines on two cores with two threads each wait for one another. The demo is loaded with two.
    env: { LOYALTY_LANG: "ru", LOYALTY_THREADS: "1", TZ: "Asia/Almaty" },
    ...test,
  },
});

export default defineConfig({
  test: {
    // Once, not for each project.
    globalSetup: "tests/e2e/whole-run.ts",
    // One process a core: by default one is kept back, and on two cores the suite takes twice as long.
    maxWorkers: "100%",
    sequence: { sequencer: LongestFirst },
    projects: [
      project("alone", { include: ["tests/**/*.test.{ts,tsx}"], exclude: [...elsewhere, tidy, homes] }),
      project("homes", { include: [homes], isolate: false }),
      project("together", { include: [tidy], isolate: false }),
    ],
  },
});
