import { data as answer } from "react-router";
import { inTurns } from "#app/charts/in-turns.server.ts";
import { useWords } from "#app/components/locale.tsx";
import { Refusal, type Told } from "#app/components/refusal.tsx";
import { feedbackView, sentFeedback } from "#app/dashboards/feedback/feedback-view.server.ts";
import { Feedback } from "#app/dashboards/feedback/feedback.tsx";
import { isDocument } from "#app/config/is-document.ts";
import { asksAnew } from "#app/filters/opened.ts";
import { pageQuestionContext } from "#app/filters/page-question.ts";
import { lean } from "#app/metrics/lean.ts";
import { failureSentence, isUsage } from "#app/services/failure.ts";
import { feedback } from "#app/services/feedback/page.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/feedback.ts";

export async function loader({ request, context }: Route.LoaderArgs) {
  const { question, options, t, format } = context.get(pageQuestionContext);
  if (options.asOf === null) return null;
  try {
    const data = await feedback(await currentHome(), question);
    return lean({ data: sentFeedback(data), view: await inTurns(() => feedbackView(data, { t, format })), title: `${t("ui.nav_feedback")} · ${t("ui.app_name")}` }, { parts: false, standing: isDocument(request) });
  } catch (error) {
    if (isUsage(error)) throw answer({ sentence: failureSentence(error, t) } satisfies Told, { status: 400 });
    throw error;
  }
}

export const shouldRevalidate = asksAnew;

export const meta: Route.MetaFunction = ({ loaderData }) => (loaderData ? [{ title: loaderData.title }] : []);

export default function FeedbackPage({ loaderData }: Route.ComponentProps) {
  return loaderData && <Feedback data={loaderData.data} view={loaderData.view} />;
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <Refusal error={error} title={useWords().t("ui.error_part")} />;
}
