import { data as answer } from "react-router";
import { inTurns } from "#app/charts/in-turns.server.ts";
import { Refusal, type Told } from "#app/components/refusal.tsx";
import { useWords } from "#app/components/locale.tsx";
import { personView } from "#app/dashboards/staff/person-view.server.ts";
import { Person } from "#app/dashboards/staff/person.tsx";
import { staffPath } from "#app/filters/crumbs.ts";
import { spansOf } from "#app/filters/fields.ts";
import { linksOf } from "#app/filters/links.ts";
import { asksAnew } from "#app/filters/opened.ts";
import { pageQuestionContext } from "#app/filters/page-question.ts";
import { failureSentence, isUsage } from "#app/services/failure.ts";
import { personPage } from "#app/services/staff/person.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/staff-person.ts";

export async function loader({ url, params, context }: Route.LoaderArgs) {
  const { question, asked, options, t, format } = context.get(pageQuestionContext);
  if (options.asOf === null) return null;
  try {
    const data = await personPage(await currentHome(), question, params.code);
    if (!data) throw answer({ sentence: t("ui.st_nobody") } satisfies Told, { status: 404 });
    const spans = spansOf(asked, data.period.id, options, linksOf(url.pathname, asked, ""), { t, format });
    const { branch, name } = data.person;
    const crumbs = [{ label: t("ui.group"), to: staffPath(url.searchParams) }, ...(branch === null ? [] : [{ label: branch, to: staffPath(url.searchParams, [["branch", branch]]) }]), { label: name }];
    return { data, view: await inTurns(() => personView(data, { t, format })), spans, crumbs, title: `${name} · ${t("ui.nav_staff")} · ${t("ui.app_name")}` };
  } catch (error) {
    if (isUsage(error)) throw answer({ sentence: failureSentence(error, t) } satisfies Told, { status: 400 });
    throw error;
  }
}

export const shouldRevalidate = asksAnew;

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "" }];

export default function StaffPersonPage({ loaderData }: Route.ComponentProps) {
  return loaderData && <Person data={loaderData.data} view={loaderData.view} spans={loaderData.spans} />;
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <Refusal error={error} title={useWords().t("ui.error_part")} />;
}
