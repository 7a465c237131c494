import type { WaitOf } from "#pipelines/index.ts";

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const LONGEST_WAIT = 300 * SECOND;

/** After `free` failures each further one doubles the wait, from a second to five minutes; after `memory` without any all is forgotten. */
const growing = (free: number, memory: number): WaitOf => (failures, sinceMs) => {
  const delay = failures < free ? 0 : Math.min(LONGEST_WAIT, SECOND * 2 ** (failures - free));
  return { waitMs: Math.max(0, delay - sinceMs), forgotten: sinceMs >= memory };
};

/** Of one login, wherever it is tried from: five mistakes are a person's. Who guesses has some 300 guesses a day. */
export const loginWait = growing(5, 24 * HOUR);

/** Of one address, whatever is tried there: a whole dealership may be behind it. */
export const addressWait = growing(40, HOUR);

/** What is older bears on nothing any more. */
export const throttleMemoryMs = 24 * HOUR;
