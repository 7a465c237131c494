import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.{ts,tsx}"],
    pool: "forks",
    testTimeout: 60_000,
    hookTimeout: 180_000,
    // What a page shows after a question is waited for, never timed.
    expect: { poll: { timeout: 20_000 } },
    env: { LOYALTY_LANG: "ru", TZ: "Asia/Almaty" },
  },
});
