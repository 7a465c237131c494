import { expect, test } from "vitest";
import { inSlices } from "#app/services/in-slices.ts";
import { fitMbgNbd, fittingMbgNbd } from "#app/stats/mbg-nbd.ts";
import { atOnce, type Steps } from "#app/stats/steps.ts";

/** `n` steps of a few milliseconds each. */
function* slow(n: number): Steps<number> {
  for (let at = 0; at < n; at++) {
    for (const until = performance.now() + 3; performance.now() < until; );
    yield;
  }
  return n;
}

test("others get their turn while it goes on, and it ends with its answer", async () => {
  let turns = 0;
  const ticking = setInterval(() => turns++, 1);
  expect(await inSlices(slow(40), 10)).toBe(40); // 120 ms: a dozen slices
  clearInterval(ticking);
  expect(turns).toBeGreaterThan(5);
});

test("what it throws reaches who waits", async () => {
  await expect(inSlices(fittingMbgNbd([{ x: 1, tx: 3, T: 2 }]))).rejects.toThrow(RangeError);
});

test("a fit in slices is the fit at once, made of many steps", () => {
  const histories = Array.from({ length: 400 }, (_, at) => ({ x: at % 5, tx: at % 5 === 0 ? 0 : 20 + (at % 97), T: 120 + (at % 31), weight: 5 }));
  let steps = 0;
  const work = fittingMbgNbd(histories);
  const timed = (function* (): Steps<ReturnType<typeof fitMbgNbd>> {
    for (;;) {
      const step = work.next();
      steps++;
      if (step.done) return step.value;
      yield;
    }
  })();
  expect(atOnce(timed)).toEqual(fitMbgNbd(histories));
  expect(steps).toBeGreaterThan(100);
});
