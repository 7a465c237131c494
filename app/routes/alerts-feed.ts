import { readerContext } from "#app/config/reader.ts";
import { formatter } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/index.ts";
import { jsonFeed, rss } from "#app/services/alerts/feed.ts";
import { alertFeed } from "#app/services/alerts/page.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/alerts-feed.ts";

/** The signals for a feed reader: RSS 2.0 at /alerts.rss, JSON Feed 1.1 at /alerts.json; `?lang` chooses the language. */
export async function loader({ url, context }: Route.LoaderArgs) {
  const { locale } = context.get(readerContext);
  const home = await currentHome();
  const { about, alerts } = await alertFeed(home, { t: translator(locale), format: formatter(locale, home.settings.currency) }, url.href, locale);
  const isRss = url.pathname.endsWith(".rss");
  const body = isRss ? rss(alerts, about) : `${JSON.stringify(jsonFeed(alerts, about), null, 1)}\n`;
  return new Response(body, { headers: { "Content-Type": `${isRss ? "application/rss+xml" : "application/feed+json"}; charset=utf-8` } });
}
