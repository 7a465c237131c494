import { data as answer, redirect, type ShouldRevalidateFunctionArgs } from "react-router";
import { Refusal, type Told } from "#app/components/refusal.tsx";
import { readerContext } from "#app/config/reader.ts";
import { readSmallForm } from "#app/config/small-form.ts";
import { BonusesMain } from "#app/dashboards/bonuses/main.tsx";
import { PlanEditor } from "#app/dashboards/bonuses/plan.tsx";
import { formatter } from "#app/i18n/format.ts";
import { teachBonuses } from "#app/i18n/bonuses.ts";
import { translator } from "#app/i18n/index.ts";
import { planPage, savePlanTyped } from "#app/services/bonus/pages/plan-page.server.ts";
import { refusedSentence } from "#app/services/bonus/pages/refused.ts";
import { failureSentence, isRefusal, isUsage } from "#app/services/failure.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/bonus-plan.ts";

teachBonuses();

export async function loader({ url, context }: Route.LoaderArgs) {
  const { locale } = context.get(readerContext);
  const t = translator(locale);
  const home = await currentHome();
  try {
    const saved = url.searchParams.get("saved");
    return { page: await planPage(home, { t, format: formatter(locale, home.settings.currency) }), saved, title: `${t("bonuses.plan")} · ${t("bonuses.title")} · ${t("ui.app_name")}` };
  } catch (error) {
    if (isUsage(error)) throw answer({ sentence: failureSentence(error, t), links: [{ to: "/bonuses", label: t("bonuses.title") }] } satisfies Told, { status: isRefusal(error) ? 403 : 400 });
    throw error;
  }
}

/** Tries what was typed on the closed periods, or saves it; what cannot be saved is said beside what was typed. */
export async function action({ request, context }: Route.ActionArgs) {
  const { locale } = context.get(readerContext);
  const t = translator(locale);
  const home = await currentHome();
  const form = await readSmallForm(request, 1024 * 1024);
  const words = { t, format: formatter(locale, home.settings.currency) };
  try {
    if (form.get("intent") === "save") return redirect(`/bonuses/plan?saved=${encodeURIComponent(await savePlanTyped(home, form))}`);
    return { page: await planPage(home, words, form) };
  } catch (error) {
    if (!isUsage(error)) throw error;
    const problem = refusedSentence(error, words);
    if (isRefusal(error)) throw answer({ sentence: problem } satisfies Told, { status: 403 });
    return answer({ page: { ...(await planPage(home, words, form)), problem } }, { status: 400 });
  }
}

/** Trying a plan changes nothing that the page was read from. */
export const shouldRevalidate = ({ formData, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean => (formData?.get("intent") === "try" ? false : defaultShouldRevalidate);

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "" }];

export default function BonusPlanPage({ loaderData: { page, saved }, actionData }: Route.ComponentProps) {
  return (
    <BonusesMain currency={page.currency}>
      <PlanEditor page={actionData?.page ?? page} saved={actionData ? null : saved} />
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
