import type { Home } from "#pipelines/index.ts";
import { complaintRate, complaintsOpened, openComplaints, recoveredShare, timeToClose } from "#app/metrics/definitions/complaints.ts";
import { askedShare, csi, nps, responseRate } from "#app/metrics/definitions/feedback.ts";
import { spanAt } from "#app/metrics/compile.ts";
import type { Metric } from "#app/metrics/define.ts";
import { withoutFilter } from "#app/filters/question.ts";
import type { Dimension, Figure, Filters } from "#app/metrics/types.ts";
import type { FeedbackData, FeedbackGroup } from "#app/metrics/views/feedback.ts";
import { funnelPosition } from "#app/stats/funnel.ts";
import type { Asked } from "../comparison.server.ts";
import { figures } from "../figures.server.ts";

/** What a column of a table of groups is called by: the metric, and whose survey. */
export const columnOf = ({ metric, by }: Figure): string => (by["origin"] ? `${metric} ${by["origin"]}` : metric);

/** Several metrics by one dimension, a row a value; those without one come last. A filter by that dimension leaves all rows: the page marks its own. */
async function groups(home: Home, metrics: readonly Metric[], dimension: keyof Filters, { asOf, period, filters }: Asked): Promise<FeedbackGroup[]> {
  const all = (await Promise.all(metrics.map((metric) => figures(home, metric, [spanAt(asOf, period)], [dimension], withoutFilter(filters, dimension))))).flat();
  const values = [...new Set(all.map((figure) => figure.by[dimension] ?? null))].sort((a, b) => (a === null ? 1 : b === null ? -1 : a.localeCompare(b, "ru")));
  return values.map((value) => {
    const own = all.filter((figure) => (figure.by[dimension] ?? null) === value);
    return { value, label: own.find((figure) => figure.label)?.label ?? null, figures: Object.fromEntries(own.map((figure) => [columnOf(figure), figure])) };
  });
}

const touchpoints = ["first_visit", "visit", "sale", "complaint", "programme", "other"];

/** Answers by occasion, in the order in which they come in a client's life. */
export const byTouchpoint = async (home: Home, asked: Asked): Promise<FeedbackGroup[]> =>
  (await groups(home, [nps, csi, responseRate], "touchpoint", asked)).sort((a, b) => touchpoints.indexOf(a.value ?? "other") - touchpoints.indexOf(b.value ?? "other"));

export const byBranch = (home: Home, asked: Asked): Promise<FeedbackGroup[]> => groups(home, [nps, csi, askedShare, responseRate], "branch", asked);

const complaintMetrics = [complaintsOpened, complaintRate, openComplaints, timeToClose, recoveredShare] as const;
const handled = complaintMetrics.filter((metric) => metric !== complaintRate);
export const complaintsByBranch = (home: Home, asked: Asked): Promise<FeedbackGroup[]> => groups(home, complaintMetrics, "branch", asked);
const opened = ({ figures: own }: FeedbackGroup): number => Number(own[complaintsOpened.id]?.value ?? 0);
/** Visits have no topic, so topics have no rate. The most frequent first. */
export const complaintsByTopic = async (home: Home, asked: Asked): Promise<FeedbackGroup[]> => (await groups(home, handled, "topic", asked)).sort((a, b) => opened(b) - opened(a));

/** Fewer visits than this say nothing of a person. */
const FEWEST = 10;

/** Whether a share lies outside what chance allows in a group of that share, 998 times in 1000. */
const beyond = (figure: Figure, group: Figure | undefined, side: "below998" | "above998"): boolean => {
  const share = Number(group?.numerator ?? 0) / Number(group?.denominator ?? 0);
  const [x, n] = [Number(figure.numerator), Number(figure.denominator)];
  return n >= FEWEST && share > 0 && x <= n && funnelPosition(x, n, share)?.position === side;
};

/** People by the complaints about them, the highest rate first; `more` says it is beyond chance. */
export async function complaintsByPerson(home: Home, asked: Asked): Promise<(FeedbackGroup & { more: boolean })[]> {
  const [rows, whole] = await Promise.all([groups(home, complaintMetrics, "staff", asked), figures(home, complaintRate, [spanAt(asked.asOf, asked.period)], [], withoutFilter(asked.filters, "staff"))]);
  const rate = ({ figures: own }: FeedbackGroup): number => Number(own[complaintRate.id]?.value ?? 0);
  return rows
    .filter((row) => row.value !== null && opened(row) > 0)
    .map((row) => ({ ...row, more: row.figures[complaintRate.id] !== undefined && beyond(row.figures[complaintRate.id] as Figure, whole[0], "above998") }))
    .sort((a, b) => rate(b) - rate(a));
}

/** People by how many of their visits are asked about: who asks few chooses whom to ask. */
export async function askedByPerson(home: Home, { asOf, period, filters }: Asked): Promise<FeedbackData["asked"]> {
  const by = (metric: Metric, split: readonly Dimension[]) => figures(home, metric, [spanAt(asOf, period)], split, filters);
  const [people, [group], responses, scores] = await Promise.all([by(askedShare, ["staff"]), by(askedShare, []), by(responseRate, ["staff"]), by(nps, ["staff"])]);
  const rows = people
    .filter((figure) => figure.by["staff"] && figure.n >= FEWEST)
    .map((figure) => {
      const staff = figure.by["staff"] as string;
      const own = (other: Figure) => other.by["staff"] === staff;
      return {
        staff,
        name: figure.label ?? staff,
        asked: figure,
        response: responses.find(own) ?? null,
        internal: scores.find((other) => own(other) && other.by["origin"] === "internal") ?? null,
        few: beyond(figure, group, "below998"),
      };
    })
    .sort((a, b) => Number(a.asked.value) - Number(b.asked.value));
  return { group: group ?? null, people: rows };
}
