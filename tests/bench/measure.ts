import { readFileSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";

export async function seconds(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** The longest time, in milliseconds, that the event loop was held while `work` ran. */
export async function longestStall(work: () => Promise<void>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  await work();
  delay.disable();
  return delay.max / 1e6;
}

/** Bytes of memory that this process held at most: as the kernel counts them, where it does. */
export function peakMemory(): number {
  try {
    const found = /VmHWM:\s+(\d+) kB/.exec(readFileSync("/proc/self/status", "utf8"));
    if (found) return Number(found[1]) * 1024;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  return process.resourceUsage().maxRSS * 1024;
}

export const median = (values: readonly number[]): number => [...values].sort((x, y) => x - y)[Math.floor(values.length / 2)] ?? 0;
export const perSecond = (rows: number, s: number): string => Math.round(rows / s).toLocaleString("en");
export const say = (text: string): void => void process.stdout.write(`${text}\n`);
