import { drawChart } from "#app/charts/draw.server.ts";
import { ranks } from "#app/charts/plots/rank-bands.ts";
import type { StaffPage } from "#app/metrics/views/staff.ts";
import type { Wording } from "./words.ts";

/** The drawings of the Staff page, one a role, in the order of the roles. */
export const staffView = (data: StaffPage, words: Wording) =>
  data.roles.map(({ board: { people } }) => drawChart(ranks, { people, name: words.t("metrics.motivation_score"), target: 1 }, words, { wide: 900 }));
