import { use, type ReactNode } from "react";
import { Form, Link, Links, Meta, Outlet, Scripts, ScrollRestoration, useNavigation, useRouteError, useRouteLoaderData } from "react-router";
import { maySee } from "./auth/access.server.ts";
import { guard, pagesAround } from "./auth/guard.server.ts";
import { answerFor } from "./auth/gate.server.ts";
import { shownNameContext } from "./auth/shown-name.server.ts";
import { Words, useWords } from "./components/locale.tsx";
import { NonceContext } from "./components/nonce.ts";
import { PageHeader } from "./components/page-header.tsx";
import { aroundOf, Refusal } from "./components/refusal.tsx";
import { DemoRole } from "./components/who.tsx";
import { keepReader, nonceContext, readerContext, readReader } from "./config/reader.ts";
import { contentPolicy, isForeign } from "./config/security.ts";
import { loadWords } from "./i18n/browser.ts";
import { isLocale, translator } from "./i18n/translate.ts";
import { auditContacts } from "./services/audit/contacts.server.ts";
import { newAlerts } from "./services/alerts/alerts.server.ts";
import { keptPage } from "./services/kept-pages.server.ts";
import { troubleText } from "./services/system/system-page.server.ts";
import { oneVersion } from "./services/one-version.server.ts";
import { sumsFirst } from "./services/sums-first.server.ts";
import { homeLanguage } from "./services/language.server.ts";
import { currentHome, homePath } from "./warehouse/home.server.ts";
import type { Route } from "./+types/root.ts";
import cyrillic from "@fontsource-variable/golos-text/files/golos-text-cyrillic-wght-normal.woff2?url";
import latin from "@fontsource-variable/golos-text/files/golos-text-latin-wght-normal.woff2?url";
import "./styles/index.css";

export const middleware: Route.MiddlewareFunction[] = [
  async ({ request, url, context }, next) => {
    auditContacts();
    const reader = await readReader(url, request.headers.get("cookie"), homeLanguage());
    if (isForeign(request)) return new Response(translator(reader.locale)("ui.error_foreign_request"), { status: 403, headers: { "Content-Type": "text/plain; charset=utf-8" } });
    const nonce = crypto.randomUUID();
    context.set(readerContext, reader);
    context.set(nonceContext, nonce);
    const response = await answerFor({ request, url }, next);
    response.headers.set("Content-Security-Policy", contentPolicy(nonce, import.meta.env.DEV));
    response.headers.set("X-Content-Type-Options", "nosniff");
    response.headers.set("Referrer-Policy", "same-origin");
    if (!response.headers.has("Cache-Control")) response.headers.set("Cache-Control", "private, no-cache");
    if (isLocale(url.searchParams.get("lang"))) response.headers.append("Set-Cookie", await keepReader(reader, url));
    return response;
  },
  guard,
  oneVersion,
  keptPage,
  sumsFirst,
];

export const loader = async ({ context }: Route.LoaderArgs) => ({ ...context.get(readerContext), demo: homePath().kind === "demo", alerts: maySee("/alerts") ? await newAlerts(await currentHome()) : 0, ...pagesAround(translator(context.get(readerContext).locale), context.get(shownNameContext)), trouble: maySee("/system") ? troubleText(translator(context.get(readerContext).locale)) : null });

/** A reader who changes the language gets its words before its pages. */
export async function clientLoader({ serverLoader }: Route.ClientLoaderArgs) {
  const reader = await serverLoader();
  await loadWords(reader.locale);
  return reader;
}

export const links: Route.LinksFunction = () => [latin, cyrillic].map((href) => ({ rel: "preload", as: "font", type: "font/woff2", href, crossOrigin: "anonymous" }));

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: translator(loaderData?.locale ?? "ru")("ui.app_name") }];

export function Layout({ children }: { readonly children: ReactNode }) {
  const error = useRouteError();
  const read = useRouteLoaderData<typeof loader>("root");
  const [reader, trouble] = [read ?? aroundOf(error), read?.trouble];
  const nonce = use(NonceContext);
  const locale = reader?.locale ?? "ru";
  return (
    <html lang={locale} data-theme={reader?.theme === "system" ? undefined : reader?.theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <Meta />
        <Links nonce={nonce} />
      </head>
      <body>
        <Words locale={locale}>
          <SkipLink />
          <PageHeader theme={reader?.theme ?? "system"} alerts={reader?.alerts ?? 0} open={reader?.open ?? []} who={reader?.who ?? null} />
          {reader?.demo === true && <DemoNote>{reader.demoRole && <DemoRole {...reader.demoRole} />}</DemoNote>}
          {reader?.seenAs && <SeenAs {...reader.seenAs} />}
          {trouble && <Trouble {...trouble} />}
          {children}
        </Words>
        <ScrollRestoration nonce={nonce} getKey={({ pathname, search }) => pathname + search} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function Root() {
  return (
    <>
      <Working />
      <Outlet />
    </>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return (
    <main id="content">
      <Refusal error={error} />
    </main>
  );
}

function SkipLink() {
  return (
    <a className="skip" href="#content">
      {useWords().t("ui.skip_to_content")}
    </a>
  );
}

function DemoNote({ children }: { readonly children: ReactNode }) {
  const { t } = useWords();
  return (
    <aside className="demo-note">
      <span>
        {t("ui.demo_note")} <Link to="/data">{t("ui.demo_link")}</Link>
      </span>
      {children}
    </aside>
  );
}

/** What only an administrator can mend, said on every page until it is. */
function Trouble({ at, problem }: { readonly at: string; readonly problem: string }) {
  const { t, format } = useWords();
  return (
    <aside className="demo-note" role="alert">
      <span>
        {t("ui.system_backup_failed", { at: format.moment(at), problem })} <Link to="/system">{t("ui.system_backup_look")}</Link>
      </span>
    </aside>
  );
}

/** An administrator sees as somebody else: said on every page, and ended there. */
function SeenAs({ name, roles }: { readonly name: string; readonly roles: string }) {
  const { t } = useWords();
  return (
    <Form method="post" action="/see-as" className="demo-note" reloadDocument role="note">
      {t("ui.see_as_note", { name, roles })} <button className="link-button" name="intent" value="end">{t("ui.see_as_end")}</button>
    </Form>
  );
}

function Working() {
  const { t } = useWords();
  const busy = useNavigation().state !== "idle";
  return (
    <div className={busy ? "working working-on" : "working"} role="status">
      <span className="unseen">{busy ? t("ui.working") : ""}</span>
    </div>
  );
}
