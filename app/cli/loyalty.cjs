// CommonJS on purpose: the size of libuv's thread pool must be set before any module uses it.
process.env.UV_THREADPOOL_SIZE ??= "16";
import("tsx/esm/api")
  .then(({ register }) => register())
  .then(() => import("./main.ts"))
  .then(({ main }) => main(process.argv.slice(2)));
