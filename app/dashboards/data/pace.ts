/** How fast bytes go, and how long the rest will take: from the last seconds, because a line's speed changes. */
export class Pace {
  readonly #marks: { readonly at: number; readonly bytes: number }[] = [];

  constructor(readonly windowMs = 8000) {}

  /** `at` in milliseconds, `bytes` in all by then. */
  mark(at: number, bytes: number): void {
    this.#marks.push({ at, bytes });
    while (this.#marks.length > 2 && at - (this.#marks[0]?.at ?? at) > this.windowMs) this.#marks.shift();
  }

  /** Seconds for the rest; NULL until two seconds were watched, and while nothing moves. */
  secondsLeft(total: number): number | null {
    const [first, last] = [this.#marks[0], this.#marks.at(-1)];
    if (!first || !last || last.at - first.at < 2000 || last.bytes <= first.bytes) return null;
    return Math.max(0, ((total - last.bytes) * (last.at - first.at)) / (last.bytes - first.bytes) / 1000);
  }
}
