import { drawChart } from "#app/charts/draw.server.ts";
import { drawSparkline } from "#app/charts/draw-sparkline.server.ts";
import { states } from "#app/charts/plots/states.ts";
import type { DrawnChart } from "#app/charts/types.ts";
import type { Figure } from "#app/metrics/types.ts";
import type { ProgrammeData } from "#app/metrics/views/programme.ts";
import { metricName, type Wording } from "../words.ts";

/** Everything on the page "Programme" that is drawn or worded once, on the server. */
export function programmeView(data: ProgrammeData, words: Wording) {
  const { t, format } = words;
  const [member, engaged] = ["programme_participation", "engagement"].map((id) => data.tiles.find(({ current }) => current.metric === id)?.current);
  return {
    headline: member?.value == null ? t("programme.headline_none") : t("programme.headline", { share: format.share(member.value, 0), engaged: format.share(engaged?.value ?? null, 0) }),
    sparks: Object.fromEntries(data.tiles.map((tile) => [tile.current.metric, drawSparkline({ figures: tile.trend, name: metricName(tile.current, t) }, words)])),
    cohorts: data.cohorts.length === 0 ? null : cohortChart(data.cohorts, words),
  };
}
export type ProgrammeView = ReturnType<typeof programmeView>;

/** What of the data the page shows beside its drawings. */
export const sentProgramme = (data: ProgrammeData): ProgrammeData => ({ ...data, tiles: data.tiles.map((tile) => ({ ...tile, trend: [] })) });

function cohortChart(cohorts: readonly Figure[], words: Wording): DrawnChart {
  const { t, format } = words;
  const points = cohorts.map(({ by, numerator, denominator, parts }) => ({ month: by["month"] ?? "", issued: Number(denominator), redeemed: Number(numerator), expired: parts?.["expired"] ?? 0 }));
  const sum = (pick: (row: (typeof points)[number]) => number): number => points.reduce((total, row) => total + pick(row), 0);
  const title = t("programme.cohorts_title", { from: format.month(points[0]?.month ?? ""), to: format.month(points.at(-1)?.month ?? ""), share: format.share(sum((row) => row.redeemed) / sum((row) => row.issued), 0) });
  const drawn = drawChart(
    states,
    {
      name: t("programme.cohorts"),
      share: false,
      series: [
        { id: "redeemed", label: t("programme.redeemed").toLocaleLowerCase(), role: "good" },
        { id: "expired", label: t("programme.expired").toLocaleLowerCase(), role: "bad" },
        { id: "left", label: t("programme.cohorts_left"), role: "quiet" },
      ],
      months: points.map(({ month, issued, redeemed, expired }) => ({ month, values: [redeemed, expired, issued - redeemed - expired] })),
    },
    words,
    { wide: 560, title },
  );
  // The chart is of clients elsewhere, and words itself so.
  const subtitle = t("programme.cohorts_subtitle");
  return { ...drawn, subtitle, description: `${title}. ${subtitle}.` };
}
