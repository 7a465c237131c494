import type { Locale } from "#app/i18n/index.ts";
import { drawChart } from "./draw.server.ts";
import { drawSparkline } from "./draw-sparkline.server.ts";
import { barsStates } from "./gallery/bars.ts";
import { bridgeStates } from "./gallery/bridge.ts";
import { controlStates } from "./gallery/control.ts";
import { funnelStates } from "./gallery/funnel.ts";
import { heatmapStates } from "./gallery/heatmap.ts";
import { histogramStates } from "./gallery/histogram.ts";
import { loopStates } from "./gallery/loop.ts";
import { multiplesStates } from "./gallery/multiples.ts";
import { npsStates } from "./gallery/nps.ts";
import { quadrantStates } from "./gallery/quadrant.ts";
import { rankStates } from "./gallery/ranks.ts";
import { statesStates } from "./gallery/states.ts";
import { survivalStates } from "./gallery/survival.ts";
import { trendStates } from "./gallery/trend.ts";
import { waterfallStates } from "./gallery/waterfall.ts";
import { weeksStates } from "./gallery/weeks.ts";
import { type ChartStates, galleryWords } from "./gallery/words.ts";
import type { DrawnChart } from "./types.ts";

export interface GalleryEntry {
  readonly chart: string;
  readonly state: string;
  readonly locale: Locale;
  readonly dark: boolean;
  readonly svg: () => string;
  /** For <ChartFigure>; a sparkline has none. */
  readonly drawn: (() => DrawnChart) | null;
}

const entries = <Data>({ kind, states }: ChartStates<Data>): GalleryEntry[] =>
  Object.entries(states).map(([state, { data, locale = "ru", dark = false }]) => {
    const drawn = () => drawChart(kind, data, galleryWords(locale));
    return { chart: kind.name, state, locale, dark, svg: () => drawn().svg, drawn };
  });

const sparklines = Object.entries(trendStates.states).map(([state, { data, locale = "ru", dark = false }]): GalleryEntry => ({
  chart: "sparkline",
  state,
  locale,
  dark,
  svg: () => drawSparkline(data, galleryWords(locale)),
  drawn: null,
}));

/** Every chart in every state: the gallery page shows it, the snapshots hold it. */
export const gallery: readonly GalleryEntry[] = [
  ...entries(trendStates),
  ...sparklines,
  ...entries(multiplesStates),
  ...entries(controlStates),
  ...entries(statesStates),
  ...entries(survivalStates),
  ...entries(heatmapStates),
  ...entries(barsStates),
  ...entries(histogramStates),
  ...entries(bridgeStates),
  ...entries(waterfallStates),
  ...entries(loopStates),
  ...entries(funnelStates),
  ...entries(quadrantStates),
  ...entries(rankStates),
  ...entries(npsStates),
  ...entries(weeksStates),
];
