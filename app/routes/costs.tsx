import { data as answer } from "react-router";
import { inTurns } from "#app/charts/in-turns.server.ts";
import { Refusal, type Told } from "#app/components/refusal.tsx";
import { useWords } from "#app/components/locale.tsx";
import { Costs } from "#app/dashboards/costs/costs.tsx";
import { costsView, sentCosts } from "#app/dashboards/costs/costs-view.server.ts";
import { isDocument } from "#app/config/is-document.ts";
import { asksAnew } from "#app/filters/opened.ts";
import { pageQuestionContext } from "#app/filters/page-question.ts";
import { teachCosts } from "#app/i18n/costs.ts";
import { withStanding } from "#app/metrics/standing.ts";
import { failureSentence, isUsage } from "#app/services/failure.ts";
import { costsPage, readCostsBy } from "#app/services/costs/costs-page.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/costs.ts";

teachCosts();

export async function loader({ request, url, context }: Route.LoaderArgs) {
  const { question, options, t, format } = context.get(pageQuestionContext);
  if (options.asOf === null) return null;
  try {
    const data = await costsPage(await currentHome(), question, readCostsBy(url.searchParams));
    return withStanding({ data: sentCosts(data), view: await inTurns(() => costsView(data, { t, format })), title: `${t("costs.title")} · ${t("ui.app_name")}` }, isDocument(request));
  } catch (error) {
    if (isUsage(error)) throw answer({ sentence: failureSentence(error, t) } satisfies Told, { status: 400 });
    throw error;
  }
}

export const shouldRevalidate = asksAnew;

export const meta: Route.MetaFunction = ({ loaderData }) => (loaderData ? [{ title: loaderData.title }] : []);

export default function CostsPage({ loaderData }: Route.ComponentProps) {
  return loaderData && <Costs data={loaderData.data} view={loaderData.view} />;
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <Refusal error={error} title={useWords().t("ui.error_part")} />;
}
