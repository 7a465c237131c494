import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.{ts,tsx}"],
    // They need chdb: npm run test:clickhouse.
    exclude: [...configDefaults.exclude, "tests/clickhouse/**"],
    setupFiles: ["tests/viewer.ts"],
    pool: "forks",
    // One process a core: by default one is kept back, and on two cores the suite takes twice as long.
    maxWorkers: "100%",
    testTimeout: 60_000,
    hookTimeout: 180_000,
    // What a page shows after a question is waited for, never timed.
    expect: { poll: { timeout: 20_000 } },
    env: { LOYALTY_LANG: "ru", TZ: "Asia/Almaty" },
  },
});
