import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  root: fileURLToPath(new URL("../../", import.meta.url)),
  test: {
    include: ["tests/clickhouse/**/*.test.ts"],
    setupFiles: ["tests/viewer.ts"],
    // chdb is one engine a process; in a thread it crashes.
    pool: "forks",
    maxWorkers: "100%",
    testTimeout: 1_200_000,
    hookTimeout: 1_200_000,
    env: { LOYALTY_THREADS: "1", TZ: "Asia/Almaty" },
  },
});
