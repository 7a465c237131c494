import { Refusal } from "#app/components/refusal.tsx";
import { accessPage } from "#app/auth/access-page.server.ts";
import { readerContext } from "#app/config/reader.ts";
import { AccessView } from "#app/dashboards/accounts/access.tsx";
import { translator } from "#app/i18n/index.ts";
import type { Route } from "./+types/settings-access.ts";

/** Who sees what: the table by which every request is let through, as people read it. */
export function loader({ context }: Route.LoaderArgs) {
  const t = translator(context.get(readerContext).locale);
  return { page: accessPage(t), title: `${t("ui.access_title")} · ${t("ui.app_name")}` };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "" }];

export default function AccessPage({ loaderData }: Route.ComponentProps) {
  return (
    <main id="content" className="definitions">
      <AccessView page={loaderData.page} />
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
