import { data as answer } from "react-router";
import { Refusal } from "#app/components/refusal.tsx";
import { readerContext } from "#app/config/reader.ts";
import { MarketingMain } from "#app/dashboards/marketing/main.tsx";
import { RecordedTest } from "#app/dashboards/trials/test.tsx";
import { translator } from "#app/i18n/index.ts";
import { teachTrials } from "#app/i18n/trials.ts";
import { testPage } from "#app/services/trials/test-page.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/promotion-test-drawn.ts";

teachTrials();

/** A test as it was drawn and planned. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const { locale } = context.get(readerContext);
  const page = await testPage(await currentHome(), params.code, locale);
  if (!page) throw answer(null, { status: 404 });
  return { page, title: `${page.name} · ${translator(locale)("ui.app_name")}` };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "" }];

export default function DrawnTestRoute({ loaderData: { page } }: Route.ComponentProps) {
  return (
    <MarketingMain currency={page.currency}>
      <RecordedTest page={page} />
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
