import { describe, expect, test } from "vitest";
import { analyseTrial } from "#app/promotions/analysis.ts";
import type { ArmSums } from "#app/promotions/arms.ts";
import { matchedEstimate, type Stratum } from "#app/promotions/matched.ts";
import { pullForward, type Use } from "#app/promotions/pull-forward.ts";
import type { Verdict } from "#app/promotions/verdict.ts";
import { random, type Random } from "#app/stats/random.ts";

const seeds = Array.from({ length: 1_000 }, (_, at) => at + 1);
const CLIENTS = 200;
const CONTACT = 900;
/** Of those who come: skewed as bills are, with a mean of about 10,000. */
const bill = (draw: Random): number => Math.exp(8.91 + 0.77 * draw.normal());
const MEAN_BILL = Math.exp(8.91 + 0.77 ** 2 / 2);

function armOf(draw: Random, share: number): ArmSums {
  let [sum, squares, came] = [0, 0, 0];
  for (let i = 0; i < CLIENTS; i++) {
    if (draw.uniform() >= share) continue;
    const left = bill(draw);
    came++;
    sum += left;
    squares += left * left;
  }
  return { n: CLIENTS, sum, squares, came };
}

/** The verdict on a promotion that brings `effect` per client on top, at a cost of CONTACT each. */
function verdictAt(seed: number, effect: number): Verdict {
  const draw = random(seed);
  const usual = 0.4;
  return analyseTrial({ arms: { treated: armOf(draw, usual + effect / MEAN_BILL), holdout: armOf(draw, usual) }, costs: { perContact: CONTACT, fixed: 0, points: 0 }, planned: { treated: 1, holdout: 1 }, balance: [], early: null }).verdict;
}
const counted = (effect: number): Record<Verdict, number> => {
  const counts = { earned: 0, lost: 0, not_clear: 0, cannot_tell: 0 };
  for (const seed of seeds) counts[verdictAt(seed, effect)]++;
  return counts;
};

describe("a promotion with a holdout and a known effect, seeds 1–1000", () => {
  test("a true profit of 0 is called earned or lost in at most 6.5 % of runs", () => {
    const { earned, lost, cannot_tell } = counted(CONTACT);
    expect(earned + lost).toBeLessThanOrEqual(65);
    expect(earned + lost).toBeGreaterThan(20);
    expect(cannot_tell).toBe(0);
  });
  test("a large true profit is never called lost, a large loss never earned", () => {
    const [good, bad] = [counted(CONTACT + 3_500), counted(CONTACT - 3_500)];
    expect([good.lost, bad.earned]).toEqual([0, 0]);
    expect(Math.min(good.earned, bad.lost)).toBeGreaterThan(900);
  });
});

const empty = (): { n: number; sum: number; squares: number } => ({ n: 0, sum: 0, squares: 0 });
const put = (sums: ReturnType<typeof empty>, value: number): void => {
  sums.n++;
  sums.sum += value;
  sums.squares += value * value;
};

const side = () => ({ change: empty(), before: empty(), after: 0 });

/** Somebody put those who come oftener on the list, and they spend more, in every season of their own: the promotion adds `effect`. */
function chosen(seed: number, effect: number): Stratum[] {
  const draw = random(seed);
  const cells = Array.from({ length: 9 }, () => [side(), side()] as const);
  for (let i = 0; i < 600; i++) {
    const stratum = Math.floor(draw.uniform() * cells.length);
    const listed = draw.uniform() < 0.15 + 0.07 * stratum;
    const own = Math.exp(0.4 * draw.normal());
    const period = (): number => (draw.uniform() < 0.2 + 0.07 * stratum ? own * bill(draw) : 0);
    const [earlier, before, after] = [period(), period(), period() + (listed ? effect : 0)];
    const sums = cells[stratum]![listed ? 0 : 1];
    put(sums.change, after - before);
    put(sums.before, before - earlier);
    sums.after += after;
  }
  return cells.map(([treated, others]) => ({ treated, others }));
}

describe("a promotion without a holdout, on clients that were chosen", () => {
  const runs = seeds.slice(0, 400);
  const covering = (effect: number): number => runs.filter((seed) => {
    const found = matchedEstimate(chosen(seed, effect)).effect!;
    return found.low <= effect && effect <= found.high;
  }).length / runs.length;
  test("an effect of zero is covered by at least 90 % of intervals", () => expect(covering(0)).toBeGreaterThanOrEqual(0.9));
  test("so is an effect that there is, and its pre-trend is none", () => {
    expect(covering(3_000)).toBeGreaterThanOrEqual(0.9);
    const calm = runs.filter((seed) => { const { low, high } = matchedEstimate(chosen(seed, 3_000)).preTrend!; return low <= 0 && high >= 0; });
    expect(calm.length / runs.length).toBeGreaterThanOrEqual(0.9);
  });
  test("strata without two of each are left out and counted; with none there is no estimate", () => {
    const one = chosen(1, 0);
    const alone: Stratum = { treated: one[0]!.treated, others: side() };
    const [all, some] = [matchedEstimate(one), matchedEstimate([alone, ...one.slice(1)])];
    expect([some.left - all.left, some.used + some.left]).toEqual([one[0]!.treated.change.n, all.used + all.left]);
    expect(matchedEstimate([alone])).toMatchObject({ effect: null, preTrend: null, used: 0 });
  });
});

test("visits that were moved forward are found: a share put in lies within the interval of the share told, in 9 runs of 10", () => {
  const day = (at: number): string => new Date(Date.UTC(2026, 2, 1) + at * 86_400_000).toISOString().slice(0, 10);
  const found = seeds.slice(0, 200).filter((seed) => {
    const draw = random(seed);
    const share = 0.1 + 0.6 * draw.uniform();
    // Who is moved would have been due within the tail; the others had been due already, or are not for long.
    const uses = Array.from({ length: 150 }, (): Use => {
      const used = Math.floor(60 * draw.uniform());
      const due = draw.uniform() < share ? used + 1 + Math.floor((180 - used) * draw.uniform()) : draw.uniform() < 0.8 ? used - Math.floor(40 * draw.uniform()) : 200 + Math.floor(90 * draw.uniform());
      return { usedOn: day(used), dueOn: day(due) };
    });
    const { early } = pullForward(uses, day(180));
    return early !== null && early.low <= share && share <= early.high;
  });
  expect(found.length).toBeGreaterThanOrEqual(180);
});
