import { data as answer, redirect } from "react-router";
import { Refusal, type Told } from "#app/components/refusal.tsx";
import { readerContext } from "#app/config/reader.ts";
import { readSmallForm } from "#app/config/small-form.ts";
import { BonusesMain } from "#app/dashboards/bonuses/main.tsx";
import { Bonuses } from "#app/dashboards/bonuses/list.tsx";
import { teachBonuses } from "#app/i18n/bonuses.ts";
import { translator } from "#app/i18n/index.ts";
import { bonusesPage } from "#app/services/bonus/pages/list-page.server.ts";
import { runPath } from "#app/services/bonus/pages/links.ts";
import { takeRunStep } from "#app/services/bonus/pages/run-forms.server.ts";
import { refusedSentence, wordsOf } from "#app/services/bonus/pages/refused.ts";
import { isRefusal, isUsage } from "#app/services/failure.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/bonuses.ts";

teachBonuses();

/** What is paid for loyal clients and repeat sales: the periods, and how far each has come. */
export async function loader({ context }: Route.LoaderArgs) {
  const t = translator(context.get(readerContext).locale);
  return { page: await bonusesPage(await currentHome(), t), title: `${t("bonuses.title")} · ${t("ui.app_name")}` };
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await readSmallForm(request);
  const period = form.get("period") ?? "";
  try {
    const done = await takeRunStep(await currentHome(), period, form);
    return redirect(`${runPath(period)}?done=${done}`);
  } catch (error) {
    const words = wordsOf(context.get(readerContext).locale);
    if (isUsage(error)) throw answer({ sentence: refusedSentence(error, words), links: [{ to: "/bonuses", label: words.t("bonuses.title") }] } satisfies Told, { status: isRefusal(error) ? 403 : 400 });
    throw error;
  }
}

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "" }];

export default function BonusesPage({ loaderData: { page } }: Route.ComponentProps) {
  return (
    <BonusesMain currency={page.currency}>
      <Bonuses page={page} />
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
