import type { AlertView } from "#app/metrics/views/alerts.ts";

/** What a feed says of itself. Addresses are absolute; `self` is the feed's own. */
export interface FeedAbout {
  readonly title: string;
  readonly description: string;
  readonly language: string;
  readonly home: string;
  readonly self: string;
  /** Words for the states of a signal. */
  readonly states: Readonly<Record<AlertView["state"], string>>;
}

/** Characters that XML 1.0 cannot carry in any form, escaped or not. */
const impossible = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
/** Text as it can stand in an element or an attribute of XML or HTML. */
export const escaped = (text: string): string => text.replace(impossible, "\uFFFD").replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

const absolute = (path: string, home: string): string => new URL(path, home).href;
const titleOf = ({ sentence, state }: AlertView, { states }: FeedAbout): string => (state === "over" ? `${states.over}: ${sentence}` : sentence);

/** RSS 2.0. An item keeps its id for as long as the signal lasts, so that a reader shows it once. */
export function rss(alerts: readonly AlertView[], about: FeedAbout): string {
  const items = alerts.map((alert) => {
    const link = escaped(absolute(alert.to, about.home));
    const fields = [`<title>${escaped(titleOf(alert, about))}</title>`, `<link>${link}</link>`, `<guid isPermaLink="false">alert-${alert.id}</guid>`, `<pubDate>${new Date(alert.firstAt).toUTCString()}</pubDate>`, `<category>${escaped(about.states[alert.state])}</category>`];
    return `<item>${fields.join("")}</item>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>',
    `<title>${escaped(about.title)}</title><link>${escaped(absolute("/alerts", about.home))}</link><description>${escaped(about.description)}</description><language>${escaped(about.language)}</language>`,
    `<atom:link href="${escaped(about.self)}" rel="self" type="application/rss+xml"/>`,
    ...items,
    "</channel></rss>",
    "",
  ].join("\n");
}

/** JSON Feed 1.1 (jsonfeed.org/version/1.1), as an object; the state and the days of the data are in `_loyalty`. */
export function jsonFeed(alerts: readonly AlertView[], about: FeedAbout) {
  return {
    version: "https://jsonfeed.org/version/1.1",
    title: about.title,
    description: about.description,
    language: about.language,
    home_page_url: absolute("/alerts", about.home),
    feed_url: about.self,
    items: alerts.map((alert) => ({
      id: `alert-${alert.id}`,
      url: absolute(alert.to, about.home),
      title: titleOf(alert, about),
      content_text: alert.sentence,
      date_published: alert.firstAt,
      tags: [about.states[alert.state]],
      _loyalty: { state: alert.state, first_day: alert.firstDay, over_day: alert.overDay },
    })),
  };
}

/** Signals that last as a message: plain text and the same as HTML. Null when none does. */
export function alertMessage(alerts: readonly AlertView[], about: FeedAbout): { readonly subject: string; readonly text: string; readonly html: string } | null {
  const fresh = alerts.filter(({ state }) => state !== "over");
  if (fresh.length === 0) return null;
  const lines = fresh.map((alert) => `– ${alert.sentence}\n  ${absolute(alert.to, about.home)}`);
  const items = fresh.map((alert) => `<li><a href="${escaped(absolute(alert.to, about.home))}">${escaped(alert.sentence)}</a></li>`);
  return {
    subject: `${about.title}: ${fresh.length}`,
    text: `${[...lines, "", absolute("/alerts", about.home)].join("\n")}\n`,
    html: `<!doctype html><html lang="${escaped(about.language)}"><meta charset="utf-8"><title>${escaped(about.title)}</title><ul>${items.join("")}</ul></html>\n`,
  };
}
