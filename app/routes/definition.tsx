import { data as answer } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { Refusal, type Told } from "#app/components/refusal.tsx";
import { MetricPage } from "#app/dashboards/definitions/metric.tsx";
import { metricName } from "#app/dashboards/words.ts";
import { pageQuestionContext } from "#app/filters/page-question.ts";
import { metricView } from "#app/services/definitions/catalogue.server.ts";
import { usedOn } from "#app/services/definitions/used-on.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/definition.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const { question, t } = context.get(pageQuestionContext);
  const home = await currentHome();
  const metric = await metricView(home, params.metric, question);
  if (!metric) throw answer({ sentence: t("ui.def_page_not_found", { id: params.metric.slice(0, 80) }) } satisfies Told, { status: 404 });
  return { metric, usedOn: await usedOn(home, metric.id), title: `${metricName({ metric: metric.id, by: {} }, t)} · ${t("ui.app_name")}` };
}

export const meta: Route.MetaFunction = ({ loaderData }) => (loaderData ? [{ title: loaderData.title }] : []);

export default function DefinitionPage({ loaderData }: Route.ComponentProps) {
  return <MetricPage metric={loaderData.metric} usedOn={loaderData.usedOn} />;
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <Refusal error={error} title={useWords().t("ui.error_part")} />;
}
