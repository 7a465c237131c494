import { data as answer, redirect } from "react-router";
import { Refusal, type Told } from "#app/components/refusal.tsx";
import { readerContext } from "#app/config/reader.ts";
import { readSmallForm } from "#app/config/small-form.ts";
import { BonusesMain } from "#app/dashboards/bonuses/main.tsx";
import { Run } from "#app/dashboards/bonuses/run.tsx";
import { formatter } from "#app/i18n/format.ts";
import { teachBonuses } from "#app/i18n/bonuses.ts";
import { translator } from "#app/i18n/index.ts";
import { runPath } from "#app/services/bonus/pages/links.ts";
import { doneSentence, takeRunStep } from "#app/services/bonus/pages/run-forms.server.ts";
import { runPage } from "#app/services/bonus/pages/run-page.server.ts";
import { refusedSentence, wordsOf } from "#app/services/bonus/pages/refused.ts";
import { isRefusal, isUsage } from "#app/services/failure.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/bonus-run.ts";

teachBonuses();

export async function loader({ url, params, context }: Route.LoaderArgs) {
  const { locale } = context.get(readerContext);
  const t = translator(locale);
  const home = await currentHome();
  const format = formatter(locale, home.settings.currency);
  try {
    const page = await runPage(home, params.period, { t, format }, { verify: url.searchParams.has("verify") });
    if (!page) throw answer(null, { status: 404 });
    const title = `${t("bonuses.run_title", { period: format.period(page.period) })} · ${t("ui.app_name")}`;
    return { page, said: doneSentence(page, url.searchParams.get("done"), { t, format }), title };
  } catch (error) {
    if (isUsage(error)) throw answer({ sentence: refusedSentence(error, { t, format }), links: [{ to: "/bonuses", label: t("bonuses.title") }] } satisfies Told, { status: 400 });
    throw error;
  }
}

/** A step that cannot be taken is said on the page it was asked from. */
export async function action({ request, params, context }: Route.ActionArgs) {
  try {
    return redirect(`${runPath(params.period)}?done=${await takeRunStep(await currentHome(), params.period, await readSmallForm(request))}`);
  } catch (error) {
    if (isUsage(error)) return answer({ problem: refusedSentence(error, wordsOf(context.get(readerContext).locale)) }, { status: isRefusal(error) ? 403 : 400 });
    throw error;
  }
}

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "" }];

export default function BonusRunPage({ loaderData: { page, said }, actionData }: Route.ComponentProps) {
  return (
    <BonusesMain currency={page.currency}>
      <Run page={page} said={actionData ? undefined : said} problem={actionData?.problem} />
    </BonusesMain>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return (
    <main id="content">
      <Refusal error={error} />
    </main>
  );
}
