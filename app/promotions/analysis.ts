import { cameAnyway } from "#app/stats/promotion-profit.ts";
import { chiSquaredTail } from "#app/stats/gamma.ts";
import { MISMATCH_P, sampleRatio, welch } from "#app/stats/uplift.ts";
import { sampleOf, type Arm, type Arms } from "./arms.ts";
import { judge, type Costs, type Judgement } from "./judge.ts";
import { FEWEST, type Barred } from "./verdict.ts";

export interface Trial {
  readonly arms: Arms;
  readonly costs: Costs;
  /** How many of each arm to each of the other were to be drawn; null: nobody wrote it down, sizes alone prove nothing. */
  readonly planned: Readonly<Record<Arm, number>> | null;
  /** Clients of both arms by a class they stood in before the promotion began. */
  readonly balance: readonly Readonly<Record<Arm, number>>[];
  /** Why it is too early to say; null: promotion and tail are over. */
  readonly early: "running" | "tail" | null;
}

export interface TrialResult extends Judgement {
  /** p of the arms being of the sizes planned; null without a plan. */
  readonly sizes: number | null;
  /** p of the arms being dealt without regard to the class before; null where there is one class. */
  readonly dealt: number | null;
  /** Share of the treated visitors who would have come anyway. */
  readonly cameAnyway: number | null;
}

/**
 * A promotion with a holdout, judged by everybody who was assigned, whether they came or not (intention to treat): Welch's interval of the
 * difference of means, after costs. Arms of other sizes than planned, or dealt by what clients had done before, are not compared.
 * Source: statistics.md, section 7.
 */
export function analyseTrial({ arms, costs, planned, balance, early }: Trial): TrialResult {
  const { treated, holdout } = arms;
  const sizes = planned ? sampleRatio([treated.n, holdout.n], [planned.treated, planned.holdout]) : null;
  const dealt = dealtAlike(balance);
  const refused: Barred | null = sizes?.mismatch ? "mismatch" : dealt !== null && dealt < MISMATCH_P ? "unbalanced" : null;
  const small: Barred | null = Math.min(treated.n, holdout.n) < FEWEST ? "too_small" : null;
  const [one, other] = [sampleOf(treated), sampleOf(holdout)];
  const effect = refused === null ? welch(one, other) : null;
  const sd = Math.sqrt((one.sd ** 2 + other.sd ** 2) / 2);
  return {
    ...judge({ effect, treated: treated.n, others: holdout.n, sd }, costs, refused ?? early ?? small),
    sizes: sizes?.p ?? null,
    dealt,
    cameAnyway: refused || treated.n === 0 || holdout.n === 0 ? null : cameAnyway(treated.came / treated.n, holdout.came / holdout.n),
  };
}

/** p of a table of classes by arms having rows of one ratio (χ²); null with fewer than two rows or one arm. */
export function dealtAlike(balance: Trial["balance"]): number | null {
  const rows = balance.filter(({ treated, holdout }) => treated + holdout > 0);
  const treated = rows.reduce((sum, row) => sum + row.treated, 0);
  const all = rows.reduce((sum, row) => sum + row.treated + row.holdout, 0);
  if (rows.length < 2 || treated === 0 || treated === all) return null;
  const share = treated / all;
  const chi2 = rows.reduce((sum, row) => {
    const n = row.treated + row.holdout;
    return sum + (row.treated - n * share) ** 2 / (n * share * (1 - share));
  }, 0);
  return chiSquaredTail(chi2, rows.length - 1);
}

/** The effect in a part of the clients; null where an arm of it has too few. */
export function effectIn({ treated, holdout }: Arms): ReturnType<typeof welch> {
  return Math.min(treated.n, holdout.n) < FEWEST ? null : welch(sampleOf(treated), sampleOf(holdout));
}
