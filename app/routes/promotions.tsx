import { readerContext } from "#app/config/reader.ts";
import { Refusal } from "#app/components/refusal.tsx";
import { MarketingMain } from "#app/dashboards/marketing/main.tsx";
import { Promotions } from "#app/dashboards/promotions/list.tsx";
import { translator } from "#app/i18n/index.ts";
import { teachPromotions } from "#app/i18n/promotions.ts";
import { promotionsPage } from "#app/services/promotions/pages/list-page.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/promotions.ts";

teachPromotions();

/** What promotions earned, beside what stands under their codes. */
export async function loader({ url, context }: Route.LoaderArgs) {
  const t = translator(context.get(readerContext).locale);
  return { page: await promotionsPage(await currentHome(), url.searchParams, t), title: `${t("promotions.title")} · ${t("ui.app_name")}` };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "" }];

export default function PromotionsRoute({ loaderData: { page } }: Route.ComponentProps) {
  return (
    <MarketingMain currency={page.currency}>
      <Promotions page={page} />
    </MarketingMain>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return (
    <main id="content">
      <Refusal error={error} />
    </main>
  );
}
