import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** The demo that the other tests have loaded, where they were asked to keep it. */
const demo = process.env["TESTS_KEEP"] === undefined ? null : join(process.env["TESTS_KEEP"], "demo");

export default defineConfig({
  root: fileURLToPath(new URL("../../", import.meta.url)),
  test: {
    include: ["tests/clickhouse/**/*.test.ts"],
    setupFiles: ["tests/viewer.ts"],
    provide: { demo: demo !== null && existsSync(demo) ? demo : null, emptyHome: null },
    // chdb is one engine a process; in a thread it crashes.
    pool: "forks",
    maxWorkers: "100%",
    testTimeout: 1_200_000,
    hookTimeout: 1_200_000,
    env: { LOYALTY_THREADS: "1", TZ: "Asia/Almaty" },
  },
});
