import type { Home } from "#pipelines/index.ts";
import type { Filters } from "#app/metrics/types.ts";
import type { ClientsData, ReturnCurve } from "#app/metrics/views/clients.ts";
import { kaplanMeier } from "#app/stats/survival.ts";
import { gaps, lostAfterDays, observations, type Gap } from "./gaps.server.ts";

/** So many steps of a curve are drawn: more cannot be told apart. */
const DRAWN_STEPS = 110;

/** Time to the next contact after a contact, for all that are asked for, or for each branch that the page is filtered by. */
export async function returnCurves(home: Home, asOf: string, filters: Filters): Promise<ClientsData["curves"]> {
  const apart = (filters.branch?.length ?? 0) > 0;
  const [found, threshold] = await Promise.all([gaps(home, asOf, filters, apart), lostAfterDays(home)]);
  const names = [...new Set(found.map(({ branch }) => branch))];
  return { groups: names.flatMap((name) => curveOf(name, found.filter(({ branch }) => branch === name))), lostAfterDays: threshold };
}

function curveOf(label: string | null, found: readonly Gap[]): ReturnCurve[] {
  const { steps, median } = kaplanMeier(observations(found));
  const every = Math.max(1, Math.ceil(steps.length / DRAWN_STEPS));
  const points = steps.filter((_, at) => at % every === 0 || at === steps.length - 1).map(({ t, survival, low, high, atRisk }) => ({ t, value: survival, low, high, atRisk }));
  return points.length ? [{ label, points, median }] : [];
}
