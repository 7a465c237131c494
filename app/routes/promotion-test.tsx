import { redirect } from "react-router";
import { Refusal } from "#app/components/refusal.tsx";
import { readerContext } from "#app/config/reader.ts";
import { readSmallForm } from "#app/config/small-form.ts";
import { MarketingMain } from "#app/dashboards/marketing/main.tsx";
import { DesignTest } from "#app/dashboards/trials/design.tsx";
import { translator } from "#app/i18n/index.ts";
import { teachTrials } from "#app/i18n/trials.ts";
import { designPage } from "#app/services/trials/design-page.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/promotion-test.ts";

teachTrials();

/** A test thought out: what it would show and cost, as the address says. */
export async function loader({ url, context }: Route.LoaderArgs) {
  const { locale } = context.get(readerContext);
  const t = translator(locale);
  return { ...(await designPage(await currentHome(), url.searchParams, locale)), title: `${t("trials.title")} · ${t("ui.app_name")}` };
}

export async function action({ request, context }: Route.ActionArgs) {
  const done = await designPage(await currentHome(), await readSmallForm(request), context.get(readerContext).locale, true);
  return "drawn" in done ? redirect(`/promotions/test/${encodeURIComponent(done.drawn)}`) : done;
}

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "" }];

export default function PromotionTestRoute({ loaderData, actionData }: Route.ComponentProps) {
  const page = actionData?.page ?? ("page" in loaderData ? loaderData.page : null);
  return page && (
    <MarketingMain currency={page.currency}>
      <DesignTest key={JSON.stringify(page.form)} page={page} />
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
