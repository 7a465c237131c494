import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate, drawHoldout, lot, type Candidate } from "#app/promotions/holdout.ts";

const clients = fc.uniqueArray(fc.integer({ min: 1, max: 2 ** 53 - 1 }), { minLength: 4, maxLength: 120 });
const group = clients.chain((ids) => fc.array(fc.constantFrom("a", "b", "c", "d", "e"), { minLength: ids.length, maxLength: ids.length }).map((strata) => ids.map((id, i): Candidate => ({ id, stratum: strata[i]! }))));
const share = fc.integer({ min: 1, max: 99 }).map((n) => n / 100);
const seeds = fc.integer({ min: 0, max: 2 ** 31 });

const heldOf = (all: readonly Candidate[], stratum: string, held: ReadonlySet<number>): number[] => all.filter((one) => one.stratum === stratum && held.has(one.id)).map(({ id }) => id);

describe("allocate", () => {
  it("gives whole clients by the largest remainders", () => {
    // 20 % of 7, 7 and 6: 1.4, 1.4 and 1.2, four of twenty: one each, and one more for a 7, by lot.
    const found = allocate(new Map([["x", 7], ["y", 7], ["z", 6]]), 0.2, 1);
    expect([found.get("x")! + found.get("y")!, found.get("z")]).toEqual([3, 1]);
    // 30 % of 10 and 5: 3 and 1.5, so 4.5 of 15, rounded up: 3 and 2.
    expect([...allocate(new Map([["x", 10], ["y", 5]]), 0.3, 1)].sort()).toEqual([["x", 3], ["y", 2]]);
    // 7 % of 100 is 7, and not a hair more.
    expect([...allocate(new Map([["x", 100]]), 0.07, 1)]).toEqual([["x", 7]]);
  });
});

describe("a holdout", () => {
  it("is the same whatever the order of the rows", () => {
    fc.assert(fc.property(group.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray([...all], { minLength: all.length }))), share, seeds, ([all, shuffled], part, seed) => {
      expect([...drawHoldout(shuffled, part, seed).holdout].sort()).toEqual([...drawHoldout(all, part, seed).holdout].sort());
      expect(drawHoldout(shuffled, part, seed).strata).toEqual(drawHoldout(all, part, seed).strata);
    }));
  });
  it("is its share of the whole, and of every stratum to less than a client", () => {
    fc.assert(fc.property(group, share, seeds, (all, part, seed) => {
      const { holdout, strata } = drawHoldout(all, part, seed);
      expect(Math.abs(holdout.size - all.length * part)).toBeLessThanOrEqual(0.5);
      for (const { stratum, clients: n, holdout: many } of strata) {
        expect(heldOf(all, stratum, holdout)).toHaveLength(many);
        expect(Math.abs(many - n * part)).toBeLessThan(1);
      }
    }));
  });
  it("grows with its share: who was held out stays so, but for one client of a stratum where rounding turns", () => {
    fc.assert(fc.property(group, share, share, seeds, (all, x, y, seed) => {
      const [less, more] = [drawHoldout(all, Math.min(x, y), seed), drawHoldout(all, Math.max(x, y), seed)];
      for (const { stratum } of less.strata) expect(heldOf(all, stratum, less.holdout).filter((id) => !more.holdout.has(id)).length).toBeLessThanOrEqual(1);
    }));
  });
  it("takes another under another seed, each client about as often as the share says", () => {
    const all = Array.from({ length: 40 }, (_, i): Candidate => ({ id: i + 1, stratum: i < 25 ? "a" : "b" }));
    const times = new Map<number, number>();
    for (let seed = 1; seed <= 2000; seed++) for (const id of drawHoldout(all, 0.2, seed).holdout) times.set(id, (times.get(id) ?? 0) + 1);
    // 400 of 2,000 each, standard error 18: five of them.
    for (const { id } of all) expect(Math.abs(times.get(id)! - 400)).toBeLessThan(90);
  });
  it("is refused for a share that is none, and for a client who is there twice", () => {
    for (const bad of [0, 1, Number.NaN]) expect(() => drawHoldout([{ id: 1, stratum: "a" }], bad, 1)).toThrow(RangeError);
    expect(() => drawHoldout([{ id: 1, stratum: "a" }, { id: 1, stratum: "b" }], 0.5, 1)).toThrow(RangeError);
    expect(() => drawHoldout([{ id: 1, stratum: "a" }], 0.5, 1.5)).toThrow(RangeError);
  });
});

describe("lots", () => {
  it("are spread evenly, also of numbers that follow each other, and of the same client under seeds that do", () => {
    for (const draw of [(i: number) => lot(7, String(i)), (i: number) => lot(i, "4711")]) {
      const tenths = Array.from({ length: 10 }, () => 0);
      for (let i = 0; i < 20_000; i++) tenths[Math.floor(draw(i) * 10)]!++;
      const chi2 = tenths.reduce((sum, n) => sum + (n - 2000) ** 2 / 2000, 0);
      expect(chi2).toBeLessThan(27.88); // p = .001 at 9 degrees
    }
  });
  it("of neighbours have nothing to do with each other", () => {
    const pairs = Array.from({ length: 20_000 }, (_, i) => [lot(1, String(i)) - 0.5, lot(1, String(i + 1)) - 0.5] as const);
    const correlation = (12 * pairs.reduce((sum, [x, y]) => sum + x * y, 0)) / pairs.length;
    expect(Math.abs(correlation)).toBeLessThan(0.03); // four standard errors
  });
});
