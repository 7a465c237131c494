// CommonJS on purpose: the size of libuv's thread pool must be set before any module uses it.
process.env.UV_THREADPOOL_SIZE ??= "16";
const [name = "ingest", ...args] = process.argv.slice(2);
import("tsx/esm/api")
  .then(({ register }) => register())
  .then(() => import(`./${name.replace(/[^\w-]/g, "")}.ts`))
  .then(({ bench }) => bench(args));
