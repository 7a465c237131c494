import { data as answer } from "react-router";
import { inTurns } from "#app/charts/in-turns.server.ts";
import { Refusal, type Told } from "#app/components/refusal.tsx";
import { useWords } from "#app/components/locale.tsx";
import { Programme } from "#app/dashboards/programme/programme.tsx";
import { programmeView, sentProgramme } from "#app/dashboards/programme/programme-view.server.ts";
import { isDocument } from "#app/config/is-document.ts";
import { asksAnew } from "#app/filters/opened.ts";
import { pageQuestionContext } from "#app/filters/page-question.ts";
import { teachProgramme } from "#app/i18n/programme.ts";
import { withStanding } from "#app/metrics/standing.ts";
import { failureSentence, isUsage } from "#app/services/failure.ts";
import { programmePage } from "#app/services/programme/programme-page.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/programme.ts";

teachProgramme();

export async function loader({ request, context }: Route.LoaderArgs) {
  const { question, options, t, format } = context.get(pageQuestionContext);
  if (options.asOf === null) return null;
  try {
    const data = await programmePage(await currentHome(), question);
    return withStanding({ data: sentProgramme(data), view: await inTurns(() => programmeView(data, { t, format })), title: `${t("programme.title")} · ${t("ui.app_name")}` }, isDocument(request));
  } catch (error) {
    if (isUsage(error)) throw answer({ sentence: failureSentence(error, t) } satisfies Told, { status: 400 });
    throw error;
  }
}

export const shouldRevalidate = asksAnew;

export const meta: Route.MetaFunction = ({ loaderData }) => (loaderData ? [{ title: loaderData.title }] : []);

export default function ProgrammePage({ loaderData }: Route.ComponentProps) {
  return loaderData && <Programme data={loaderData.data} view={loaderData.view} />;
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <Refusal error={error} title={useWords().t("ui.error_part")} />;
}
