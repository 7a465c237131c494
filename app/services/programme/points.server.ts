import type { Home } from "#pipelines/index.ts";
import { spanAt } from "#app/metrics/compile.ts";
import type { Metric } from "#app/metrics/define.ts";
import { pointsExpired, pointsIssued, pointsLiability, pointsRedeemed, pointsTakenBack, redemptionRate } from "#app/metrics/definitions/programme.ts";
import { addDays, addMonths, monthOf, monthsBetween, monthStart, type Period } from "#app/metrics/period.ts";
import type { Figure, Filters } from "#app/metrics/types.ts";
import type { PointsBalance, ProgrammeData } from "#app/metrics/views/programme.ts";
import { figures } from "../figures.server.ts";
import { monthFigures } from "../month-figures.server.ts";
import { trendEnds } from "../trend-months.ts";

/** Months of issue that are shown: what was issued before has met its fate. */
const ISSUE_MONTHS = 24;
const SHOWN_MONTHS = 12;

/** The accounts through the period. Of one branch there is no balance: a client's account is of the home branch, an entry of the branch that made it. */
export async function pointsBalance(home: Home, asOf: string, period: Period, filters: Filters): Promise<PointsBalance> {
  const one = async (metric: Metric, at: string, over?: Period): Promise<Figure> => (await figures(home, metric, [spanAt(at, over)], [], filters))[0] as Figure;
  const [issued, redeemed, expired, takenBack] = await Promise.all([pointsIssued, pointsRedeemed, pointsExpired, pointsTakenBack].map((metric) => one(metric, asOf, period)));
  const whole = !filters.branch?.length;
  const [opening, closing] = whole ? await Promise.all([one(pointsLiability, addDays(period.from, -1)), one(pointsLiability, period.to)]) : [null, null];
  return { opening, closing, issued: issued as Figure, redeemed: redeemed as Figure, expired: expired as Figure, takenBack: takenBack as Figure };
}

/** Issued, paid with and expired in each of the last months, the latest first. */
export async function pointMonths(home: Home, asOf: string, filters: Filters): Promise<ProgrammeData["months"]> {
  const ends = trendEnds(asOf, SHOWN_MONTHS);
  const found = await Promise.all([pointsIssued, pointsRedeemed, pointsExpired].map((metric) => monthFigures(home, metric, ends, [], filters)));
  const [issued = [], redeemed = [], expired = []] = found.map((own) => own.map((figure) => ({ ...figure, by: { ...figure.by, month: monthOf(figure.as_of) } })));
  return ends.map((end, at) => ({ month: monthOf(end), issued: issued[at] ?? null, redeemed: redeemed[at] ?? null, expired: expired[at] ?? null })).toReversed();
}

/** What had become, by the day, of the points of each month of issue, the earliest first. */
export async function issueCohorts(home: Home, asOf: string, filters: Filters): Promise<Figure[]> {
  const from = monthStart(monthOf(addMonths(asOf, 1 - ISSUE_MONTHS)));
  const found = await figures(home, redemptionRate, [spanAt(asOf, { from, to: asOf })], ["month"], filters);
  const known = monthsBetween(monthOf(from), monthOf(asOf)).flatMap((month) => found.find(({ by }) => by["month"] === month) ?? []);
  return known.filter(({ value }) => value !== null);
}
