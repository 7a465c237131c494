import { formatter } from "#app/i18n/format.ts";
import { teachSegments } from "#app/i18n/segments.ts";
import { exactModels } from "#app/services/clients/repeat-model-exact.server.ts";
import type { Fit } from "#app/stats/repeat-visits.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import { exit, type CommandIo } from "../io.ts";
import { dayOption, parseOptions, positionals } from "../options.ts";
import { textTable } from "../table.ts";

/** Models of repeat visits and of spend, fitted to the visits up to a day: times in weeks, money in whole units of the currency. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals: given } = parseOptions(args, { until: { type: "string" }, json: { type: "boolean" } });
  positionals(given, []);
  teachSegments();
  const { until, customers, bgNbd, mbgNbd, gammaGamma } = await exactModels(await currentHome(io.env), dayOption(values.until));
  const models = { bg_nbd: withLikelihood(bgNbd), mbg_nbd: withLikelihood(mbgNbd), gamma_gamma: "refused" in gammaGamma ? gammaGamma : gammaGamma.parameters };
  if (values.json) {
    io.stdout.write(`${JSON.stringify({ customers, ...models })}\n`);
    return exit.done;
  }
  const format = formatter(io.locale);
  const rows = Object.entries(models).flatMap(([model, found]) =>
    "refused" in found ? [[model, "—", io.t(`segments.refused_${found.refused}`)]] : Object.entries(found).map(([name, value]) => [model, name, format.number(value, 4)]),
  );
  io.stdout.write(`${io.t("segments.model_until", { date: format.date(until), n: customers, count: format.count(customers) })}\n\n${textTable([io.t("segments.model"), io.t("segments.parameter"), io.t("segments.value")], rows)}`);
  return exit.done;
}

const withLikelihood = <P extends object>(fit: Fit<P>) => ("refused" in fit ? fit : { ...fit.parameters, log_likelihood: fit.lnLikelihood });
