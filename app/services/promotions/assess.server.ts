import type { Home } from "#pipelines/index.ts";
import { analyseTrial, type TrialResult } from "#app/promotions/analysis.ts";
import { together, type Arm, type Arms } from "#app/promotions/arms.ts";
import { judge, type Costs, type Judgement } from "#app/promotions/judge.ts";
import { matchedEstimate, type Matched } from "#app/promotions/matched.ts";
import { FEWEST, type Barred } from "#app/promotions/verdict.ts";
import { readsAll } from "#app/auth/scope.server.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { armCells, costsKnown, frequencies, type ArmCell, type CostsKnown } from "./arm-sums.server.ts";
import type { Basis, Span } from "./assigned.ts";
import { recordedArms, recordedTests, type RecordedArms } from "../trials/assigned.server.ts";
import { knownPromotions, type KnownPromotion } from "./known.server.ts";
import { matchedStrata } from "./matched-sums.server.ts";
import { usualTail, type Tail } from "./tail.server.ts";
import { naiveSums, pointsGiven, type Naive } from "./users.server.ts";
import { windowOf } from "./window.ts";

/** What somebody assumes where the exports do not say; null: nothing. Money in minor units. */
export interface Assumptions {
  /** Margin where cost is unknown, 0–1. */
  readonly margin: number | null;
  /** Of one contact, in place of what the export says. */
  readonly contactCost: number | null;
}

export interface ArmMean {
  readonly arm: Arm | "comparison";
  readonly n: number;
  /** Money left per client, in minor units. */
  readonly mean: number;
}

/** A promotion with what can be said of it. Money in minor units; estimates are not rounded. */
export interface Assessed {
  readonly promotion: KnownPromotion;
  readonly span: Span;
  readonly tail: Tail;
  readonly costsKnown: CostsKnown;
  readonly costs: Costs;
  readonly method: "holdout" | "matched" | "none";
  readonly arms: readonly ArmMean[];
  readonly judgement: Judgement;
  /** Null without a holdout. */
  readonly trial: TrialResult | null;
  /** Null with one. */
  readonly matched: Matched | null;
  readonly cells: readonly ArmCell[];
  readonly naive: Naive;
}

const nothing: Naive = { orders: 0, users: 0, unidentified: 0, revenue: 0, discount: 0, outside: 0 };
/** Kinds whose gift is points. */
const givesPoints: ReadonlySet<string> = new Set(["points", "cashback"]);

/** All promotions that the viewer may read, or those of the codes, the latest first. */
export async function assessPromotions(home: Home, { margin, contactCost }: Assumptions, codes?: readonly string[]): Promise<Assessed[]> {
  const [known, tail, { pointValue }] = await Promise.all([allPromotions(home), usualTail(home), facts(home)]);
  const asked = codes ? known.filter(({ code }) => codes.includes(code)) : known;
  const drawn = await drawnArms(home, asked);
  const plain = asked.map((promotion): Span => {
    const own = drawn.get(promotion.code) ?? null;
    const days = own ? { from: own.plan.starts_on, to: own.plan.ends_on } : promotion;
    return { ...windowOf(days, own ? own.plan.tail_days : tail.days, tail.dataEnd), code: promotion.code, onSales: promotion.onSales, basis: "revenue", margin: 1, drawn: own };
  });
  const costed = await costsKnown(home, plain);
  const spans = plain.map((span): Span => {
    const share = margin ?? span.drawn?.plan.margin_share ?? null;
    return { ...span, basis: basisOf(costed.get(span.code), share), margin: share ?? 1 };
  });
  const [cells, naive] = await Promise.all([armCells(home, spans), naiveSums(home, spans)]);
  const assessed = await Promise.all(
    asked.map(async (promotion, at) => {
      const span = spans[at] as Span;
      const own = cells.filter(({ code }) => code === promotion.code);
      const points = givesPoints.has(promotion.kind) ? await pointsGiven(home, span, pointValue) : 0;
      const plan = span.drawn?.plan;
      const costs = { perContact: contactCost ?? plan?.contact_cost ?? promotion.contactCost ?? 0, fixed: plan?.fixed_cost ?? promotion.fixedCost ?? 0, points };
      const common = { promotion, span, tail, costs, costsKnown: costed.get(promotion.code) ?? { orders: 0, costed: 0 }, cells: own, naive: naive.get(promotion.code) ?? nothing };
      return { ...common, ...(await judged(home, span, promotion, costs, own)) };
    }),
  );
  // A test that was only drawn is told of to who reads some of its clients.
  return assessed.filter(({ promotion, cells: own }) => promotion.source !== null || own.length > 0 || readsAll("figures"));
}

/** Promotions that were loaded, and tests that were drawn here and are not loaded yet; the latest first. */
async function allPromotions(home: Home): Promise<KnownPromotion[]> {
  const [known, tests] = await Promise.all([knownPromotions(home), recordedTests(home)]);
  const codes = new Set(known.map(({ code }) => alike(code)));
  const only = tests.filter(({ code }) => !codes.has(alike(code))).map(({ code, name, plan }): KnownPromotion => ({ code, name, kind: "message", from: plan.starts_on, to: plan.ends_on, branches: null, contactCost: plan.contact_cost, fixedCost: plan.fixed_cost, onSales: false, source: null }));
  return [...known, ...only].sort((a, b) => (a.from === b.from ? (a.code < b.code ? -1 : 1) : a.from < b.from ? 1 : -1));
}

/** A draw stands under the code of a promotion however either is written. */
const alike = (code: string): string => code.toLocaleLowerCase();

async function drawnArms(home: Home, asked: readonly KnownPromotion[]): Promise<ReadonlyMap<string, RecordedArms>> {
  const codes = new Set((await recordedTests(home)).map(({ code }) => alike(code)));
  const found = await Promise.all(asked.filter(({ code }) => codes.has(alike(code))).map(async ({ code }) => [code, await recordedArms(home, code)] as const));
  return new Map(found.flatMap(([code, arms]) => (arms ? [[code, { ...arms, code }] as const] : [])));
}

/** Of what every paid order states; where some do not state their cost nothing is mixed unless a margin was assumed. */
const basisOf = (known: CostsKnown | undefined, margin: number | null): Basis =>
  known !== undefined && known.orders > 0 && known.costed === known.orders ? "margin" : margin === null ? "revenue" : "assumed_margin";

export const armsOf = (cells: readonly ArmCell[]): Arms => ({
  treated: together(cells.filter(({ arm }) => arm === "treated")),
  holdout: together(cells.filter(({ arm }) => arm === "holdout")),
});

type Judged = Pick<Assessed, "method" | "arms" | "judgement" | "trial" | "matched">;

async function judged(home: Home, span: Span, promotion: KnownPromotion, costs: Costs, cells: readonly ArmCell[]): Promise<Judged> {
  const arms = armsOf(cells);
  if (arms.treated.n > 0 && arms.holdout.n > 0) {
    const balance = frequencies.map((frequency) => {
      const { treated, holdout } = armsOf(cells.filter((cell) => cell.frequency === frequency));
      return { treated: treated.n, holdout: holdout.n };
    });
    const trial = analyseTrial({ arms, costs, planned: span.drawn?.drawn ?? null, balance, early: span.early });
    const mean = (arm: Arm): ArmMean => ({ arm, n: arms[arm].n, mean: arms[arm].sum / arms[arm].n });
    return { method: "holdout", arms: [mean("treated"), mean("holdout")], judgement: trial, trial, matched: null };
  }
  if (arms.treated.n > 0 && span.read >= span.from) {
    const branches = promotion.branches?.split(/[,;]/).map((name) => name.trim()).filter((name) => name !== "") ?? null;
    const matched = matchedEstimate(await matchedStrata(home, span, branches));
    const { effect, preTrend, used, others, sd, means } = matched;
    const moved = preTrend !== null && (preTrend.low > 0 || preTrend.high < 0);
    const barred: Barred | null = effect === null ? "no_comparison" : moved ? "pre_trend" : (span.early ?? (Math.min(used, others) < FEWEST ? "too_small" : null));
    return { method: "matched", arms: [{ arm: "treated", n: used, mean: means.treated }, { arm: "comparison", n: others, mean: means.others }], judgement: judge({ effect, treated: arms.treated.n, others, sd }, costs, barred), trial: null, matched };
  }
  return { method: "none", arms: [], judgement: judge({ effect: null, treated: 0, others: 0, sd: 0 }, costs, span.early === "running" && promotion.from > span.read ? "running" : "no_list"), trial: null, matched: null };
}
