import { existsSync, readdirSync } from "node:fs";
import { setPriority } from "node:os";

/** A third of the loop's weight: enough to go after it, and not so little that other programs of the machine starve a thread that holds a lock. */
const GIVEN_WAY = 5;
const tasks = "/proc/self/task";

/** The threads of this process by the kernel's numbers; none where the kernel does not tell. */
const threadsNow = (): string[] => (existsSync(tasks) ? readdirSync(tasks) : []);

/**
 * Lets the thread that answers go before those that compute. `first` are the threads that the process began with: the loop, and those that
 * clear memory for it. All that were made since, the engine's and those that queries and files wait in, take a core when the loop wants none:
 * a heavy statement on every core then keeps nobody's page waiting. Threads that they make inherit it.
 * Linux alone counts a priority by threads: elsewhere nothing happens. Gives how many gave way.
 */
export function letLoopGoFirst(first: readonly string[], threads: readonly string[] = threadsNow(), set: (thread: number, priority: number) => void = setPriority): number {
  if (first.length === 0) return 0;
  return threads.filter((thread) => !first.includes(thread) && gaveWay(Number(thread), set)).length;
}

/** A thread that ended meanwhile keeps nobody waiting; on a system that refuses, pages wait for statements as they would without. */
function gaveWay(thread: number, set: (thread: number, priority: number) => void): boolean {
  try {
    set(thread, GIVEN_WAY);
    return true;
  } catch {
    return false;
  }
}
