import { drawChart } from "#app/charts/draw.server.ts";
import { drawSparkline } from "#app/charts/draw-sparkline.server.ts";
import { bars } from "#app/charts/plots/bars.ts";
import type { CostsData } from "#app/metrics/views/costs.ts";
import { metricName, type Wording } from "../words.ts";

/** What the trade says a new client costs against one who is kept, times: shown, and no judge. */
const TRADE = { low: 5, high: 7 } as const;

/** Everything on the page "Acquire against retain" that is drawn or worded once, on the server. */
export function costsView(data: CostsData, words: Wording) {
  const { t, format } = words;
  const ratio = data.tiles.find(({ current }) => current.metric === "acquire_vs_retain_cost")?.current.value ?? null;
  const place = Number(ratio) < TRADE.low ? "below" : Number(ratio) > TRADE.high ? "above" : "within";
  return {
    headline: ratio === null ? t("costs.headline_none") : t("costs.headline", { times: format.number(ratio, 1) }),
    against: ratio === null ? null : t("costs.against", { place: t(`costs.place_${place}`) }),
    sparks: Object.fromEntries(data.tiles.map((tile) => [tile.current.metric, drawSparkline({ figures: tile.trend, name: metricName(tile.current, t) }, words)])),
    steps: stepsChart(data, words),
    channels: channelsChart(data, words),
  };
}
export type CostsView = ReturnType<typeof costsView>;

/** What of the data the page shows beside its drawings. */
export const sentCosts = (data: CostsData): CostsData => ({ ...data, tiles: data.tiles.map((tile) => ({ ...tile, trend: [] })) });

function stepsChart({ steps }: CostsData, words: Wording) {
  const { t, format } = words;
  const known = steps.filter(({ ratio }) => ratio.value !== null);
  const [latest] = known;
  if (!latest) return null;
  return drawChart(
    bars,
    { name: t("costs.chart"), unit: "score", rows: known.toReversed().map(({ id, ratio }) => ({ key: id, label: format.period(id), value: Number(ratio.value) })), reference: { label: t("costs.trade"), value: TRADE.low } },
    words,
    { wide: 560, title: t("costs.chart_title", { step: format.period(latest.id), times: format.number(latest.ratio.value, 1) }) },
  );
}

function channelsChart({ channels }: CostsData, words: Wording) {
  const { t, format } = words;
  const [dearest] = channels;
  if (!dearest) return null;
  return drawChart(
    bars,
    { name: t("costs.channels"), unit: "share", rows: channels.map(({ channel, share }) => ({ key: channel, label: channel, value: share })) },
    words,
    { wide: 560, title: t("costs.channels_title", { channel: dearest.channel, share: format.share(dearest.share, 0) }) },
  );
}
