import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isItsTurn, sparesNothing } from "#tests/turn.ts";
import { checks } from "#pipelines/checks/index.ts";
import { steps, type Step } from "./changes.ts";
import { contents, desk, type Desk } from "./desk.ts";
import { histories } from "./histories.ts";

/** Gives how many steps were taken; from step `from` on each was seen to agree. */
async function proves(home: Desk, all: readonly Step[], from = 0): Promise<number> {
  for (const [i, step] of all.entries()) {
    await home.take(step);
    if (i < from) continue;
    expect([i, await contents(home.engine)]).toEqual([i, await home.built()]);
  }
  for (const check of checks) expect([check.id, await home.engine.query(check.query)]).toEqual([check.id, []]);
  return all.length;
}

const seed = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);
/** About thirty steps, each held against a full build. RUNS asks for more. */
const numRuns = Number(process.env["RUNS"] ?? (sparesNothing ? 5 : 3));

describe("what is refreshed after a change", () => {
  it.each(histories.filter((_, at) => isItsTurn(at)))("follows %s", async (_, history) => {
    const home = await desk();
    // What lands in an empty home first is the same in all of them.
    expect(await proves(home, history, 1)).toBe(history.length);
    await home.engine.close();
  });

  it(`is what a full build makes, whatever happens to a home (SEED=${seed})`, async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const home = await desk({ shared_key_names: 2 });
        try {
          expect(await proves(home, all)).toBe(all.length);
        } finally {
          await home.engine.close();
        }
      }),
      // A history is found wanting in seconds and made small in an hour: SEED and the number of the step tell enough.
      { numRuns, seed, endOnFailure: true },
    );
  }, 180_000 + numRuns * 20_000);
});
