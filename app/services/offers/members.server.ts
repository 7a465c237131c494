import type { Home } from "#pipelines/index.ts";
import { sql, type Sql } from "#pipelines/warehouse/sql.ts";
import type { Locale, Translate } from "#app/i18n/translate.ts";
import type { OfferRule } from "#app/promotions/offers.ts";
import { offersTable } from "./match.server.ts";
import { offersInForce } from "./rules.server.ts";

/** Clients to whom an offer would be made at the end of a day, as a query with one column, `client_id`, of those the viewer may read. */
export async function offerMembers(home: Home, id: string, asOf: string): Promise<Sql> {
  const { rules } = await offersInForce(home);
  return sql`select o.client_id from (${await offersTable(home, rules, asOf)}) as o where o.offer = ${id}`;
}

/** What is offered by a rule, in the reader's language; null where there is no such rule. */
export async function offerName(home: Pick<Home, "state">, id: string, locale: Locale): Promise<string | null> {
  const { rules } = await offersInForce(home);
  return rules.rules.find((rule) => rule.id === id)?.name[locale] ?? null;
}

/** Offers that something is given by, for a test of them; nothing and calls are not tested. */
export async function offerChoices(home: Pick<Home, "state">, locale: Locale, t: Translate): Promise<{ readonly value: string; readonly label: string }[]> {
  const { rules } = await offersInForce(home);
  return rules.rules.filter(isWritten).map(({ id, kind, name }) => ({ value: `offer:${id}`, label: `${name[locale]} (${t(`offers.kind_${kind}`)})` }));
}

export const isWritten = ({ kind }: Pick<OfferRule, "kind">): boolean => kind !== "none" && kind !== "call";
