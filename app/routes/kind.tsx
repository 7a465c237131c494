import { Refusal } from "#app/components/refusal.tsx";
import { readerContext } from "#app/config/reader.ts";
import { KindPage } from "#app/dashboards/kind-page.tsx";
import { translator } from "#app/i18n/index.ts";
import { describeKind, isKind } from "#app/services/dictionary.ts";
import type { Route } from "./+types/kind.ts";

export function loader({ params, context }: Route.LoaderArgs) {
  if (!isKind(params.kind)) throw new Response(null, { status: 404 });
  const { locale } = context.get(readerContext);
  const t = translator(locale);
  const kind = describeKind(params.kind, t, locale);
  return { title: `${t("dictionary.page_of", { kind: kind.name })} · ${t("ui.app_name")}`, kind };
}

export const meta: Route.MetaFunction = ({ loaderData }) => (loaderData ? [{ title: loaderData.title }] : []);

export default function KindDictionary({ loaderData: { kind } }: Route.ComponentProps) {
  return (
    <main id="content" className="dictionary">
      <KindPage kind={kind} />
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
