import { catalog } from "#app/metrics/catalog.ts";
import { spanAt } from "#app/metrics/compile.ts";
import { confirmedLoyalShare, loyalClientShare, regularConversion, repeatByCountShare, serviceRetention } from "#app/metrics/definitions/clients.ts";
import { saleToService, serviceToSale } from "#app/metrics/definitions/sales.ts";
import type { Metric } from "#app/metrics/define.ts";
import { sameRules } from "#app/metrics/policy.ts";
import { bridgeOf, policySteps } from "#app/metrics/policy-steps.ts";
import type { Figure } from "#app/metrics/types.ts";
import { followed } from "#app/metrics/versions.ts";
import type { EffectView, Side } from "#app/metrics/views/definitions.ts";
import type { Home } from "#pipelines/index.ts";
import { figures } from "../figures.server.ts";

/** Those shown before and after: of the loyal client's definition, and of all that count visits. */
const ofClients: readonly Metric[] = [repeatByCountShare, confirmedLoyalShare];
const ofVisits: readonly Metric[] = [serviceRetention, regularConversion, saleToService, serviceToSale];

/** What going from one definition to another does to the loyal share at a day, each step counted over the same people, live. */
export async function effectOf(home: Home, asOf: string, from: Side, to: Side): Promise<EffectView> {
  const at = async (metric: Metric, side: Side): Promise<Figure> => {
    const [figure] = await figures(home, metric, [spanAt(asOf)], [], {}, side);
    if (!figure) throw new Error(`${metric.id} gave no figure`);
    return figure;
  };
  const steps = policySteps(from.policy, to.policy);
  const visits = !sameRules(from.policy, to.policy);
  const [points, also] = await Promise.all([
    Promise.all([from, ...steps.map((step, i): Side => (i === steps.length - 1 ? to : { version: null, policy: step.after })), ...(steps.length ? [] : [to])].map((side) => at(loyalClientShare, side))),
    Promise.all([...ofClients, ...(visits ? ofVisits : [])].map(async (metric) => ({ before: await at(metric, from), after: await at(metric, to) }))),
  ]);
  const bridge = bridgeOf(points.map(({ numerator, denominator }) => ({ numerator: Number(numerator), denominator: Number(denominator) })));
  return {
    from,
    to,
    before: points[0] as Figure,
    after: points.at(-1) as Figure,
    points: { from: bridge.from, to: bridge.to },
    steps: steps.map(({ parameter, item, before, after }, i) => ({ parameter, item, was: before, is: after, ...(bridge.steps[i] as (typeof bridge.steps)[number]) })),
    also,
    moves: catalog.filter((metric) => followed(metric) === "client" || (visits && followed(metric) === "visits")).map((metric) => metric.id),
  };
}
