import { drawChart } from "#app/charts/draw.server.ts";
import { drawSparkline } from "#app/charts/draw-sparkline.server.ts";
import { bars } from "#app/charts/plots/bars.ts";
import { histogram } from "#app/charts/plots/histogram.ts";
import { trend } from "#app/charts/plots/trend-with-band.ts";
import type { Figure, Tile } from "#app/metrics/types.ts";
import type { CheckData, SplitChecks } from "#app/metrics/views/check.ts";
import { againstText, besideLine } from "../against.ts";
import { metricName, valueName, type Wording } from "../words.ts";

/** Everything on the page "Average check" that is drawn or worded once, on the server. */
export function checkView(data: CheckData, words: Wording) {
  const { t } = words;
  const { check } = data;
  return {
    headline: headline(data, words),
    sparks: Object.fromEntries(data.tiles.map((tile) => [tile.current.metric, drawSparkline({ figures: tile.trend, name: metricName(tile.current, t) }, words)])),
    distribution: distributionChart(data, words),
    trend: drawChart(trend, { figures: check.context ?? check.trend, name: metricName(check.current, t), ...besideLine(check, data.notes, words) }, words, { wide: 560 }),
    splits: data.splits.map((split) => ({ split, chart: splitChart(split, data, words) })),
    bands: drawChart(bars, { name: t("ui.ck_discounts"), unit: "count", rows: told(data.bands).map((figure) => ({ key: figure.by["discount_band"] ?? "", label: bandName(figure, words), value: Number(figure.value) })) }, words, { wide: 560 }),
    status: drawChart(bars, { name: t("ui.ck_status_name"), unit: "money", dots: true, rows: data.status.map((figure) => ({ key: figure.by["status"] ?? "", label: statusName(figure, words), ...interval(figure) })) }, words, { wide: 1000 }),
  };
}
export type CheckView = ReturnType<typeof checkView>;

/** What of the data the page shows beside its drawings: nothing on it is picked by months. */
export const sentCheck = (data: CheckData): CheckData => {
  const still = ({ context: _drawn, ...tile }: Tile): Tile => ({ ...tile, trend: [] });
  return { ...data, notes: { ...data.notes, events: [] }, check: still(data.check), tiles: data.tiles.map(still) };
};

/** Bands of orders that tell a discount. */
export const told = (bands: readonly Figure[]): Figure[] => bands.filter(({ by }) => by["discount_band"] !== null);
const bandName = ({ by }: Figure, { t }: Wording) => valueName("discount_band", by["discount_band"] ?? null, t);
const statusName = ({ by }: Figure, { t }: Wording) => (by["status"] == null ? t("ui.ck_status_none") : valueName("status", by["status"], t));
const bound = (value: Figure["value"]): number | null => (value === null ? null : Number(value));
const interval = ({ value, low, high, n }: Figure) => ({ value: bound(value), low: bound(low), high: bound(high), n });

function headline({ check, splits }: CheckData, words: Wording): { readonly title: string; readonly lead: string } {
  const { t, format } = words;
  const { current, change } = check;
  if (current.value === null) return { title: t("ui.ck_blank"), lead: "" };
  const said = { value: format.money(current.value, 0), median: format.money(current.median ?? null, 0) };
  const title = change === null ? t("ui.ck_headline", said) : t("ui.ck_headline_change", { ...said, change: format.change(change.value, "money"), against: againstText(change, current, words) });
  const flipped = splits.flatMap(({ dimension, rows }) => rows.filter(({ flips }) => flips === "sure").map(({ figure }) => valueName(dimension, figure.by[dimension] ?? null, t)));
  return { title, lead: flipped.length > 0 ? t("ui.ck_flip", { names: flipped.join(", ") }) : "" };
}

function distributionChart({ bins, check: { current } }: CheckData, words: Wording) {
  const { t } = words;
  const marks = ([["ui.ck_median", current.median], ["ui.ck_mean", current.value], ["ui.ck_p90", current.p90]] as const).flatMap(([key, value]) => (value == null ? [] : [{ label: t(key), value: Number(value) }]));
  return drawChart(histogram, { name: t("ui.ck_checks"), unit: "money", bins, marks }, words, { wide: 560 });
}

function splitChart({ dimension, rows }: SplitChecks, { check }: CheckData, words: Wording) {
  const { t } = words;
  return drawChart(
    bars,
    {
      name: t(`ui.ck_by_${dimension}`),
      unit: "money",
      dots: true,
      rows: rows.map(({ figure }) => ({ key: figure.by[dimension] ?? "", label: valueName(dimension, figure.by[dimension] ?? null, t), ...interval(figure) })),
      ...(check.current.value !== null && { reference: { label: t("ui.ck_mean"), value: Number(check.current.value) } }),
    },
    words,
    { wide: 560 },
  );
}
