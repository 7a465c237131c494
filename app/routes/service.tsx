import { data as answer } from "react-router";
import { inTurns } from "#app/charts/in-turns.server.ts";
import { Refusal, type Told } from "#app/components/refusal.tsx";
import { useWords } from "#app/components/locale.tsx";
import { sentService, serviceView } from "#app/dashboards/service/service-view.server.ts";
import { Service } from "#app/dashboards/service/service.tsx";
import { isDocument } from "#app/config/is-document.ts";
import { asksAnew } from "#app/filters/opened.ts";
import { pageQuestionContext } from "#app/filters/page-question.ts";
import { lean } from "#app/metrics/lean.ts";
import { servicePage } from "#app/services/service/service-page.server.ts";
import { failureSentence, isUsage } from "#app/services/failure.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/service.ts";

export async function loader({ request, url, context }: Route.LoaderArgs) {
  const { question, options, t, format } = context.get(pageQuestionContext);
  if (options.asOf === null) return null;
  try {
    const data = await servicePage(await currentHome(), question, url.searchParams.get("first-by") === "branch" ? "branch" : "brand");
    return lean({ data: sentService(data), view: await inTurns(() => serviceView(data, { t, format })), title: `${t("ui.nav_service")} · ${t("ui.app_name")}` }, { standing: isDocument(request) });
  } catch (error) {
    if (isUsage(error)) throw answer({ sentence: failureSentence(error, t) } satisfies Told, { status: 400 });
    throw error;
  }
}

export const shouldRevalidate = asksAnew;

export const meta: Route.MetaFunction = ({ loaderData }) => (loaderData ? [{ title: loaderData.title }] : []);

export default function ServicePage({ loaderData }: Route.ComponentProps) {
  return loaderData && <Service data={loaderData.data} view={loaderData.view} />;
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <Refusal error={error} title={useWords().t("ui.error_part")} />;
}
