import { data as answer } from "react-router";
import { useWords, Words } from "#app/components/locale.tsx";
import { readerContext } from "#app/config/reader.ts";
import { Client, Gone } from "#app/dashboards/identity/client.tsx";
import { translator } from "#app/i18n/index.ts";
import { clientPage } from "#app/services/identity/client-page.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/client.ts";

export async function loader({ params, url, context }: Route.LoaderArgs) {
  const t = translator(context.get(readerContext).locale);
  const home = await currentHome();
  const client = await clientPage(home, params.id, url.searchParams.get("timeline") === "all");
  const isThere = "card" in client;
  const name = isThere ? t("ui.client_title", { name: client.card.name ?? t("ui.dup_no_name") }) : t("ui.client_gone");
  return answer({ client, currency: home.settings.currency, title: `${name} · ${t("ui.app_name")}` }, { status: isThere || client.now.length > 0 ? 200 : 404 });
}

export const meta: Route.MetaFunction = ({ loaderData }) => (loaderData ? [{ title: loaderData.title }] : []);

export default function ClientPage({ loaderData }: Route.ComponentProps) {
  const { format } = useWords();
  const { client, currency } = loaderData;
  return (
    <Words locale={format.locale} currency={currency}>
      <main id="content" className="data identity">{"card" in client ? <Client client={client} /> : <Gone gone={client} />}</main>
    </Words>
  );
}
