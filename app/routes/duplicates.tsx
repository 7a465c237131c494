import { data as answer, Link, redirect } from "react-router";
import { useWords, Words } from "#app/components/locale.tsx";
import { Refusal, type Told } from "#app/components/refusal.tsx";
import { readerContext } from "#app/config/reader.ts";
import { readSmallForm } from "#app/config/small-form.ts";
import { Decisions, Done } from "#app/dashboards/duplicates/decisions.tsx";
import { Headline } from "#app/dashboards/duplicates/headline.tsx";
import { Joined } from "#app/dashboards/duplicates/joined.tsx";
import { Queue } from "#app/dashboards/duplicates/queue.tsx";
import { Unfit } from "#app/dashboards/duplicates/unfit.tsx";
import { duplicateViews, type DuplicateView } from "#app/dashboards/duplicates/views.ts";
import { translator } from "#app/i18n/index.ts";
import { answerDecision, duplicatesPage } from "#app/services/duplicates/page.server.ts";
import { failureSentence, isUsage } from "#app/services/failure.ts";
import { whoTypes } from "#app/services/who.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/duplicates.ts";

export async function loader({ url, context }: Route.LoaderArgs) {
  const t = translator(context.get(readerContext).locale);
  const home = await currentHome();
  const without = new URLSearchParams(url.searchParams);
  without.set("alone", "1");
  const page = await duplicatesPage(home, url.searchParams);
  return { page, currency: home.settings.currency, askAlone: `/data/duplicates?${without}`, title: `${t("ui.dup_title")} · ${t("ui.app_name")}` };
}

export async function action({ request, context }: Route.ActionArgs) {
  const t = translator(context.get(readerContext).locale);
  try {
    return redirect(await answerDecision(await currentHome(), await readSmallForm(request), whoTypes()));
  } catch (error) {
    if (isUsage(error)) throw answer({ sentence: failureSentence(error, t) } satisfies Told, { status: 400 });
    throw error;
  }
}

export const meta: Route.MetaFunction = ({ loaderData }) => (loaderData ? [{ title: loaderData.title }] : []);

export default function DuplicatesPage({ loaderData }: Route.ComponentProps) {
  const { t, format } = useWords();
  const { page, currency, askAlone } = loaderData;
  return (
    <Words locale={format.locale} currency={currency}>
      <main id="content" className="data dup">
        <header className="title">
          <p>
            <Link to="/data">{t("ui.nav_data")}</Link>
          </p>
          <h1>{t("ui.dup_title")}</h1>
          <p>{t("ui.dup_lead")}</p>
        </header>
        <Headline headline={page.headline} askAlone={askAlone} />
        <Tabs view={page.view} />
        {page.done && <Done decision={page.done} view={page.view} />}
        {page.queue && <Queue queue={page.queue} />}
        {page.joined && <Joined joined={page.joined} />}
        {page.unfit && <Unfit unfit={page.unfit} />}
        {page.decisions && (
          <section className="dup-decisions">
            <h2>{t("ui.dup_decisions_title")}</h2>
            <p className="explain">{t("ui.dup_decisions_lead")}</p>
            <Decisions decisions={page.decisions} title={t("ui.dup_decisions_title")} view="decisions" />
          </section>
        )}
      </main>
    </Words>
  );
}

function Tabs({ view }: { readonly view: DuplicateView }) {
  const { t } = useWords();
  return (
    <nav className="segments dup-tabs" aria-label={t("ui.dup_views")}>
      {duplicateViews.map((name) => (
        <Link key={name} to={name === "queue" ? "/data/duplicates" : `/data/duplicates?view=${name}`} preventScrollReset aria-current={name === view ? "page" : undefined}>
          {t(`ui.dup_view_${name}`)}
        </Link>
      ))}
    </nav>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return (
    <main id="content">
      <Refusal error={error} />
    </main>
  );
}
