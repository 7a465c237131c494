export interface SurvivalPoint {
  readonly t: number;
  /** Survival 0–1 from this time on, with its 95 % interval. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly atRisk: number;
  /** To how many it had happened by then, where that is told. */
  readonly events?: number;
}
export interface SurvivalGroup {
  readonly label: string;
  readonly points: readonly SurvivalPoint[];
  readonly median: number | null;
}
export interface SurvivalData {
  readonly name: string;
  /** With the unit of time: "months since the visit". */
  readonly xLabel: string;
  /** Draw 1 − S: who has come back, instead of who has not yet. */
  readonly rising?: boolean;
  readonly groups: readonly SurvivalGroup[];
  readonly marker?: { readonly t: number; readonly label: string };
}

/** Groups with points, each from t = 0, turned where the curve rises. */
export const survivalCurves = (data: SurvivalData): SurvivalGroup[] =>
  data.groups.flatMap((group) => {
    const first = group.points[0];
    if (first === undefined) return [];
    const start = { t: 0, value: 1, low: 1, high: 1, atRisk: first.atRisk, ...(first.events !== undefined && { events: 0 }) };
    const points = first.t > 0 ? [start, ...group.points] : group.points;
    return [{ ...group, points: data.rising ? points.map((point) => ({ ...point, value: 1 - point.value, low: 1 - point.high, high: 1 - point.low })) : points }];
  });

/** How many were still watched at a time: those at risk at the next step; none after the last. */
export const atRisk = ({ points }: SurvivalGroup, t: number): number | null => points.find((point) => point.t >= t)?.atRisk ?? null;

/** Whole steps of time worth a label, as many as have room. */
export function timeTicks(last: number, most: number): number[] {
  const step = [1, 2, 3, 6, 12, 24, 30, 60, 90, 180, 365, 730, 1825, 3650].find((each) => last / each <= most) ?? Math.ceil(last / most);
  return Array.from({ length: Math.floor(last / step) + 1 }, (_, at) => at * step);
}

/** So many steps of a curve are drawn: more cannot be told apart. */
const DRAWN_STEPS = 64;

/** The steps of a curve worth drawing: where it moves, and its end. */
export function drawnSteps({ points }: SurvivalGroup): SurvivalPoint[] {
  const moving = points.filter((point, at) => at === 0 || at === points.length - 1 || point.value !== points[at - 1]?.value);
  const every = Math.ceil(moving.length / DRAWN_STEPS);
  return moving.filter((_, at) => at % every === 0 || at === moving.length - 1);
}

/** Whole times that the table of a long curve holds: some forty, and all that an axis of any width labels. */
const tableTimes = (last: number): number[] => [...new Set([40, 9, 8, 7, 6, 5, 4, 3, 2].flatMap((most) => timeTicks(last, most)))].sort((a, b) => a - b);

/** What the table holds of a curve of many steps: its state at each of some whole times. */
export function tableGroups(data: SurvivalData): SurvivalGroup[] {
  return survivalCurves(data).map((group) => {
    const last = group.points.at(-1)?.t ?? 0;
    if (last === 0) return { ...group, points: [] };
    if (group.points.length <= 40) return group;
    const points = tableTimes(last).flatMap((t) => {
      const point = group.points.findLast((each) => each.t <= t);
      return point === undefined ? [] : [{ ...point, t, atRisk: atRisk(group, t) ?? point.atRisk }];
    });
    return { ...group, points };
  });
}
