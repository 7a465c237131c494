/**
 * Long arithmetic that can be interrupted: it yields between steps of at most a few milliseconds and returns its answer at the end, so that
 * whoever runs it may do something else in between. This layer knows no clock; how long to go on is for the runner.
 */
export type Steps<T> = Generator<undefined, T>;

/** The answer at once, without a pause. */
export function atOnce<T>(work: Steps<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
