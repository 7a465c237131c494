import { createContext, createCookie } from "react-router";
import { isLocale, type Locale } from "#app/i18n/translate.ts";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];
export const isTheme = (text: unknown): text is Theme => themes.includes(text as Theme);

/** How one person reads: kept in a cookie that scripts cannot see. */
export interface Reader {
  readonly locale: Locale;
  readonly theme: Theme;
}

export const readerContext = createContext<Reader>();
export const nonceContext = createContext<string>();

const year = 365 * 24 * 60 * 60;
const cookie = createCookie("reader", { path: "/", httpOnly: true, sameSite: "lax", maxAge: year });

/** The reader of a request: `?lang` for this page, then the cookie, then the home's language. */
export async function readReader(url: URL, cookieHeader: string | null, homeLocale: Locale = "ru"): Promise<Reader> {
  const kept: unknown = await cookie.parse(cookieHeader);
  const { lang, theme } = (typeof kept === "object" && kept !== null ? kept : {}) as { lang?: unknown; theme?: unknown };
  const asked = url.searchParams.get("lang");
  return { locale: isLocale(asked) ? asked : isLocale(lang) ? lang : homeLocale, theme: isTheme(theme) ? theme : "system" };
}

export const keepReader = ({ locale, theme }: Reader, { protocol }: Pick<URL, "protocol">): Promise<string> => cookie.serialize({ lang: locale, theme }, { secure: protocol === "https:" });

/** A way back within this site: anything else (another host, a scheme, //host) leads to the start page. */
export function wayBack(text: unknown): string {
  const base = "http://here.invalid";
  const path = String(text ?? "");
  if (!path.startsWith("/") || !URL.canParse(path, base)) return "/";
  const url = new URL(path, base);
  url.searchParams.delete("lang");
  // Read once more: "/.//host" is shortened to "//host", which is another host.
  const back = url.pathname + url.search;
  return url.origin === base && URL.canParse(back, base) && new URL(back, base).origin === base ? back : "/";
}
