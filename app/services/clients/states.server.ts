import type { Home } from "#pipelines/index.ts";
import { clientLeak } from "#app/metrics/definitions/base.ts";
import { loyalClientShare } from "#app/metrics/definitions/clients.ts";
import { monthEnd, monthOf } from "#app/metrics/period.ts";
import type { Figure, Filters } from "#app/metrics/types.ts";
import type { StateMonth } from "#app/metrics/views/clients.ts";
import { figures } from "../figures.server.ts";
import { monthSpan } from "../trend-months.ts";

/** The states at the end of each of some months, and the flow through each. */
export async function stateMonths(home: Home, ends: readonly string[], filters: Filters): Promise<StateMonth[]> {
  const [states, flows] = await Promise.all([
    figures(home, loyalClientShare, ends.map((end) => monthSpan(loyalClientShare, end)), [], filters),
    figures(home, clientLeak, ends.map((end) => monthSpan(clientLeak, end)), [], filters),
  ]);
  return ends.flatMap((end, at): StateMonth[] => {
    const [state, flow] = [states[at], flows[at]];
    return state && flow ? [{ month: monthOf(end), states: state, flow: ofMonth(flow), incomplete: end !== monthEnd(monthOf(end)) }] : [];
  });
}

/** A figure of a month names it, so that it opens to that month whatever period the page has. */
const ofMonth = (figure: Figure): Figure => ({ ...figure, by: { ...figure.by, month: monthOf(figure.as_of) } });
