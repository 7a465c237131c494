import type { Home } from "#pipelines/index.ts";
import type { OffersPage } from "#app/dashboards/offers/views.ts";
import { formatter } from "#app/i18n/format.ts";
import { translator, type Locale, type Translate } from "#app/i18n/translate.ts";
import { withFields } from "#app/promotions/offer-fields.ts";
import { inOrder } from "#app/promotions/offers.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { mayDraw } from "../trials/who.server.ts";
import { isWritten } from "./members.server.ts";
import { offerFields } from "./fields.server.ts";
import { offerCounts, offeredClients, offeredTo, type OfferCounts, type Offered } from "./offered.server.ts";
import { reasonOf } from "./reason.ts";
import { keepOfferRules, offersInForce, offerVersions, type OfferVersion } from "./rules.server.ts";

const PER_PAGE = 50;
/** More than there are in any list; a number beyond it is nobody's. */
const MOST_PAGES = 1_000_000;

const address = (offer: string | null, page = 1): string => {
  const query = new URLSearchParams({ ...(offer === null ? {} : { offer }), ...(page === 1 ? {} : { page: String(page) }) }).toString();
  return query ? `/offers?${query}` : "/offers";
};

/** What a form brought and could not be taken. */
interface Sent {
  readonly form: URLSearchParams;
  readonly problem: string;
  readonly bad?: string;
}

/** How many clients get which offer, the list of them, and the rules. Null in a home without data. */
export async function offersPage(home: Home, params: URLSearchParams, locale: Locale, sent?: Sent): Promise<OffersPage | null> {
  const { asOf, currency } = await facts(home);
  if (asOf === null) return null;
  const [t, format] = [translator(locale), formatter(locale, currency)];
  const versions = await offerVersions(home);
  const now = versions.at(-1) as OfferVersion;
  const rules = inOrder(now.rules);
  const chosen = rules.find(({ id }) => id === params.get("offer"))?.id ?? null;
  // A client's page leads here: the offer of that one, if there is any.
  const one = /^\d{1,16}$/.test(params.get("client") ?? "") ? Number(params.get("client")) : null;
  const asked = Math.min(MOST_PAGES, Math.max(1, Math.trunc(Number(params.get("page") ?? 1)) || 1));
  const { counts, clients, page, pages } = one === null ? await listed(home, now, { asOf, offer: chosen }, asked) : { counts: await offerCounts(home, now, asOf), clients: await offeredTo(home, now, { asOf, contacts: "masked" }, one), page: 1, pages: 1 };
  const file = (type: string) => `/offers/list.${type}${chosen === null ? "" : `?offer=${chosen}`}`;
  return {
    currency,
    asOf: format.date(asOf),
    lead: t("offers.lead_at", { date: format.date(asOf), version: now.version }),
    problem: sent?.problem ?? null,
    rows: rules.map((rule) => ({
      id: rule.id, name: rule.name[locale], kind: t(`offers.kind_${rule.kind}`), clients: format.count(counts.get(rule.id) ?? 0), margin: rule.margin === 0 ? "—" : format.minor(rule.margin, 0),
      to: address(rule.id), test: isWritten(rule) ? `/promotions/test?${new URLSearchParams({ whom: `offer:${rule.id}`, effect: String(rule.margin / 100) }).toString()}` : null, isShown: rule.id === chosen,
    })),
    without: t("offers.without", { n: counts.get(null) ?? 0, count: format.count(counts.get(null) ?? 0) }),
    list: {
      title: one !== null ? t("offers.client_offer") : chosen === null ? t("offers.list_all") : (rules.find(({ id }) => id === chosen)?.name[locale] ?? chosen),
      clients: clients.map((one) => {
        const rule = rules.find(({ id }) => id === one.offer);
        return { id: one.id, name: one.name, branch: one.branch, offer: rule?.name[locale] ?? one.offer, reason: rule ? reasonOf(rule, one, asOf, t, format) : "", phone: one.phone, refused: one.refused };
      }),
      page, pages, before: page > 1 ? address(chosen, page - 1) : null, next: page < pages ? address(chosen, page + 1) : null, csv: file("csv"), xlsx: file("xlsx"),
    },
    rules: {
      text: sent?.form.get("rules") ?? JSON.stringify(now.rules, null, 2),
      versions: versions.map(({ version, savedAt, savedBy, reason }) => ({ version, text: savedAt === null ? t("offers.version_own") : t("offers.version_saved", { moment: format.moment(savedAt), by: savedBy ?? "—", reason: reason ?? "—" }) })).toReversed(),
      mayChange: mayDraw(),
      fields: await offerFields(home, { now, typed: sent && isOfFields(sent.form) ? sent.form : null, bad: sent?.bad ?? null, locale, t }),
      open: sent ? (isOfFields(sent.form) ? "fields" : "text") : null,
    },
  };
}

const isOfFields = (form: URLSearchParams): boolean => form.get("intent") === "fields";

/** A page of the list; past its end the last one. */
async function listed(home: Home, rules: OfferVersion, { asOf, offer }: { readonly asOf: string; readonly offer: string | null }, asked: number): Promise<{ readonly counts: OfferCounts; readonly clients: readonly Offered[]; readonly page: number; readonly pages: number }> {
  const at = (page: number) => offeredClients(home, rules, { asOf, offer, contacts: "masked", page: { limit: PER_PAGE, offset: (page - 1) * PER_PAGE } });
  const found = await at(asked);
  const total = offer === null ? [...found.counts].reduce((sum, [id, n]) => sum + (id === null ? 0 : n), 0) : (found.counts.get(offer) ?? 0);
  const pages = Math.max(1, Math.ceil(total / PER_PAGE));
  return asked <= pages ? { ...found, page: asked, pages } : { ...(await at(pages)), page: pages, pages };
}

/** Saves the rules that a form brings, field by field or as a text. Gives the version, or the page with what is wrong. */
export async function takeOffersForm(home: Home, form: URLSearchParams, locale: Locale): Promise<{ readonly saved: number } | { readonly page: OffersPage | null }> {
  const t = translator(locale);
  const refused = async (problem: string, bad?: string) => ({ page: await offersPage(home, new URLSearchParams(), locale, { form, problem, ...(bad !== undefined && { bad }) }) });
  const typed = isOfFields(form) ? await readFields(home, form, locale, t) : { text: form.get("rules") ?? "" };
  if ("problem" in typed) return refused(typed.problem, typed.bad);
  const done = await keepOfferRules(home, typed.text, form.get("reason") ?? "");
  if ("version" in done) return { saved: done.version };
  return refused("refused" in done ? t(`offers.refused_${done.refused}`) : t("offers.bad_rules", { problem: done.problem }));
}

/** Fields are of one version: what somebody else saved since is not overwritten by them. */
async function readFields(home: Home, form: URLSearchParams, locale: Locale, t: Translate): Promise<{ readonly text: string } | { readonly problem: string; readonly bad?: string }> {
  const { version, rules } = await offersInForce(home);
  if (form.get("version") !== String(version)) return { problem: t("offers.changed_since", { version }) };
  const typed = withFields(rules, form);
  if ("rules" in typed) return { text: JSON.stringify(typed.rules) };
  if (typeof typed.bad === "string") return { problem: t(`offers.bad_${typed.bad}`) };
  const { rule, field } = typed.bad;
  const offer = form.get(`${rule}.name.${locale}`) || t("offers.add");
  return { problem: t("offers.bad_field", { offer, value: form.get(field) || "—" }), bad: field };
}
