import { drawChart } from "#app/charts/draw.server.ts";
import { trend } from "#app/charts/plots/trend-with-band.ts";
import type { PersonData } from "#app/metrics/views/staff.ts";
import { metricName, type Wording } from "../words.ts";

/** A person's figures month by month: value, interval, target. Months without a value leave a gap. */
export const personView = ({ months }: PersonData, words: Wording) =>
  months.map(({ metric, figures, target }) => ({ metric, chart: drawChart(trend, { figures, name: metricName({ metric, by: {} }, words.t), ...(target.length > 0 && { goal: target }) }, words, { wide: metric === "motivation_score" ? 1000 : 560 }) }));
export type PersonView = ReturnType<typeof personView>;
