import { drawChart } from "#app/charts/draw.server.ts";
import { drawSparkline } from "#app/charts/draw-sparkline.server.ts";
import { bars } from "#app/charts/plots/bars.ts";
import { control } from "#app/charts/plots/control.ts";
import { nps } from "#app/charts/plots/nps-bars.ts";
import { quadrant } from "#app/charts/plots/quadrant.ts";
import { trend } from "#app/charts/plots/trend-with-band.ts";
import type { Tile } from "#app/metrics/types.ts";
import type { DriverStudy, FeedbackData } from "#app/metrics/views/feedback.ts";
import { besideLine } from "../against.ts";
import { brushable } from "../brushable.ts";
import { metricName, valueName, type Wording } from "../words.ts";
import { feedbackHeadline } from "./headline.ts";

/** Everything on the Feedback page that is drawn or worded once, on the server. */
export function feedbackView(data: FeedbackData, words: Wording) {
  const { t } = words;
  const spark = (tile: Tile) => drawSparkline({ figures: tile.trend, name: metricName(tile.current, t) }, words);
  const lineOf = (tile: Tile) => ({ figures: tile.context ?? tile.trend, name: metricName(tile.current, t), ...besideLine(tile, data.notes, words) });
  return {
    headline: feedbackHeadline(data, words),
    sparks: Object.fromEntries([...data.nps, ...data.csi, ...data.response, ...data.complaints.tiles].map((tile) => [tileKey(tile), spark(tile)])),
    // Two surveys' answers to one question have one scale.
    trends: [data.nps, data.csi].flatMap((pair) => {
      const lines = pair.filter((tile) => tile.current.value !== null).map((tile) => ({ key: tileKey(tile), line: lineOf(tile) }));
      const beside = lines.map(({ line }) => line);
      return lines.map(({ key, line }) => ({ key, figures: line.figures, chart: drawChart(trend, { ...line, beside }, words, { wide: 600 }) }));
    }),
    nps: drawChart(nps, { rows: data.origins.map((figure) => ({ label: valueName("origin", figure.by["origin"] ?? null, t), figure })) }, words, { wide: 900 }),
    drivers: data.drivers.filter(told).map((study) => ({ origin: study.origin, chart: driverChart(study, words) })),
    control: data.complaints.control && drawChart(control, { name: metricName({ metric: "complaint_rate", by: {} }, t), unit: "score", centre: data.complaints.control.centre, points: data.complaints.control.points.map(({ figure, run, ...point }) => ({ ...point, signal: point.signal || run, value: figure.value === null ? null : Number(figure.value), n: figure.n })), events: data.notes.events }, words, { wide: 900 }),
    topics: drawChart(bars, { name: t("ui.fb_topics"), unit: "count", rows: data.complaints.topics.map(({ value, figures }) => ({ key: value ?? "", label: value ?? t("ui.fb_no_topic"), value: Number(figures["complaints_opened"]?.value ?? 0) })) }, words, { wide: 900 }),
  };
}
export type FeedbackView = ReturnType<typeof feedbackView>;

/** What of the data the page shows beside its drawings. */
export const sentFeedback = (data: FeedbackData): FeedbackData => ({
  ...data,
  notes: { ...data.notes, events: [] },
  complaints: { ...data.complaints, control: data.complaints.control && { ...data.complaints.control, points: data.complaints.control.points.map(({ figure, ...point }) => ({ ...point, figure: brushable(figure) })) } },
});

/** What a tile is told apart by. */
export const tileKey = ({ current: { metric, by } }: Tile): string => `${metric} ${by["origin"] ?? ""}`;
export const told = ({ drivers }: DriverStudy): boolean => drivers.length > 1 && drivers.every(({ importance }) => importance !== null);

function driverChart({ drivers, n, origin }: DriverStudy, words: Wording) {
  const { t } = words;
  return drawChart(
    quadrant,
    {
      name: `${t("ui.fb_drivers")}, ${valueName("origin", origin, t)}`,
      xLabel: t("ui.fb_performance"),
      yLabel: t("ui.fb_importance"),
      xUnit: "points",
      yUnit: "score",
      points: drivers.flatMap(({ performance, importance }) => (importance ? [{ label: t(`metrics.${performance.metric}` as "metrics.csi_quality"), x: Number(performance.value), y: importance.weight, low: importance.low, high: importance.high, n }] : [])),
    },
    words,
    { wide: 560 },
  );
}
