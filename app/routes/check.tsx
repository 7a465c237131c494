import { data as answer } from "react-router";
import { inTurns } from "#app/charts/in-turns.server.ts";
import { Refusal, type Told } from "#app/components/refusal.tsx";
import { useWords } from "#app/components/locale.tsx";
import { checkView, sentCheck } from "#app/dashboards/check/check-view.server.ts";
import { Check } from "#app/dashboards/check/check.tsx";
import { isDocument } from "#app/config/is-document.ts";
import { asksAnew } from "#app/filters/opened.ts";
import { pageQuestionContext } from "#app/filters/page-question.ts";
import { lean } from "#app/metrics/lean.ts";
import { checkPage } from "#app/services/check/check-page.server.ts";
import { failureSentence, isUsage } from "#app/services/failure.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/check.ts";

export async function loader({ request, url, context }: Route.LoaderArgs) {
  const { question, options, t, format } = context.get(pageQuestionContext);
  if (options.asOf === null) return null;
  try {
    const data = await checkPage(await currentHome(), question, url.searchParams.get("mix"));
    return lean({ data: sentCheck(data), view: await inTurns(() => checkView(data, { t, format })), title: `${t("ui.nav_check")} · ${t("ui.app_name")}` }, { standing: isDocument(request) });
  } catch (error) {
    if (isUsage(error)) throw answer({ sentence: failureSentence(error, t) } satisfies Told, { status: 400 });
    throw error;
  }
}

export const shouldRevalidate = asksAnew;

export const meta: Route.MetaFunction = ({ loaderData }) => (loaderData ? [{ title: loaderData.title }] : []);

export default function CheckPage({ loaderData }: Route.ComponentProps) {
  return loaderData && <Check data={loaderData.data} view={loaderData.view} />;
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <Refusal error={error} title={useWords().t("ui.error_part")} />;
}
