import { data as answer, redirect } from "react-router";
import { Refusal, type Told } from "#app/components/refusal.tsx";
import { readerContext } from "#app/config/reader.ts";
import { readSmallForm } from "#app/config/small-form.ts";
import { Alerts } from "#app/dashboards/alerts/alerts.tsx";
import { formatter } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/index.ts";
import { alertsPage, answerAlerts } from "#app/services/alerts/page.server.ts";
import { failureSentence, isRefusal, isUsage } from "#app/services/failure.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/alerts.ts";

export async function loader({ context }: Route.LoaderArgs) {
  const { locale } = context.get(readerContext);
  const home = await currentHome();
  const words = { t: translator(locale), format: formatter(locale, home.settings.currency) };
  return { ...(await alertsPage(home, words)), title: `${words.t("ui.alerts")} · ${words.t("ui.app_name")}` };
}

export async function action({ request, context }: Route.ActionArgs) {
  try {
    await answerAlerts(await currentHome(), await readSmallForm(request));
    return redirect("/alerts");
  } catch (error) {
    if (isUsage(error)) throw answer({ sentence: failureSentence(error, translator(context.get(readerContext).locale)) } satisfies Told, { status: isRefusal(error) ? 403 : 400 });
    throw error;
  }
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData?.title ?? "" },
  { tagName: "link", rel: "alternate", type: "application/rss+xml", href: "/alerts.rss" },
  { tagName: "link", rel: "alternate", type: "application/feed+json", href: "/alerts.json" },
];

export default function AlertsPage({ loaderData }: Route.ComponentProps) {
  return (
    <main id="content" className="alerts">
      <Alerts {...loaderData} />
    </main>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return (
    <main id="content">
      <Refusal error={error} />
    </main>
  );
}
