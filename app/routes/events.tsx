import { data as answer, redirect } from "react-router";
import { Refusal, type Told } from "#app/components/refusal.tsx";
import { readerContext } from "#app/config/reader.ts";
import { readSmallForm } from "#app/config/small-form.ts";
import { Events } from "#app/dashboards/events/events.tsx";
import { translator } from "#app/i18n/index.ts";
import { failureSentence, isRefusal, isUsage } from "#app/services/failure.ts";
import { answerEvents, eventsPage } from "#app/services/overview/events-page.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/events.ts";

export async function loader({ context }: Route.LoaderArgs) {
  const t = translator(context.get(readerContext).locale);
  return { ...(await eventsPage(await currentHome())), title: `${t("ui.events")} · ${t("ui.app_name")}` };
}

export async function action({ request, context }: Route.ActionArgs) {
  const t = translator(context.get(readerContext).locale);
  try {
    if (await answerEvents(await currentHome(), await readSmallForm(request))) return redirect("/events");
    return answer({ refused: true }, { status: 400 });
  } catch (error) {
    if (isUsage(error)) throw answer({ sentence: failureSentence(error, t) } satisfies Told, { status: isRefusal(error) ? 403 : 400 });
    throw error;
  }
}

export const meta: Route.MetaFunction = ({ loaderData }) => (loaderData ? [{ title: loaderData.title }] : []);

export default function EventsPage({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <main id="content" className="alerts">
      <Events {...loaderData} refused={actionData?.refused === true} />
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
