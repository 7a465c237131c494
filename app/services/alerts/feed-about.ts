import type { Wording } from "#app/dashboards/words.ts";
import type { Locale } from "#app/i18n/translate.ts";
import type { FeedAbout } from "./feed.ts";

/** What a feed or a message says of itself; `self` is its own address, or any of the dashboard's. */
export const feedAbout = ({ t }: Wording, self: string, locale: Locale): FeedAbout => ({
  title: `${t("ui.alerts")} · ${t("ui.app_name")}`, description: t("ui.alerts_lead"), language: locale, home: new URL("/", self).href, self,
  states: { new: t("ui.alert_new"), seen: t("ui.alert_seen"), over: t("ui.alert_over") },
});
