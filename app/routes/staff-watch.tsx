import { data as answer } from "react-router";
import { inTurns } from "#app/charts/in-turns.server.ts";
import { Refusal, type Told } from "#app/components/refusal.tsx";
import { useWords } from "#app/components/locale.tsx";
import { watchView } from "#app/dashboards/staff/watch-view.server.ts";
import { Watch } from "#app/dashboards/staff/watch.tsx";
import { staffPath } from "#app/filters/crumbs.ts";
import { spansOf } from "#app/filters/fields.ts";
import { linksOf } from "#app/filters/links.ts";
import { asksAnew } from "#app/filters/opened.ts";
import { pageQuestionContext } from "#app/filters/page-question.ts";
import { failureSentence, isUsage } from "#app/services/failure.ts";
import { watchPage } from "#app/services/staff/watch.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/staff-watch.ts";

export async function loader({ url, context }: Route.LoaderArgs) {
  const { question, asked, options, t, format } = context.get(pageQuestionContext);
  if (options.asOf === null) return null;
  try {
    const data = await watchPage(await currentHome(), question);
    const spans = spansOf(asked, data.period.id, options, linksOf(url.pathname, asked, ""), { t, format });
    const crumbs = [{ label: t("ui.nav_staff"), to: staffPath(url.searchParams) }, { label: t("ui.st_watch") }];
    return { data, view: await inTurns(() => watchView(data, { t, format })), spans, crumbs, title: `${t("ui.st_watch")} · ${t("ui.app_name")}` };
  } catch (error) {
    if (isUsage(error)) throw answer({ sentence: failureSentence(error, t) } satisfies Told, { status: 400 });
    throw error;
  }
}

export const shouldRevalidate = asksAnew;

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "" }];

export default function StaffWatchPage({ loaderData }: Route.ComponentProps) {
  return loaderData && <Watch data={loaderData.data} view={loaderData.view} spans={loaderData.spans} />;
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <Refusal error={error} title={useWords().t("ui.error_part")} />;
}
