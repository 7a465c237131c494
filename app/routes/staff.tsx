import { data as answer } from "react-router";
import { inTurns } from "#app/charts/in-turns.server.ts";
import { Refusal, type Told } from "#app/components/refusal.tsx";
import { useWords } from "#app/components/locale.tsx";
import { staffView } from "#app/dashboards/staff-view.server.ts";
import { Staff } from "#app/dashboards/staff.tsx";
import { isDocument } from "#app/config/is-document.ts";
import { spansOf } from "#app/filters/fields.ts";
import { linksOf } from "#app/filters/links.ts";
import { ownParams, asksAnew } from "#app/filters/opened.ts";
import { pageQuestionContext } from "#app/filters/page-question.ts";
import { withStanding } from "#app/metrics/standing.ts";
import { failureSentence, isUsage } from "#app/services/failure.ts";
import { opensPage } from "#app/services/staff/opens-page.server.ts";
import { staffPage } from "#app/services/staff.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/staff.ts";

export async function loader({ request, url, context }: Route.LoaderArgs) {
  const { question, asked, options, t, format } = context.get(pageQuestionContext);
  if (options.asOf === null) return null;
  try {
    const data = await staffPage(await currentHome(), question, url.searchParams.get("mix"));
    const spans = spansOf(asked, data.period.id, options, linksOf(url.pathname, asked, "", ownParams(url.searchParams)), { t, format });
    return withStanding({ data, charts: await inTurns(() => staffView(data, { t, format })), spans, watch: opensPage("/staff/watch"), title: `${t("ui.nav_staff")} · ${t("ui.app_name")}` }, isDocument(request));
  } catch (error) {
    if (isUsage(error)) throw answer({ sentence: failureSentence(error, t) } satisfies Told, { status: 400 });
    throw error;
  }
}

export const shouldRevalidate = asksAnew;

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "" }];

export default function StaffPage({ loaderData }: Route.ComponentProps) {
  return loaderData && <Staff data={loaderData.data} charts={loaderData.charts} spans={loaderData.spans} watch={loaderData.watch} />;
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <Refusal error={error} title={useWords().t("ui.error_part")} />;
}
