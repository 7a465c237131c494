import { data as answer } from "react-router";
import { Refusal } from "#app/components/refusal.tsx";
import { readerContext } from "#app/config/reader.ts";
import { MarketingMain } from "#app/dashboards/marketing/main.tsx";
import { Promotion } from "#app/dashboards/promotions/promotion.tsx";
import { translator } from "#app/i18n/index.ts";
import { teachPromotions } from "#app/i18n/promotions.ts";
import { promotionPage } from "#app/services/promotions/pages/page.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/promotion.ts";

teachPromotions();

/** What one promotion earned. One of other branches alone is as if it were not there. */
export async function loader({ params, url, context }: Route.LoaderArgs) {
  const { locale } = context.get(readerContext);
  const t = translator(locale);
  const page = await promotionPage(await currentHome(), params.code, url.searchParams, locale);
  if (!page) throw answer(null, { status: 404 });
  return { page, title: `${page.name} · ${t("promotions.title")} · ${t("ui.app_name")}` };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "" }];

export default function PromotionRoute({ loaderData: { page } }: Route.ComponentProps) {
  return (
    <MarketingMain currency={page.currency}>
      <Promotion page={page} />
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
