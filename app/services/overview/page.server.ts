import type { Home } from "#pipelines/index.ts";
import { questionWithin } from "#app/auth/scope.server.ts";
import type { Question } from "#app/filters/question.ts";
import type { OverviewAround } from "#app/metrics/views/overview.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import type { Asked } from "../comparison.server.ts";
import { UsageError } from "../usage-error.ts";
import { countChips } from "./count-chips.server.ts";
import { goalPaces } from "./goals.server.ts";
import { sameMix } from "./same-mix.server.ts";
import { trendEvents } from "./trend-events.server.ts";
import { whatChanged } from "./what-changed.server.ts";

/** What the Overview says beside its figures: what changed, what waits, goals, events, branches at one mix. */
export async function overviewAround(home: Home, asking: Question): Promise<OverviewAround> {
  const question = questionWithin(asking);
  const asOf = question.asOf ?? question.period?.to ?? (await facts(home)).asOf;
  if (!asOf) throw new UsageError("no_data");
  const asked: Asked = { asOf, period: question.period, compare: question.compare, filters: question.filters };
  const [changed, chips, goals, events, mix] = await Promise.all([whatChanged(home, asked), countChips(home, asked), goalPaces(home, asked), trendEvents(home, asked), sameMix(home, asked)]);
  return { changed, instead: asked.compare !== undefined && asked.compare !== changed.kind, chips, goals, events, mix };
}
