import { data as answer, redirect } from "react-router";
import { useWords, Words } from "#app/components/locale.tsx";
import { Refusal, type Told } from "#app/components/refusal.tsx";
import { readerContext } from "#app/config/reader.ts";
import { readSmallForm } from "#app/config/small-form.ts";
import { effectChart } from "#app/dashboards/definitions/effect-chart.server.ts";
import { PolicyPage } from "#app/dashboards/definitions/policy-page.tsx";
import { readOpened } from "#app/filters/opened.ts";
import { formatter } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/index.ts";
import { policyPage } from "#app/services/definitions/policy-page.server.ts";
import { publish } from "#app/services/definitions/publish.server.ts";
import { failureSentence, isUsage } from "#app/services/failure.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/definition-policy.ts";

export async function loader({ url, context }: Route.LoaderArgs) {
  const { locale } = context.get(readerContext);
  const t = translator(locale);
  try {
    const home = await currentHome();
    const page = await policyPage(home, url.searchParams);
    const chart = page.effect && effectChart(page.effect, { t, format: formatter(locale, home.settings.currency) });
    return { page, chart, search: url.search, opened: readOpened(url.searchParams), currency: home.settings.currency, title: `${t("ui.def_policy_title")} · ${t("ui.app_name")}` };
  } catch (error) {
    if (isUsage(error)) throw answer({ sentence: failureSentence(error, t) } satisfies Told, { status: 400 });
    throw error;
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const t = translator(context.get(readerContext).locale);
  try {
    return redirect(await publish(await currentHome(), await readSmallForm(request)));
  } catch (error) {
    if (isUsage(error)) throw answer({ sentence: failureSentence(error, t) } satisfies Told, { status: 400 });
    throw error;
  }
}

export const meta: Route.MetaFunction = ({ loaderData }) => (loaderData ? [{ title: loaderData.title }] : []);

export default function DefinitionPolicyPage({ loaderData }: Route.ComponentProps) {
  const { format } = useWords();
  const { page, chart, search, opened, currency } = loaderData;
  return (
    <Words locale={format.locale} currency={currency}>
      <main id="content" className="definitions">
        <PolicyPage page={page} chart={chart} search={search} opened={opened} />
      </main>
    </Words>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return (
    <main id="content">
      <Refusal error={error} />
    </main>
  );
}
