import type { Format } from "#app/i18n/format.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { sayReason, type OfferRule, type ReasonParam } from "#app/promotions/offers.ts";
import type { Offered } from "./offered.server.ts";
import { DETRACTOR_MAX } from "../segments/displeased.server.ts";

const DAY = 86_400_000;
/** Whole months from a day to another. */
export function monthsFrom(from: string, to: string): number {
  const [y, m, d] = from.split("-").map(Number) as [number, number, number];
  const [Y, M, D] = to.split("-").map(Number) as [number, number, number];
  return Math.max(0, (Y - y) * 12 + M - m - (D < d ? 1 : 0));
}

/** Why a client gets an offer, in the rule's words with the client's own numbers. */
export function reasonOf(rule: OfferRule, one: Offered, asOf: string, t: Translate, format: Format): string {
  const ago = (from: string): string => { const n = monthsFrom(from, asOf); return n === 0 ? t("offers.days_ago", { n: daysFrom(from, asOf), count: format.count(daysFrom(from, asOf)) }) : t("offers.months_ago", { n, count: format.count(n) }); };
  const params: Partial<Record<ReasonParam, string>> = {
    ...(one.serviceOn !== null && { service: t(one.serviceKm === null ? "offers.service" : "offers.service_km", { ago: ago(one.serviceOn), km: format.count(one.serviceKm) }) }),
    ...(one.dueOn !== null && { due: t(one.dueOn <= asOf ? "offers.due_since" : "offers.due_by", { month: format.month(one.dueOn), date: format.date(one.dueOn), why: t(one.dueBy === "km" ? "offers.by_km" : "offers.by_months") }) }),
    ...(one.season !== null && { season: t(one.season === "winter" ? "offers.season_winter" : one.season === "summer" ? "offers.season_summer" : "offers.season_all") }),
    ...(one.storedOn !== null && { stored_on: format.date(one.storedOn) }),
    last_on: format.date(one.lastDay),
    silent: ago(one.lastDay),
    paid: format.minor(one.paid, 0),
    displeased: one.complaintOn !== null ? t("offers.complaint", { date: format.date(one.complaintOn) }) : one.score !== null && one.score <= DETRACTOR_MAX ? t("offers.score", { score: format.count(one.score), date: format.date(one.scoredOn) }) : "—",
    make: one.make ?? t("offers.car"),
    ...(one.soldOn !== null && { sold_on: format.date(one.soldOn), sold: ago(one.soldOn) }),
  };
  return sayReason(rule.reason[format.locale], params);
}

const daysFrom = (from: string, to: string): number => Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / DAY));
