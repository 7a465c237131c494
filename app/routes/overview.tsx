import { data as answer } from "react-router";
import { inTurns } from "#app/charts/in-turns.server.ts";
import { Refusal, type Told } from "#app/components/refusal.tsx";
import { useWords } from "#app/components/locale.tsx";
import { overviewView } from "#app/dashboards/overview-view.server.ts";
import { Overview } from "#app/dashboards/overview.tsx";
import { isDocument } from "#app/config/is-document.ts";
import { asksAnew } from "#app/filters/opened.ts";
import { pageQuestionContext } from "#app/filters/page-question.ts";
import { lean } from "#app/metrics/lean.ts";
import { failureSentence, isUsage } from "#app/services/failure.ts";
import { overview } from "#app/services/overview.server.ts";
import { overviewAround } from "#app/services/overview/page.server.ts";
import { funnelLimits } from "#app/stats/funnel.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/overview.ts";

export async function loader({ request, context }: Route.LoaderArgs) {
  const { question, options, t, format } = context.get(pageQuestionContext);
  if (options.asOf === null) return null;
  try {
    const home = await currentHome();
    const [data, around] = await Promise.all([overview(home, question), overviewAround(home, question)]);
    const view = await inTurns(() => overviewView(data, around, (share, n) => funnelLimits(share, [n])[0]!, { t, format }));
    return lean({ data, around, view, title: `${t("ui.nav_overview")} · ${t("ui.app_name")}` }, { standing: isDocument(request) });
  } catch (error) {
    if (isUsage(error)) throw answer({ sentence: failureSentence(error, t) } satisfies Told, { status: 400 });
    throw error;
  }
}

export const shouldRevalidate = asksAnew;

export const meta: Route.MetaFunction = ({ loaderData }) => (loaderData ? [{ title: loaderData.title }] : []);

export default function OverviewPage({ loaderData }: Route.ComponentProps) {
  return loaderData && <Overview data={loaderData.data} around={loaderData.around} view={loaderData.view} />;
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <Refusal error={error} title={useWords().t("ui.error_part")} />;
}
