import { redirect } from "react-router";
import { Refusal } from "#app/components/refusal.tsx";
import { readerContext } from "#app/config/reader.ts";
import { readSmallForm } from "#app/config/small-form.ts";
import { MarketingMain } from "#app/dashboards/marketing/main.tsx";
import { Offers } from "#app/dashboards/offers/offers.tsx";
import { translator } from "#app/i18n/index.ts";
import { teachOffers } from "#app/i18n/offers.ts";
import { offersPage, takeOffersForm } from "#app/services/offers/page.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/offers.ts";

teachOffers();

/** The next best offer for each client, by the dealer's own rules. */
export async function loader({ url, context }: Route.LoaderArgs) {
  const { locale } = context.get(readerContext);
  const t = translator(locale);
  const home = await currentHome();
  return { page: await offersPage(home, url.searchParams, locale), currency: home.settings.currency ?? "", title: `${t("offers.title")} · ${t("ui.app_name")}` };
}

export async function action({ request, context }: Route.ActionArgs) {
  const done = await takeOffersForm(await currentHome(), await readSmallForm(request), context.get(readerContext).locale);
  return "saved" in done ? redirect("/offers#offer-rules") : done;
}

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "" }];

export default function OffersRoute({ loaderData, actionData }: Route.ComponentProps) {
  const page = actionData?.page ?? loaderData.page;
  return (
    <MarketingMain currency={page?.currency ?? loaderData.currency}>
      <Offers page={page} />
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
