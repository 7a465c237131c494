import { Form, NavLink, useLocation } from "react-router";
import { themes, type Theme } from "#app/config/reader.ts";
import { isQuestionParam } from "#app/filters/question.ts";
import { locales } from "#app/i18n/translate.ts";
import { Keys } from "./keys.tsx";
import { useWords } from "./locale.tsx";
import { Who } from "./who.tsx";

const ownNames = { ru: ["Рус", "Русский"], kk: ["Қаз", "Қазақша"], en: ["Eng", "English"] } as const;
const sections = [
  ["/", "ui.nav_overview"],
  ["/clients", "ui.nav_clients"],
  ["/service", "ui.nav_service"],
  ["/check", "ui.nav_check"],
  ["/feedback", "ui.nav_feedback"],
  ["/staff", "ui.nav_staff"],
  ["/bonuses", "ui.nav_bonuses"],
  ["/promotions", "ui.nav_marketing"],
  ["/definitions", "ui.nav_definitions"],
  ["/data", "ui.nav_data"],
] as const;

/** Parts of marketing beside its first page. */
const marketing = ["/segments", "/offers", "/programme", "/costs"];

/** Sections that no period or filter narrows. */
const withoutQuestion: ReadonlySet<string> = new Set(["/data", "/definitions", "/bonuses", "/promotions"]);

/** Name, sections, language and appearance: on every page, working without script. */
export function PageHeader({ theme, alerts = 0, open, who }: { readonly theme: Theme; readonly alerts?: number; readonly open: readonly string[]; readonly who: { readonly name: string; readonly initials: string } | null }) {
  const { t } = useWords();
  const kept = useKeptQuestion();
  const { pathname } = useLocation();
  const inMarketing = marketing.some((part) => pathname.startsWith(part));
  return (
    <header className="page-header">
      <p className="brand">{t("ui.app_name")}</p>
      <nav aria-label={t("ui.nav")}>
        {sections.filter(([to]) => open.includes(to)).map(([to, key]) => (
          <NavLink key={to} to={withoutQuestion.has(to) ? to : `${to}${kept}`} end={to === "/"} className={to === "/promotions" && inMarketing ? "current" : ""}>
            {t(key)}
          </NavLink>
        ))}
      </nav>
      {open.includes("/alerts") && <Bell count={alerts} />}
      <Keys />
      <ReaderChoices theme={theme} />
      {who !== null && <Who {...who} open={open} />}
    </header>
  );
}

/** The question goes along from one dashboard to the other; a page's drawer and its own ways of showing do not. */
function useKeptQuestion(): string {
  const { pathname, search } = useLocation();
  if (withoutQuestion.has(pathname) || !sections.some(([to]) => to === pathname)) return "";
  const params = [...new URLSearchParams(search)].filter(([name]) => isQuestionParam(name));
  return params.length ? `?${new URLSearchParams(params)}` : "";
}

/** The way to the signals, with how many nobody has seen. */
function Bell({ count }: { readonly count: number }) {
  const { t, format } = useWords();
  const name = count > 0 ? t("ui.alerts_bell", { n: count, count: format.count(count) }) : t("ui.alerts");
  return (
    <NavLink to="/alerts" className="bell" aria-label={name} title={name}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.5">
        <path d="M3 12V11l1-1.5V7a4 4 0 0 1 8 0v2.500l1 1.500v1zM6.500 14h3" />
      </svg>
      {count > 0 && <b aria-hidden="true">{format.count(count)}</b>}
    </NavLink>
  );
}

function ReaderChoices({ theme }: { readonly theme: Theme }) {
  const { t, format } = useWords();
  const { pathname, search } = useLocation();
  return (
    <Form method="post" action="/reader" className="reader" preventScrollReset>
      <input type="hidden" name="back" value={pathname + search} />
      <fieldset className="segments">
        <legend className="unseen">{t("ui.language")}</legend>
        {locales.map((locale) => (
          <button key={locale} name="lang" value={locale} lang={locale} aria-pressed={locale === format.locale} aria-label={`${ownNames[locale][0]} (${ownNames[locale][1]})`}>
            {ownNames[locale][0]}
          </button>
        ))}
      </fieldset>
      <fieldset className="segments">
        <legend className="unseen">{t("ui.theme")}</legend>
        {themes.map((name) => (
          <button key={name} name="theme" value={name} aria-pressed={name === theme} aria-label={t(`ui.theme_${name}`)} title={t(`ui.theme_${name}`)}>
            <ThemeIcon theme={name} />
          </button>
        ))}
      </fieldset>
    </Form>
  );
}

function ThemeIcon({ theme }: { readonly theme: Theme }) {
  return (
    <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.5">
      {theme === "system" && <path d="M8 2a6 6 0 0 1 0 12zM8 2a6 6 0 0 0 0 12" fill="none" />}
      {theme === "system" && <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />}
      {theme === "light" && <path d="M8 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6M8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1" />}
      {theme === "dark" && <path d="M13.5 9.5A6 6 0 0 1 6.5 2.5a6 6 0 1 0 7 7z" />}
    </svg>
  );
}
