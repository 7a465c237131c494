import { data as answer, redirect } from "react-router";
import { Refusal, type Told } from "#app/components/refusal.tsx";
import { readerContext } from "#app/config/reader.ts";
import { readSmallForm } from "#app/config/small-form.ts";
import { BonusesMain } from "#app/dashboards/bonuses/main.tsx";
import { Statement } from "#app/dashboards/bonuses/statement.tsx";
import { formatter } from "#app/i18n/format.ts";
import { teachBonuses } from "#app/i18n/bonuses.ts";
import { translator } from "#app/i18n/index.ts";
import { statementPath } from "#app/services/bonus/pages/links.ts";
import { talkAbout } from "#app/services/bonus/pages/run-forms.server.ts";
import { statementPage } from "#app/services/bonus/pages/statement-page.server.ts";
import { refusedSentence, wordsOf } from "#app/services/bonus/pages/refused.ts";
import { isRefusal, isUsage } from "#app/services/failure.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/bonus-statement.ts";

teachBonuses();

/** What one person gets for a period, line by line. Somebody else's is as if it were not there. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const { locale } = context.get(readerContext);
  const t = translator(locale);
  const home = await currentHome();
  try {
    const format = formatter(locale, home.settings.currency);
    const page = await statementPage(home, params.period, params.staff, { t, format });
    if (!page) throw answer(null, { status: 404 });
    return { page, title: `${page.name}, ${format.period(page.period)} · ${t("bonuses.title")} · ${t("ui.app_name")}` };
  } catch (error) {
    if (isUsage(error)) throw answer({ sentence: refusedSentence(error, wordsOf(locale)), links: [{ to: "/bonuses", label: t("bonuses.title") }] } satisfies Told, { status: 400 });
    throw error;
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  try {
    await talkAbout(await currentHome(), params.period, params.staff, await readSmallForm(request));
    return redirect(statementPath(params.period, params.staff));
  } catch (error) {
    if (isUsage(error)) return answer({ problem: refusedSentence(error, wordsOf(context.get(readerContext).locale)) }, { status: isRefusal(error) ? 403 : 400 });
    throw error;
  }
}

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "" }];

export default function BonusStatementPage({ loaderData: { page }, actionData }: Route.ComponentProps) {
  return (
    <BonusesMain currency={page.currency}>
      <Statement page={page} problem={actionData?.problem} />
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
