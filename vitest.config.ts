import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.{ts,tsx}"],
    // They need chdb: npm run test:clickhouse.
    exclude: [...configDefaults.exclude, "tests/clickhouse/**"],
    setupFiles: ["tests/viewer.ts"],
    globalSetup: "tests/e2e/whole-run.ts",
    // The pages as they are built run by themselves.
    server: { deps: { external: [/\/build\/server\//] } },
    pool: "forks",
    // One process a core: by default one is kept back, and on two cores the suite takes twice as long.
    maxWorkers: "100%",
    // No test ends by the clock: a machine may be half as fast, and shared.
    testTimeout: 180_000,
    hookTimeout: 300_000,
    // What a page shows after a question is waited for, never timed.
    expect: { poll: { timeout: 60_000 } },
    // Each process keeps to its core: two engines on two cores with two threads each wait for one another. The demo is loaded with two.
    env: { LOYALTY_LANG: "ru", LOYALTY_THREADS: "1", TZ: "Asia/Almaty" },
  },
});
