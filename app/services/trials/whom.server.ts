import type { Home } from "#pipelines/index.ts";
import type { Sql } from "#pipelines/warehouse/sql.ts";
import type { Locale, Translate } from "#app/i18n/translate.ts";
import { readSpec, specText, type SegmentSpec } from "#app/promotions/segments.ts";
import { offerChoices, offerMembers, offerName } from "../offers/members.server.ts";
import { segmentMembers } from "../segments/members.server.ts";
import { specWords } from "../segments/names.ts";
import { savedSegments } from "../segments/saved.server.ts";

/** Whom a test is about: a segment, or those to whom an offer would be made. */
export interface Whom {
  readonly kind: "segment" | "offer";
  /** As addresses have it. */
  readonly id: string;
  readonly spec: SegmentSpec | null;
  readonly name: string;
}

/** What "segment:overdue" and "offer:service_due" mean; null for what is neither. */
export async function readWhom(home: Home, text: string, locale: Locale, t: Translate): Promise<Whom | null> {
  const [, kind, id = ""] = /^(segment|offer):(.*)$/.exec(text) ?? [];
  if (kind === "segment") {
    const spec = readSpec(id);
    return spec && { kind, id: specText(spec), spec, name: specWords(spec, t) };
  }
  const name = kind === "offer" ? await offerName(home, id, locale) : null;
  return name === null ? null : { kind: "offer", id, spec: null, name };
}

/** The clients of it at the end of a day, as a query with one column, of those the viewer may read. */
export const membersOf = (home: Home, { id, spec }: Whom, asOf: string): Promise<Sql> => (spec ? segmentMembers(home, spec, asOf) : offerMembers(home, id, asOf));

/** Segments to begin with, where nobody has saved one. */
const usual = ["", "overdue", "due", "at_risk", "lost", "repeat", "loyal", "discount_only", "company"] as const;

export interface WhomChoice {
  readonly value: string;
  readonly label: string;
}

/** What the form offers: what is chosen, segments that were saved, and the usual ones. */
export async function whomChoices(home: Home, chosen: Whom | null, locale: Locale, t: Translate): Promise<{ readonly saved: WhomChoice[]; readonly usual: WhomChoice[]; readonly offers: WhomChoice[] }> {
  const saved = (await savedSegments(home)).map(({ name, spec }) => ({ value: `segment:${specText(spec)}`, label: name }));
  const plain = usual.flatMap((text) => { const spec = readSpec(text); return spec ? [{ value: `segment:${specText(spec)}`, label: specWords(spec, t) }] : []; });
  const offers = await offerChoices(home, locale, t);
  const known = new Set([...saved, ...plain, ...offers].map(({ value }) => value));
  const own = chosen && !known.has(`${chosen.kind}:${chosen.id}`) ? [{ value: `${chosen.kind}:${chosen.id}`, label: chosen.name }] : [];
  return { saved: [...own, ...saved], usual: plain, offers };
}
