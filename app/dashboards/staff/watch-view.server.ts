import { drawChart } from "#app/charts/draw.server.ts";
import { bars } from "#app/charts/plots/bars.ts";
import type { WatchData } from "#app/metrics/views/staff.ts";
import { metricName, type Wording } from "../words.ts";

/** Each share person by person with its interval, against that of the whole role. */
export const watchView = ({ parts }: WatchData, words: Wording) =>
  parts.map(({ metric, people, share }) =>
    drawChart(
      bars,
      {
        name: metricName({ metric, by: {} }, words.t),
        unit: "share",
        dots: true,
        rows: people.map(({ staffCode, name, figure }) => ({ key: staffCode, label: name, value: figure.value === null ? null : Number(figure.value), low: figure.low === null ? null : Number(figure.low), high: figure.high === null ? null : Number(figure.high), n: figure.n })),
        ...(share !== null && { reference: { label: words.t("ui.st_role_share"), value: share } }),
      },
      words,
      { wide: 760 },
    ),
  );
export type WatchView = ReturnType<typeof watchView>;
