/** How long a page waits for what is worked out beside it: what is there already, or nearly, is taken. */
const PATIENCE_MS = 30;

/** What a work came to, or "working" where it goes on for longer than a moment. It is not broken off, and fails for whoever asks next. */
export function atHand<T>(work: Promise<T>): Promise<T | "working"> {
  return Promise.race([work, new Promise<"working">((resolve) => setTimeout(() => resolve("working"), PATIENCE_MS))]);
}
