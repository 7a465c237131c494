import { Refusal } from "#app/components/refusal.tsx";
import { readerContext } from "#app/config/reader.ts";
import { AuditView } from "#app/dashboards/audit/audit.tsx";
import { translator } from "#app/i18n/index.ts";
import { auditPage } from "#app/services/audit/page.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/settings-audit.ts";

/** Who did and saw what. */
export async function loader({ url, context }: Route.LoaderArgs) {
  const t = translator(context.get(readerContext).locale);
  return { page: await auditPage(await currentHome(), url.searchParams), title: `${t("ui.audit_title")} · ${t("ui.app_name")}` };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "" }];

export default function SettingsAuditPage({ loaderData }: Route.ComponentProps) {
  return (
    <main id="content" className="definitions audit">
      <AuditView page={loaderData.page} />
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
