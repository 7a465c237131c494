import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quantileCuts, rfmCuts, rfmScores, rfmSegment, rfmTable, rfmTableOlder, type Rfm } from "#app/stats/rfm.ts";

const client = fc.record({ recency: fc.integer({ min: 0, max: 900 }), frequency: fc.integer({ min: 1, max: 12 }), monetary: fc.integer({ min: 0, max: 9000 }) });

describe("RFM", () => {
  test("cuts by hand: of 1…6 the fifths are 2, 3, 4, 5, and 1 more", () => {
    expect(quantileCuts([1, 2, 3, 4, 5, 6])).toEqual([3, 4, 5, 6]);
    expect(quantileCuts([])).toBeNull();
    expect(rfmCuts([])).toBeNull();
    expect(() => quantileCuts([1], 1)).toThrow(RangeError);
  });

  test("a cut belongs to the class above it; few days score high", () => {
    const cuts = { recency: [30, 90, 180, 365], frequency: [2, 3, 4, 5], monetary: [10, 20, 30, 40] };
    const score = (recency: number, frequency: number, monetary: number) => rfmScores({ recency, frequency, monetary }, cuts);
    expect(score(29, 5, 40)).toEqual({ r: 5, f: 5, m: 5 });
    expect(score(30, 4, 39)).toEqual({ r: 4, f: 4, m: 4 });
    expect(score(365, 1, 0)).toEqual({ r: 1, f: 1, m: 1 });
  });

  test("equal clients have equal scores, better ones never worse", () => {
    fc.assert(
      fc.property(fc.array(client, { minLength: 1, maxLength: 40 }), client, (clients: readonly Rfm[], one: Rfm) => {
        const cuts = rfmCuts(clients);
        if (!cuts) throw new Error("there are clients");
        const score = rfmScores(one, cuts);
        const better = rfmScores({ recency: one.recency - 1, frequency: one.frequency + 1, monetary: one.monetary + 1 }, cuts);
        expect(rfmScores({ ...one }, cuts)).toEqual(score);
        for (const key of ["r", "f", "m"] as const) {
          expect(score[key] >= 1 && score[key] <= 5).toBe(true);
          expect(better[key]).toBeGreaterThanOrEqual(score[key]);
        }
      }),
    );
  });

  test("the first rule decides; nobody's are others; the too new are in none", () => {
    expect(rfmSegment({ r: 3, f: 3, m: 3 })).toBe("potential_loyalist");
    expect(rfmSegment({ r: 5, f: 5, m: 5 })).toBe("champions");
    expect(rfmSegment({ r: 5, f: 5, m: 1 })).toBe("others");
    expect(rfmSegment({ r: 1, f: 1, m: 1 })).toBe("lost");
    expect(rfmSegment({ r: 1, f: 1, m: 1 }, rfmTable, true)).toBe("new_not_due");
    expect(rfmSegment({ r: 1, f: 1, m: 1 }, rfmTableOlder)).toBe("hibernating");
    expect(rfmSegment({ r: 1, f: 5, m: 5 }, rfmTableOlder)).toBe("at_risk");
  });
});
