import type { Home } from "#pipelines/index.ts";
import type { Filters } from "#app/metrics/types.ts";
import type { ClientsData } from "#app/metrics/views/clients.ts";
import { returnCurve } from "../return-curve.ts";
import { gaps, lostAfterDays, observations } from "./gaps.server.ts";

/** Time to the next contact after a contact, for all that are asked for, or for each branch that the page is filtered by. */
export async function returnCurves(home: Home, asOf: string, filters: Filters): Promise<ClientsData["curves"]> {
  const apart = (filters.branch?.length ?? 0) > 0;
  const [found, threshold] = await Promise.all([gaps(home, asOf, filters, apart), lostAfterDays(home)]);
  const names = [...new Set(found.map(({ branch }) => branch))];
  return { groups: names.flatMap((name) => returnCurve(name, observations(found.filter(({ branch }) => branch === name))) ?? []), lostAfterDays: threshold };
}
