// CommonJS on purpose: the size of libuv's thread pool must be set before any module uses it.
process.env.UV_THREADPOOL_SIZE ??= "16";
process.env.NODE_ENV ??= process.argv.includes("--dev") ? "development" : "production";
// Known before anything else makes threads: those that the loop itself needs.
const { existsSync, readdirSync } = require("node:fs");
const tasks = "/proc/self/task";
const firstThreads = existsSync(tasks) ? readdirSync(tasks) : [];
import("tsx/esm/api")
  .then(({ register }) => register())
  .then(() => import("./start.ts"))
  .then(({ start }) => start(process.argv.slice(2), firstThreads));
