import { expect, test } from "vitest";
import { ownTurn, turnIsLong } from "#app/config/own-turn.server.ts";

test("those who wait for a turn of their own get one each", async () => {
  let loops = 0;
  const count = (): void => void (loops++, (timer = setImmediate(count)));
  let timer = setImmediate(count);
  const at = await Promise.all([1, 2, 3].map(() => ownTurn().then(() => loops)));
  clearImmediate(timer);
  expect(new Set(at).size).toBe(3);
});

test("of many pieces of work that are due at one moment those that come late go to turns of their own", async () => {
  let loops = 0;
  const count = (): void => void (loops++, (timer = setImmediate(count)));
  let timer = setImmediate(count);
  await ownTurn();
  const from = loops;
  const at = await Promise.all([1, 2, 3, 4].map(async () => {
    if (turnIsLong()) await ownTurn();
    for (const until = performance.now() + 20; performance.now() < until; );
    return loops - from;
  }));
  clearImmediate(timer);
  // The first fills the turn that all of them were due in.
  expect([at[0], new Set(at).size]).toEqual([0, 4]);
});
