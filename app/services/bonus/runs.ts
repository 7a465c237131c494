import type { BonusEvent } from "#pipelines/index.ts";
import { periodNamed } from "./periods.ts";

/** How far the run of a period has come. */
export type RunState = "draft" | "reviewed" | "approved" | "paid";

export interface Run {
  readonly period: string;
  readonly state: RunState;
  /** The steps that hold: those before a reopening are in `events` alone. */
  readonly opened: BonusEvent;
  readonly reviewed: BonusEvent | null;
  readonly approved: BonusEvent | null;
  readonly paid: BonusEvent | null;
  /** Every step, oldest first. */
  readonly events: readonly BonusEvent[];
}

/** The runs that steps make, the earliest period first. */
export function runsOf(events: readonly BonusEvent[]): Run[] {
  const periods = [...new Set(events.map(({ period }) => period))];
  return periods.flatMap((period) => foldRun(events.filter((event) => event.period === period)) ?? []).sort((a, b) => (periodNamed(a.period).from < periodNamed(b.period).from ? -1 : 1));
}

export const runAt = (events: readonly BonusEvent[], period: string): Run | null => foldRun(events.filter((event) => event.period === period));

function foldRun(events: readonly BonusEvent[]): Run | null {
  const opened = events.find(({ kind }) => kind === "opened");
  if (!opened) return null;
  const since = events.slice(events.findLastIndex(({ kind }) => kind === "reopened") + 1);
  const last = (kind: BonusEvent["kind"]): BonusEvent | null => since.findLast((event) => event.kind === kind) ?? null;
  const [reviewed, approved, paid] = [last("reviewed"), last("approved"), last("paid")];
  return { period: opened.period, state: paid ? "paid" : approved ? "approved" : reviewed ? "reviewed" : "draft", opened, reviewed, approved, paid, events };
}

export const isLocked = ({ state }: Run): boolean => state === "approved" || state === "paid";

/**
 * Approved runs of earlier periods whose corrections a period carries: those after which no other period comes sooner that is still to be
 * approved. So each correction stands in one draft, whatever is open beside it.
 */
export function correctedBy(runs: readonly Run[], period: string): Run[] {
  const start = periodNamed(period).from;
  const between = runs.filter((run) => !isLocked(run) && run.period !== period).map((run) => periodNamed(run.period).from);
  return runs.filter((run) => {
    const from = periodNamed(run.period).from;
    return isLocked(run) && from < start && !between.some((other) => other > from && other < start);
  });
}
