import type { Locale } from "#app/i18n/index.ts";
import { drawChart } from "./draw.server.ts";
import { drawSparkline } from "./draw-sparkline.server.ts";
import { bridgeStates } from "./gallery/bridge.ts";
import { funnelStates } from "./gallery/funnel.ts";
import { npsStates } from "./gallery/nps.ts";
import { rankStates } from "./gallery/ranks.ts";
import { trendStates } from "./gallery/trend.ts";
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
export const gallery: readonly GalleryEntry[] = [...entries(trendStates), ...sparklines, ...entries(bridgeStates), ...entries(funnelStates), ...entries(rankStates), ...entries(npsStates)];
