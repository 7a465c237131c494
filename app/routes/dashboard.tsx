import { Outlet, redirect, useMatches, useNavigation } from "react-router";
import { questionWithin } from "#app/auth/scope.server.ts";
import { ChartTools } from "#app/charts/tools.ts";
import { chartMenu, ChartSaver } from "#app/components/chart-menu.tsx";
import { BrushRoom } from "#app/components/brushing.tsx";
import { Crumbs, type Crumb } from "#app/components/crumbs.tsx";
import { Empty } from "#app/components/empty.tsx";
import { ExportMenu } from "#app/components/export-menu.tsx";
import { FilterBar } from "#app/components/filter-bar.tsx";
import { Links } from "#app/components/links.tsx";
import { useWords, Words } from "#app/components/locale.tsx";
import { PrintHead } from "#app/components/print-head.tsx";
import { SavedViews } from "#app/components/saved-views.tsx";
import { ownTurn, turnIsLong } from "#app/config/own-turn.server.ts";
import { readerContext } from "#app/config/reader.ts";
import { FigureDrawer, RefusedDrawer } from "#app/dashboards/figure-drawer.tsx";
import { definitionsIn, figuresIn } from "#app/exports/figures-in.ts";
import { chipsOf, fieldsOf, keptOf, warningsOf } from "#app/filters/fields.ts";
import { crumbsOf } from "#app/filters/crumbs.ts";
import { linksOf } from "#app/filters/links.ts";
import { ownParams, readOpened, withPart, type Opened } from "#app/filters/opened.ts";
import { pageQuestionContext, shorterAddress, type PageQuestion } from "#app/filters/page-question.ts";
import { questionAt, usualDay } from "#app/filters/question.ts";
import { readQuestion } from "#app/filters/read-question.ts";
import { formatter } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/index.ts";
import type { MessageKey } from "#app/i18n/translate.ts";
import { pageFacts } from "#app/services/export/page-facts.server.ts";
import { failureSentence, isUsage } from "#app/services/failure.ts";
import { figureDetail } from "#app/services/figure.server.ts";
import { filterOptions } from "#app/services/options.server.ts";
import { savedViews } from "#app/services/views.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/dashboard.ts";

export const middleware: Route.MiddlewareFunction[] = [
  async ({ url, context }) => {
    const { locale } = context.get(readerContext);
    const options = await filterOptions(await currentHome());
    // After a load all pages that wait have these at one moment.
    if (turnIsLong()) await ownTurn();
    const shorter = shorterAddress(url, options);
    if (shorter) throw redirect(shorter);
    const { question: asked, unread } = readQuestion(url.searchParams);
    context.set(pageQuestionContext, { question: questionWithin(asked), asked, unread, options, t: translator(locale), format: formatter(locale, options.currency) });
  },
];

export async function loader({ url, context }: Route.LoaderArgs) {
  const page = context.get(pageQuestionContext);
  const { question: within, asked: question, unread, options, t } = page;
  const opened = options.asOf === null ? null : readOpened(url.searchParams);
  const asOf = question.asOf ?? usualDay(question, options.asOf) ?? "";
  const own = ownParams(url.searchParams);
  const links = linksOf(url.pathname, question, asOf, own);
  const ofStaff = url.pathname === "/staff" || url.pathname.startsWith("/staff/");
  const ofPerson = ofStaff && url.pathname !== "/staff" && url.pathname !== "/staff/watch";
  const defaultPeriod = t(ofStaff ? "ui.period_default_month" : "ui.period_default");
  return {
    path: url.pathname,
    question,
    own,
    asOf,
    empty: options.asOf === null,
    currency: options.currency,
    warnings: warningsOf(unread, question, options, t),
    fields: fieldsOf(question, options, defaultPeriod, page).filter(({ param }) => (param !== "compare" || !ofStaff) && (!ofPerson || param === "as-of" || param === "period")),
    kept: [...keptOf(question), ...own],
    chips: chipsOf(question, links, page, options.people),
    crumbs: crumbsOf(question, links, t, options.people),
    views: await savedViews(await currentHome()),
    facts: await pageFacts(await currentHome(), within, page, !ofStaff),
    opened,
    drawer: opened && (await drawerOf(opened, page)),
  };
}

async function drawerOf({ at, over, ...opened }: Opened, { question, t }: PageQuestion) {
  try {
    return { detail: await figureDetail(await currentHome(), { ...opened, question: questionAt(question, at, over) }), sentence: "" };
  } catch (error) {
    if (isUsage(error)) return { detail: null, sentence: failureSentence(error, t) };
    console.error(error);
    return { detail: null, sentence: t("ui.error_server") };
  }
}

/** What an export of the page shown says about itself: its title and its definitions come from the page inside. */
function useFacts(facts: Awaited<ReturnType<typeof pageFacts>>) {
  const { t } = useWords();
  const data: unknown = useMatches().at(-1)?.loaderData;
  const title = typeof data === "object" && data !== null && "title" in data ? String(data.title) : t("ui.app_name");
  const told = typeof data === "object" && data !== null && "definitions" in data && Array.isArray(data.definitions) ? data.definitions : definitionsIn(figuresIn(data));
  const definitions = told.join(", ");
  return { title, lines: [...(definitions === "" ? [] : [[t("ui.export_definitions"), definitions] as const]), ...facts] };
}

/** The way down that the page inside gives itself, where its filters do not tell it: to a person, to the hints. */
function useOwnCrumbs(): readonly Crumb[] | null {
  const data: unknown = useMatches().at(-1)?.loaderData;
  return typeof data === "object" && data !== null && "crumbs" in data && Array.isArray(data.crumbs) ? data.crumbs : null;
}

/** Which export feeds a page, said where there is none yet. */
const emptySentences: Readonly<Partial<Record<string, MessageKey>>> = { "/staff": "ui.empty_staff", "/clients": "ui.empty_clients", "/service": "ui.empty_service", "/check": "ui.empty_check", "/feedback": "ui.empty_feedback" };

export default function Dashboard({ loaderData }: Route.ComponentProps) {
  const { path, question, own, asOf, empty, currency, warnings, fields, kept, chips, crumbs, views, facts, opened, drawer } = loaderData;
  const { t, format } = useWords();
  const about = useFacts(facts);
  const way = useOwnCrumbs() ?? crumbs;
  const busy = useNavigation().state !== "idle";
  const links = linksOf(path, question, asOf, own);
  if (empty) {
    return (
      <main id="content">
        <Empty sentence={t(emptySentences[path.startsWith("/staff/") ? "/staff" : path] ?? "ui.empty_overview")} />
      </main>
    );
  }
  return (
    <Words locale={format.locale} currency={currency}>
      <Links value={links}>
       <BrushRoom>
       <ChartTools value={chartMenu}>
       <ChartSaver value={async (kind, chart) => (await import("#app/exports/save-chart.ts")).saveChart(kind, chart, about, `${chart.name}-${asOf}`)}>
        <PrintHead {...about} />
        <FilterBar path={path} fields={fields} kept={kept} chips={chips}>
            <SavedViews views={views} />
            <ExportMenu />
          </FilterBar>
        <main id="content" aria-busy={busy}>
          <Crumbs crumbs={way} />
          {warnings.length > 0 && (
            <div className="warnings" role="status">
              {warnings.map((warning) => (
                <p key={warning}>{warning}</p>
              ))}
            </div>
          )}
          <Outlet />
        </main>
        {opened && drawer?.detail && (
          <FigureDrawer
            detail={drawer.detail}
            part={opened.part ?? null}
            crumbs={way}
            links={{
              closed: links.closed,
              part: (part) => links.opened(withPart(opened, part)),
              page: (page) => links.opened({ ...opened, page }),
              download: links.download(opened),
            }}
          />
        )}
        {opened && drawer && !drawer.detail && <RefusedDrawer sentence={drawer.sentence} closed={links.closed} />}
       </ChartSaver>
       </ChartTools>
       </BrushRoom>
      </Links>
    </Words>
  );
}
