import { data as answer } from "react-router";
import { inTurns } from "#app/charts/in-turns.server.ts";
import { Refusal, type Told } from "#app/components/refusal.tsx";
import { useWords } from "#app/components/locale.tsx";
import { Clients } from "#app/dashboards/clients/clients.tsx";
import { clientsView, sentClients } from "#app/dashboards/clients/clients-view.server.ts";
import { isDocument } from "#app/config/is-document.ts";
import { asksAnew } from "#app/filters/opened.ts";
import { pageQuestionContext } from "#app/filters/page-question.ts";
import { lean } from "#app/metrics/lean.ts";
import { clientsPage } from "#app/services/clients/clients-page.server.ts";
import { readClientsRequest } from "#app/services/clients/clients-request.ts";
import { failureSentence, isUsage } from "#app/services/failure.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/clients.ts";

export async function loader({ request, url, context }: Route.LoaderArgs) {
  const { question, options, t, format } = context.get(pageQuestionContext);
  if (options.asOf === null) return null;
  try {
    const asked = readClientsRequest(url.searchParams);
    const data = await clientsPage(await currentHome(), question, asked);
    return lean({ data: sentClients(data), view: await inTurns(() => clientsView(data, asked.asShares, { t, format })), asShares: asked.asShares, title: `${t("ui.nav_clients")} · ${t("ui.app_name")}` }, { standing: isDocument(request) });
  } catch (error) {
    if (isUsage(error)) throw answer({ sentence: failureSentence(error, t) } satisfies Told, { status: 400 });
    throw error;
  }
}

export const shouldRevalidate = asksAnew;

export const meta: Route.MetaFunction = ({ loaderData }) => (loaderData ? [{ title: loaderData.title }] : []);

export default function ClientsPage({ loaderData }: Route.ComponentProps) {
  return loaderData && <Clients data={loaderData.data} view={loaderData.view} asShares={loaderData.asShares} />;
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <Refusal error={error} title={useWords().t("ui.error_part")} />;
}
