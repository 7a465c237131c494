import { drawChart } from "#app/charts/draw.server.ts";
import { drawSparkline } from "#app/charts/draw-sparkline.server.ts";
import { bars } from "#app/charts/plots/bars.ts";
import { loop } from "#app/charts/plots/loop.ts";
import { survival } from "#app/charts/plots/survival.ts";
import { trend } from "#app/charts/plots/trend-with-band.ts";
import { waterfall } from "#app/charts/plots/waterfall.ts";
import type { Figure, Tile } from "#app/metrics/types.ts";
import type { ReturnCurve } from "#app/metrics/views/clients.ts";
import type { TimeNotes } from "#app/metrics/views/overview.ts";
import type { ServiceData, SplitRates } from "#app/metrics/views/service.ts";
import { besideLine } from "../against.ts";
import { brushable } from "../brushable.ts";
import { pointsOf } from "../points.ts";
import { metricName, valueName, type Wording } from "../words.ts";
import { dearest, serviceHeadline } from "./headline.ts";

const DAYS_OF_YEAR = 365;
/** The horizon that the curve of buying again reaches to. */
const LONGEST = "60";
const repeats: ReadonlySet<string> = new Set(["repeat_sale_share", "repeat_sale_amount_share"]);

/** Everything on the page "Sales and service" that is drawn or worded once, on the server. */
export function serviceView(data: ServiceData, words: Wording) {
  const { t } = words;
  return {
    headline: serviceHeadline(data, words),
    sparks: Object.fromEntries(data.tiles.map((tile) => [tile.current.metric, drawSparkline({ figures: tile.trend, name: metricName(tile.current, t) }, words)])),
    loop: loopChart(data, words),
    toService: ratesCharts(data.toService, words),
    toSale: ratesCharts(data.toSale, words),
    firstService: firstServiceChart(data, words),
    repurchase: repurchaseChart(data, words),
    repeats: data.tiles.filter(({ current }) => repeats.has(current.metric) && current.value !== null).map((tile) => ({ metric: tile.current.metric, chart: trendChart(tile, data.notes, words) })),
    moved: data.moved && movedChart(data.moved, words),
  };
}
export type ServiceView = ReturnType<typeof serviceView>;

/** What of the data the page shows beside its drawings: nothing on it is picked by months. */
export const sentService = (data: ServiceData): ServiceData => ({
  ...data,
  notes: { ...data.notes, events: [] },
  tiles: data.tiles.map(({ context: _drawn, ...tile }) => ({ ...tile, trend: [] })),
  toService: { ...data.toService, people: data.toService.people.map(brushable), branches: data.toService.branches.map(brushable) },
  toSale: { ...data.toSale, people: data.toSale.people.map(brushable), branches: data.toSale.branches.map(brushable) },
  firstService: { ...data.firstService, groups: [] },
  repurchase: { ...data.repurchase, curve: null },
});

function loopChart({ loop: { steps } }: ServiceData, words: Wording) {
  const { t, format } = words;
  const step = dearest(steps);
  const title = step ? { title: t("ui.sv_loop_title", { stage: t(`ui.sv_stage_${step.id}`), leak: format.count(step.leak ?? 0), money: format.money(step.money, 0) }) } : {};
  return drawChart(loop, { name: t("ui.sv_loop"), stages: steps.map(({ id, people, share, leak, money }) => ({ id, label: t(`ui.sv_stage_${id}`), people, share, leak, money })) }, words, { wide: 1000, ...title });
}

const trendChart = (tile: Tile, notes: TimeNotes, words: Wording) => drawChart(trend, { figures: tile.context ?? tile.trend, name: metricName(tile.current, words.t), ...besideLine(tile, notes, words) }, words, { wide: 560 });

function ratesCharts({ whole, branches, people }: SplitRates, words: Wording) {
  const { t } = words;
  const chart = (found: readonly Figure[], dimension: "branch" | "staff", key: "ui.sv_by_branch" | "ui.sv_by_person") =>
    drawChart(
      bars,
      {
        name: t(key, { name: metricName(whole, t) }),
        unit: "share",
        dots: true,
        rows: found.map(({ by, label, value, low, high, n }) => ({ key: by[dimension] ?? "", label: label ?? valueName(dimension, by[dimension] ?? null, t), value: Number(value), low: low === null ? null : Number(low), high: high === null ? null : Number(high), n })),
        ...(whole.value !== null && { reference: { label: t("ui.sv_share"), value: Number(whole.value) } }),
      },
      words,
      { wide: 560 },
    );
  return { branches: chart(branches, "branch", "ui.sv_by_branch"), people: chart(people, "staff", "ui.sv_by_person") };
}

const happenedBy = ({ points }: ReturnCurve, day: number): number => 1 - (points.findLast(({ t }) => t <= day)?.value ?? 1);

function firstServiceChart({ asOf, firstService: { by, groups } }: ServiceData, words: Wording) {
  const { t, format } = words;
  const best = groups.toSorted((a, b) => happenedBy(b, DAYS_OF_YEAR) - happenedBy(a, DAYS_OF_YEAR))[0];
  const title = best ? { title: t("ui.sv_first_title", { best: best.label ?? "", share: format.share(happenedBy(best, DAYS_OF_YEAR), 0) }) } : {};
  const named = groups.map((group) => ({ ...group, label: group.label ?? "" }));
  const chart = drawChart(survival, { name: t("ui.sv_first_name"), xLabel: t("ui.sv_first_x"), rising: true, groups: named, marker: { t: DAYS_OF_YEAR, label: t("ui.sv_first_year") } }, words, { wide: 640, ...title });
  return { chart, points: pointsOf("first_service", asOf, named, (label) => ({ [by]: label })) };
}

function repurchaseChart({ asOf, repurchase: { figures, curve } }: ServiceData, words: Wording) {
  const { t, format } = words;
  const last = figures.findLast(({ value }) => value !== null);
  const title = last ? { title: t("ui.sv_repurchase_title", { months: last.by["horizon"] ?? "", share: format.share(last.value) }) } : {};
  const groups = curve ? [{ ...curve, label: t("ui.sv_repurchase_name") }] : [];
  const chart = drawChart(survival, { name: t("ui.sv_repurchase_name"), xLabel: t("ui.sv_repurchase_x"), rising: true, groups }, words, { wide: 640, ...title });
  return { chart, points: pointsOf("repurchase", asOf, groups, () => ({ horizon: LONGEST })) };
}

function movedChart(moved: NonNullable<ServiceData["moved"]>, words: Wording) {
  const { t, format } = words;
  const worst = moved.parts.toSorted((a, b) => a.total - b.total)[0];
  const title = worst
    ? { title: t(moved.change < 0 ? "ui.sv_moved_down" : "ui.sv_moved_up", { change: format.change(Math.abs(moved.change), "share").replace(/^\+/, ""), branch: valueName("branch", worst.key || null, t), part: format.change(worst.total, "share") }) }
    : {};
  return drawChart(
    waterfall,
    {
      name: t("ui.sv_moved_name"),
      unit: "share",
      from: { label: t("ui.sv_year_before"), value: moved.before },
      steps: moved.parts.map(({ key, total, after }) => ({ label: valueName("branch", key || null, t), delta: total, n: after.n })),
      to: { label: t("ui.sv_now"), value: moved.after },
    },
    words,
    { wide: 640, ...title },
  );
}
