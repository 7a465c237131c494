import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { segments as fixed } from "#app/metrics/rfm.ts";
import { both, builtIns, cellId, cellOf, holds, named, normal, only, readSpec, ruleTables, segmentSpec, sourceOf, specText, type SegmentSpec } from "#app/promotions/segments.ts";
import { choiceIn, readSegments } from "#app/services/segments/read-address.ts";
import { rfmSegment, rfmTable, rfmTableOlder } from "#app/stats/rfm.ts";

const literal = fc.tuple(fc.boolean(), fc.constantFrom("due", "lost", "refused", "loyal", "rfm_lost")).map(([not, id]) => `${not ? "-" : ""}${id}`);
const spec: fc.Arbitrary<SegmentSpec> = fc.record({ all: fc.array(fc.array(literal, { minLength: 1, maxLength: 4 }), { maxLength: 4 }) });
const client = fc.uniqueArray(fc.constantFrom("due", "lost", "refused", "loyal", "rfm_lost")).map((ids) => new Set(ids));

describe("a segment that is put together", () => {
  test("by hand: overdue, and lost or at risk, and not refused", () => {
    const found = readSpec("overdue.at_risk*lost.-refused");
    expect(found).toEqual({ all: [["at_risk", "lost"], ["overdue"], ["-refused"]] });
    const of = (...ids: string[]) => holds(found as SegmentSpec, new Set(ids));
    expect([of("overdue", "lost"), of("overdue", "at_risk"), of("overdue"), of("lost"), of("overdue", "lost", "refused")]).toEqual([true, true, false, false, false]);
  });

  test("is as an address says it, and back; order and repetition do not matter", () =>
    fc.assert(
      fc.property(spec, client, (one, of) => {
        const back = readSpec(specText(one)) as SegmentSpec;
        expect(back).toEqual(normal(one));
        expect(holds(back, of)).toBe(holds(one, of));
        expect(specText({ all: one.all.toReversed().map((group) => [...group, ...group].toReversed()) })).toBe(specText(one));
        expect(encodeURIComponent(specText(one))).toBe(specText(one));
      }),
    ));

  test("a cell of the grid is one too, in the same order whatever comes first; both tables of scores share theirs", () => {
    expect([cellId("fixed", 5, 3), cellId("rfm", 1, 2), cellId("older", 1, 2)]).toEqual(["fixed_r5f3", "rfm_r1f2", "rfm_r1f2"]);
    expect([cellOf("rfm_r1f2"), cellOf("rfm_lost"), sourceOf("fixed_r5f3")]).toEqual([{ rules: "rfm", r: 1, f: 2 }, null, "fixed"]);
    expect(["fixed_r5f3*fixed_r1f1", "fixed_r1f1*fixed_r5f3", "-fixed_r1f1.lost"].map((text) => specText(readSpec(text) as SegmentSpec))).toEqual(["fixed_r5f3*fixed_r1f1", "fixed_r5f3*fixed_r1f1", "lost.-fixed_r1f1"]);
  });

  test("both at once is whoever is in each", () => fc.assert(fc.property(spec, spec, client, (a, b, of) => void expect(holds(both(a, b), of)).toBe(holds(a, of) && holds(b, of)))));

  test("nobody's segment is none", () => {
    expect([readSpec("nonsense"), readSpec("due..lost"), readSpec("due.--lost"), readSpec("due' or 1=1")]).toEqual([null, null, null, null]);
    expect(readSpec("")).toEqual({ all: [] });
    expect(() => sourceOf("nonsense")).toThrow(RangeError);
    expect(segmentSpec.safeParse({ all: [[]] }).success).toBe(false);
    expect([readSpec("fixed_r6f1"), readSpec("older_r1f1")]).toEqual([null, null]);
    expect(named({ all: [["-refused"], ["due", "refused"]] })).toEqual(["refused", "due"]);
  });

  test("as a form says it: in all of these, in one of those, in none of the others", () => {
    const { seg } = readSegments(new URLSearchParams("together=1&in_due=all&in_lost=any&in_at_risk=any&in_refused=none&in_loyal="));
    expect(seg && specText(seg)).toBe("at_risk*lost.due.-refused");
    expect(["due", "lost", "at_risk", "refused", "loyal"].map((id) => choiceIn(seg, id))).toEqual(["all", "any", "any", "none", ""]);
  });
});

test("every segment of a table is there: those fixed by the business, and whatever scores give", () => {
  expect(ruleTables.fixed.segments).toEqual(fixed);
  const scores = [1, 2, 3, 4, 5];
  for (const [name, table] of [["rfm", rfmTable], ["older", rfmTableOlder]] as const) {
    const given = new Set(scores.flatMap((r) => scores.flatMap((f) => scores.map((m) => rfmSegment({ r, f, m }, table)))));
    for (const segment of [...given, rfmSegment({ r: 5, f: 1, m: 1 }, table, true)]) expect(builtIns).toContain(`${name}_${segment}`);
  }
  for (const id of builtIns) expect(named(only(id))).toEqual([id]);
});
