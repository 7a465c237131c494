import { describe, expect, test } from "vitest";
import { analyseTrial, dealtAlike, effectIn, type Trial } from "#app/promotions/analysis.ts";
import { sampleOf, together, type Arm, type ArmSums } from "#app/promotions/arms.ts";
import { pullForward, useKind } from "#app/promotions/pull-forward.ts";
import { verdictOf } from "#app/promotions/verdict.ts";
import { weekByWeek, type WeekSums } from "#app/promotions/weeks.ts";

/** An arm whose clients left these amounts, each so many times. */
const arm = (amounts: readonly (readonly [amount: number, clients: number])[]): ArmSums =>
  together(amounts.map(([amount, n]) => ({ n, sum: amount * n, squares: amount * amount * n, came: amount === 0 ? 0 : n })));
const none = { perContact: 0, fixed: 0, points: 0 };
const trial = (more: Partial<Trial>): Trial => ({ arms: { treated: arm([[300, 50], [100, 50]]), holdout: arm([[200, 50], [0, 50]]) }, costs: none, planned: null, balance: [], early: null, ...more });

describe("a promotion with a holdout", () => {
  // Means 200 and 100; of each arm s² = 100 × 100² ÷ 99, so that SE² = 2 × 10000 ÷ 99 and df = 198.
  const error = Math.sqrt(20_000 / 99);
  test("Δ, profit after contacts, fixed costs and points, ROI, and what would have come anyway", () => {
    const found = analyseTrial(trial({ costs: { perContact: 10, fixed: 2_000, points: 1_000 } }));
    expect(found.effect).toMatchObject({ value: 100, standardError: expect.closeTo(error, 9), degrees: expect.closeTo(198, 6) });
    expect(found.incremental?.value).toBe(10_000);
    expect(found.profit?.total.value).toBe(10_000 - 1_000 - 2_000 - 1_000);
    expect(found.profit?.total.high).toBeCloseTo(100 * (found.effect?.high ?? 0) - 4_000, 9);
    expect(found.profit?.roi?.value).toBe(6_000 / 4_000);
    expect(found.cameAnyway).toBe(0.5);
    expect([found.verdict, found.barred, found.needed]).toEqual(["earned", null, null]);
    expect(found.chance).toBeGreaterThan(0.9999);
  });
  test("costs turn it: lost where the whole interval is below 0, not clear where it spans 0, with the clients it would take", () => {
    expect(analyseTrial(trial({ costs: { ...none, perContact: 150 } })).verdict).toBe("lost");
    const open = analyseTrial(trial({ costs: { ...none, perContact: 90 } }));
    // 2 × 2.8016² × 10101 ÷ 10² clients an arm tell 10 from none.
    expect([open.verdict, open.needed]).toEqual(["not_clear", 1_586]);
    expect(open.chance).toBeGreaterThan(0.5);
    const even = analyseTrial(trial({ costs: { ...none, perContact: 100 } }));
    expect([even.verdict, even.chance, even.needed]).toEqual(["not_clear", 0.5, null]);
  });
  test("nothing is told of arms that are not of the sizes planned, of running promotions, of few clients", () => {
    const planned = analyseTrial(trial({ planned: { treated: 80, holdout: 20 } }));
    expect([planned.verdict, planned.barred, planned.effect, planned.profit, planned.chance]).toEqual(["cannot_tell", "mismatch", null, null, null]);
    expect(analyseTrial(trial({ planned: { treated: 55, holdout: 45 } })).verdict).toBe("earned");
    const early = analyseTrial(trial({ early: "tail" }));
    expect([early.verdict, early.barred, early.effect?.value]).toEqual(["cannot_tell", "tail", 100]);
    const few = analyseTrial(trial({ arms: { treated: arm([[300, 50], [100, 50]]), holdout: arm([[200, 15], [0, 14]]) } }));
    expect([few.verdict, few.barred, (few.needed ?? 0) > 0]).toEqual(["cannot_tell", "too_small", true]);
    expect(analyseTrial(trial({ arms: { treated: arm([[100, 50]]), holdout: arm([[0, 1]]) } }))).toMatchObject({ verdict: "cannot_tell", barred: "too_small", effect: null });
  });
  test("arms that came differently often before were not drawn", () => {
    const skewed = [{ treated: 90, holdout: 10 }, { treated: 10, holdout: 90 }];
    // Each cell is 40 away from 50: χ² = 4 × 40² ÷ 50 = 128.
    expect(dealtAlike(skewed)).toBeLessThan(1e-20);
    expect(analyseTrial(trial({ balance: skewed })).barred).toBe("unbalanced");
    expect(dealtAlike([{ treated: 30, holdout: 10 }, { treated: 60, holdout: 20 }])).toBe(1);
    expect([dealtAlike([{ treated: 30, holdout: 10 }]), dealtAlike([{ treated: 3, holdout: 0 }, { treated: 1, holdout: 0 }])]).toEqual([null, null]);
  });
  test("a part of the clients has an effect of its own only where both arms have enough", () => {
    expect(effectIn(trial({}).arms)?.value).toBe(100);
    expect(effectIn({ treated: arm([[1, 100]]), holdout: arm([[1, 29]]) })).toBeNull();
  });
  test("there is no arm of those who used it", () => {
    const arms: Record<Arm, true> = { treated: true, holdout: true };
    const forbidden: Extract<Arm, "used" | "redeemed" | "users" | "others"> extends never ? true : false = true;
    expect([Object.keys(arms), forbidden]).toEqual([["treated", "holdout"], true]);
  });
  test("verdicts by the interval of the profit; a limit of exactly 0 is not clear", () => {
    expect([verdictOf({ value: 2, low: 1, high: 3 }, null), verdictOf({ value: -2, low: -3, high: -1 }, null), verdictOf({ value: 1, low: 0, high: 2 }, null), verdictOf({ value: 2, low: 1, high: 3 }, "tail"), verdictOf(null, null)]).toEqual(["earned", "lost", "not_clear", "cannot_tell", "cannot_tell"]);
  });
});

describe("week by week", () => {
  // Two treated clients leave 10 and 0, then 20 and 30; of two held out one leaves 6 in the second week.
  const sums: WeekSums[] = [
    { arm: "treated", week: 0, sum: 10, squares: 100, raised: 100 },
    { arm: "treated", week: 1, sum: 50, squares: 1300, raised: 30 ** 2 - 10 ** 2 + 30 ** 2 },
    { arm: "holdout", week: 1, sum: 6, squares: 36, raised: 36 },
  ];
  test("each week for itself, and all since the start with the variance of what each client left in all", () => {
    const points = weekByWeek({ treated: 2, holdout: 2 }, sums, 2);
    expect(points.map(({ actual, expected, effect, cumulative }) => [actual, expected.value, effect.value, cumulative.value])).toEqual([[10, 0, 5, 10], [50, 6, 22, 54]]);
    // Since the start both treated left 30: only the holdout varies, SE² = 18 ÷ 2, on one degree of freedom.
    expect((points[1]!.cumulative.high - 54) / 2).toBeCloseTo(12.7062 * 3, 2);
  });
  test("a week without anybody has no effect, and an arm without two clients no weeks", () => {
    expect(weekByWeek({ treated: 2, holdout: 2 }, sums, 3)[2]).toMatchObject({ actual: 0, effect: { value: 0 }, cumulative: { value: 54 } });
    expect(weekByWeek({ treated: 2, holdout: 1 }, sums, 2)).toEqual([]);
  });
});

test("sums give mean and deviation; of nobody 0", () => {
  expect(sampleOf({ n: 2, sum: 4, squares: 10 })).toEqual({ n: 2, mean: 2, sd: Math.sqrt(2) });
  expect(sampleOf({ n: 0, sum: 0, squares: 0 })).toEqual({ n: 0, mean: 0, sd: 0 });
});

test("a use is early where the service would have fallen due later, but within the time", () => {
  const until = "2026-06-30";
  expect(["2026-03-01", "2026-03-10", "2026-03-11", "2026-06-30", "2026-07-01", null].map((dueOn) => useKind({ usedOn: "2026-03-10", dueOn }, until))).toEqual(["due", "due", "early", "early", "beyond", "unknown"]);
  const found = pullForward([{ usedOn: "2026-03-10", dueOn: "2026-04-01", cars: 3 }, { usedOn: "2026-03-10", dueOn: "2026-02-01" }, { usedOn: "2026-03-10", dueOn: null, cars: 5 }], until);
  expect([found.known, found.early?.value, found.dueAnyway?.value, found.counts.unknown]).toEqual([4, 0.75, 1, 5]);
  expect(pullForward([], until)).toMatchObject({ known: 0, early: null, dueAnyway: null });
});
