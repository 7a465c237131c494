import { Refusal } from "#app/components/refusal.tsx";
import { readerContext } from "#app/config/reader.ts";
import { Catalogue } from "#app/dashboards/definitions/catalogue.tsx";
import { saysOf } from "#app/dashboards/definitions/search.ts";
import { translator } from "#app/i18n/index.ts";
import { catalogue } from "#app/services/definitions/catalogue.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/definitions.ts";

export async function loader({ url, context }: Route.LoaderArgs) {
  const t = translator(context.get(readerContext).locale);
  const query = (url.searchParams.get("q") ?? "").trim().slice(0, 100);
  return { query, metrics: await catalogue(await currentHome(), saysOf(query, t)), title: `${t("ui.def_title")} · ${t("ui.app_name")}` };
}

export const meta: Route.MetaFunction = ({ loaderData }) => (loaderData ? [{ title: loaderData.title }] : []);

export default function DefinitionsPage({ loaderData }: Route.ComponentProps) {
  return (
    <main id="content" className="definitions">
      <Catalogue {...loaderData} />
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
