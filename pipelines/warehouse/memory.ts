import { totalmem } from "node:os";

const MB = 1 << 20;
const MOST_MB = 2560;
const LEAST_MB = 256;

/**
 * How much memory the engine may hold before it works on disk: LOYALTY_MEMORY_MB, else half of what the machine or its container
 * has, at most 2.5 GB: an import of ten million rows then stays within 4 GB, what the process holds beside it included.
 */
export function memoryLimit(wanted = process.env["LOYALTY_MEMORY_MB"], has = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY)): string {
  const megabytes = Number(wanted);
  const limit = Number.isFinite(megabytes) && megabytes > 0 ? megabytes : Math.min(MOST_MB, has / MB / 2);
  return `${Math.max(LEAST_MB, Math.floor(limit))}MiB`;
}

/**
 * How many threads work on one statement: LOYALTY_THREADS, else as many as there are cores. Where several servers share a machine, one each
 * does more: a statement that has nothing left to hand out keeps a second core busy with waiting.
 */
export function threadLimit(wanted = process.env["LOYALTY_THREADS"]): { readonly threads?: string } {
  const threads = Math.floor(Number(wanted));
  return threads >= 1 ? { threads: String(threads) } : {};
}
