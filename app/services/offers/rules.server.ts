import type { Home } from "#pipelines/index.ts";
import { defaultOffers } from "#app/promotions/default-offers.ts";
import { offerRulesSchema, type OfferRules } from "#app/promotions/offers.ts";
import { stateNoting } from "../audit/note.server.ts";
import { pipelines } from "../identity/pipelines.server.ts";
import { mayDraw } from "../trials/who.server.ts";
import { whoTypes } from "../who.server.ts";

export interface OfferVersion {
  readonly version: number;
  readonly rules: OfferRules;
  /** Null for version 1, the project's own. */
  readonly savedAt: string | null;
  readonly savedBy: string | null;
  readonly reason: string | null;
}

/** Every version, oldest first; the last one is in force. */
export async function offerVersions(home: Pick<Home, "state">): Promise<OfferVersion[]> {
  const { listOfferRules } = await pipelines();
  const saved = (await listOfferRules(home.state)).map(({ version, rules, saved_at, saved_by, reason }): OfferVersion => ({ version: Number(version), rules: offerRulesSchema.parse(JSON.parse(rules)), savedAt: saved_at, savedBy: saved_by, reason }));
  return [{ version: 1, rules: defaultOffers, savedAt: null, savedBy: null, reason: null }, ...saved];
}

export async function offersInForce(home: Pick<Home, "state">): Promise<OfferVersion> {
  const all = await offerVersions(home);
  return all.at(-1) as OfferVersion;
}

const LONGEST_REASON = 300;

/** Saves rules that somebody typed as the next version. Gives its number, or why not: `problem` where the text is at fault. */
export async function keepOfferRules(home: Pick<Home, "state">, text: string, why: string): Promise<{ readonly version: number } | { readonly refused: "not_yours" | "no_reason" } | { readonly problem: string }> {
  if (!mayDraw()) return { refused: "not_yours" };
  const reason = why.trim();
  if (reason === "" || reason.length > LONGEST_REASON) return { refused: "no_reason" };
  const read = readRules(text);
  if ("problem" in read) return read;
  const { saveOfferRules } = await pipelines();
  const state = await stateNoting<number>(home, (version) => ({ action: "offer_rules", object: `offer_rules:${version}` }));
  return { version: await saveOfferRules(state, { rules: JSON.stringify(read.rules), by: whoTypes(), reason }, 1) };
}

/** Rules by the strict contract, or the place where they break it. */
function readRules(text: string): { readonly rules: OfferRules } | { readonly problem: string } {
  try {
    const { data, error } = offerRulesSchema.safeParse(JSON.parse(text));
    if (data) return { rules: data };
    const [issue] = error.issues;
    return { problem: issue ? `${issue.path.join(".") || "—"}: ${issue.message}` : "—" };
  } catch (error) {
    if (error instanceof SyntaxError) return { problem: error.message };
    throw error;
  }
}
