import type { Figure } from "#app/metrics/types.ts";
import { fallingIsBetter } from "#app/metrics/direction.ts";
import { laneyP, laneyU, type ControlInput } from "#app/stats/control.ts";
import { funnelPosition } from "#app/stats/funnel.ts";
import { differenceOf } from "../overview/contributions.ts";

/** What somebody wants to be told of a metric, for the group and for every branch. */
export interface AlertRule {
  readonly rule_id: string;
  readonly metric: string;
  readonly kind: "threshold" | "change" | "control" | "funnel";
  readonly side: "above" | "below" | "worse";
  /** Of a threshold, in the metric's unit. */
  readonly value: number | null;
  readonly is_on: boolean;
}

/** A rule that holds for a figure. `limit` is what it passed; `month` is set where the figure is of one month. */
export interface Signal {
  readonly rule_id: string;
  readonly kind: AlertRule["kind"];
  readonly side: AlertRule["side"];
  readonly figure: Pick<Figure, "metric" | "as_of" | "by" | "unit" | "value" | "n">;
  readonly limit: number | null;
  readonly month: string | null;
}

/** On unless switched off: each says what is wrong in a way that chance does not explain. */
export const usualRules: readonly AlertRule[] = [
  { rule_id: "loyal-corridor", metric: "loyal_client_share", kind: "threshold", side: "below", value: 0.35, is_on: true },
  { rule_id: "loyal-year", metric: "loyal_client_share", kind: "change", side: "worse", value: null, is_on: true },
  { rule_id: "loyal-funnel", metric: "loyal_client_share", kind: "funnel", side: "worse", value: null, is_on: true },
  { rule_id: "retention-year", metric: "service_retention", kind: "change", side: "worse", value: null, is_on: true },
  { rule_id: "sale-to-service-year", metric: "sale_to_service", kind: "change", side: "worse", value: null, is_on: true },
  { rule_id: "check-year", metric: "average_check", kind: "change", side: "worse", value: null, is_on: true },
  { rule_id: "nps-year", metric: "nps", kind: "change", side: "worse", value: null, is_on: true },
  { rule_id: "complaints-control", metric: "complaint_rate", kind: "control", side: "worse", value: null, is_on: true },
];

/** What a signal is known by while it lasts. */
export const keyOf = ({ rule_id, figure }: Signal): string => [rule_id, figure.metric, figure.by["branch"] ?? "", figure.by["origin"] ?? ""].join("|");

const sideOf = ({ side, metric }: AlertRule): "above" | "below" => (side === "worse" ? (fallingIsBetter.has(metric) ? "above" : "below") : side);
const slim = ({ metric, as_of, by, unit, value, n }: Figure): Signal["figure"] => ({ metric, as_of, by, unit, value, n });
const signal = ({ rule_id, kind, side }: AlertRule, figure: Figure, limit: number | null, month: string | null = null): Signal => ({ rule_id, kind, side, figure: slim(figure), limit, month });

/** A value past its threshold with its whole interval; one without an interval by itself. */
export function pastThreshold(rule: AlertRule, figure: Figure): Signal | null {
  if (figure.value === null || rule.value === null) return null;
  const end = Number((sideOf(rule) === "below" ? figure.high : figure.low) ?? figure.value);
  return (sideOf(rule) === "below" ? end < rule.value : end > rule.value) ? signal(rule, figure, rule.value) : null;
}

/** A change since a year ago, the wrong way, that chance does not explain. The limit is the value of then. */
export function changedClearly(rule: AlertRule, from: Figure | undefined, to: Figure): Signal | null {
  const change = from ? differenceOf(from, to) : null;
  if (!from || !change || from.marks?.includes("first_year_of_data")) return null;
  return (sideOf(rule) === "below" ? change.high < 0 : change.low > 0) ? signal(rule, to, Number(from.value)) : null;
}

/** A branch outside the 99.8 % limits of the funnel around the group; only of shares. The limit is the group's share. */
export function outsideFunnel(rule: AlertRule, group: Figure, branch: Figure): Signal | null {
  if (typeof group.value !== "number" || branch.value === null || branch.unit !== "share" || !Number(branch.denominator)) return null;
  const place = funnelPosition(Number(branch.numerator), Number(branch.denominator), group.value)?.position;
  return place === `${sideOf(rule)}998` ? signal(rule, branch, group.value) : null;
}

const FEWEST_MONTHS = 12;

/**
 * The last whole month outside its Laney limits (p′ for shares, u′ for rates), or ending a run of eight on the wrong side. The month looked at
 * sets no limits itself. Null with fewer than twelve months before it. The limit is the one passed, or the centre for a run.
 */
export function outOfControl(rule: AlertRule, months: readonly Figure[]): Signal | null {
  const last = months.at(-1);
  if (!last || months.length <= FEWEST_MONTHS || !(last.unit === "share" || last.unit === "score")) return null;
  const points = months.map((figure): ControlInput => ({ x: Number(figure.numerator ?? 0), n: Number(figure.denominator ?? 0) }));
  const chart = (last.unit === "share" ? laneyP : laneyU)(points, { baseline: (i) => i < points.length - 1 });
  const point = chart?.points.at(-1);
  if (!chart || !point || point.value === null) return null;
  const scale = last.unit === "share" ? 1 : 1000;
  const below = sideOf(rule) === "below";
  const wrong = below ? point.value < chart.centre : point.value > chart.centre;
  if (!wrong || !(point.signal || point.run)) return null;
  return signal(rule, last, scale * Number(point.signal ? (below ? point.low : point.high) : chart.centre), last.by["month"] ?? last.as_of.slice(0, 7));
}
