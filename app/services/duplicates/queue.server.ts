import type { PairView, QueueView, Reason } from "#app/dashboards/duplicates/views.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import type { Home, Suggestion } from "#pipelines/index.ts";
import { clientCards } from "../identity/client-cards.server.ts";
import { clientNames, clientsOfKeys } from "../identity/client-keys.server.ts";
import { pipelines } from "../identity/pipelines.server.ts";
import { differingPhones, shownText } from "../identity/shown-contact.ts";

/** So many pairs are held ready, so that an answer "different" costs no search; the rest come when these are decided. */
const HELD = 5_000;
const FOLLOWING = 12;

/** Pairs that may be one client and that nobody called different, the weightiest first, and how many there are in all. */
export async function suggestedPairs(home: Home): Promise<{ readonly total: number; readonly pairs: readonly Suggestion[] }> {
  const { suggestPairs } = await pipelines();
  const [found, apart] = await Promise.all([runQuery<Suggestion>(home, "suggested pairs", suggestPairs(HELD)), toldApart(home)]);
  const pairs = found.filter((pair) => !apart.has(pairName(pair)));
  return { total: (found[0]?.total ?? 0) - (found.length - pairs.length), pairs };
}

/** Pairs of clients whose keys a standing decision calls different. */
async function toldApart(home: Home): Promise<ReadonlySet<string>> {
  const { keyText, listDecisions } = await pipelines();
  const standing = (await listDecisions(home.state)).filter((entry) => entry.state === "standing").map((entry) => entry.decision);
  const apart = standing.flatMap((decision) => (decision.verdict === "different" ? [[decision.left, decision.right] as const] : []));
  const clients = await clientsOfKeys(home, apart.flat());
  const named = apart.map(([left, right]) => [clients.get(keyText(left)), clients.get(keyText(right))] as const);
  return new Set(named.map(([a, b]) => pairName({ a: Math.min(a ?? 0, b ?? 0), b: Math.max(a ?? 0, b ?? 0) })));
}

/** The pair named "a-b" (else the first), side by side, and those after it. */
export async function queueView(home: Home, asked: string | null): Promise<QueueView> {
  const { total, pairs } = await suggestedPairs(home);
  const at = Math.max(0, pairs.findIndex((pair) => pairName(pair) === asked));
  const current = pairs[at];
  if (!current) return { total, position: 0, current: null, next: null, following: [] };
  const after = [...pairs.slice(at + 1), ...pairs.slice(0, at)];
  const following = after.slice(0, FOLLOWING);
  const [cards, names] = await Promise.all([clientCards(home, [current.a, current.b]), clientNames(home, [current, ...following].flatMap(({ a, b }) => [a, b]))]);
  const [left, right] = [cards.get(current.a), cards.get(current.b)];
  const view = (pair: Suggestion): PairView => describePair(pair, names);
  if (!left || !right) throw new Error(`a suggested client is not there: ${pairName(current)}`);
  return { total, position: at + 1, current: { ...view(current), left, right }, next: after[0] ? view(after[0]) : null, following: following.map(view) };
}

export const pairName = ({ a, b }: { readonly a: number; readonly b: number }): string => `${a}-${b}`;

export const describePair = (pair: Suggestion, names: ReadonlyMap<number, string | null>): PairView => ({
  a: pair.a,
  b: pair.b,
  names: [names.get(pair.a) ?? null, names.get(pair.b) ?? null],
  reasons: (JSON.parse(pair.reasons) as Reason[]).map(({ reason, evidence }) => ({ reason, evidence: shownEvidence(reason, evidence) })),
  strong: pair.strong,
  visits: pair.visits,
});

/** Contacts are shown as contacts are; of two that a slip may have made of one, the places that differ are open. */
function shownEvidence(reason: string, evidence: string): string {
  const key_type = reason === "phone_slip" ? "phone" : reason === "email_name" ? "email" : null;
  if (key_type === null) return evidence;
  const [left = "", right] = evidence.split(" ≠ ");
  if (key_type === "phone" && right !== undefined) return differingPhones(left, right).join(" ≠ ");
  return evidence.split(" ≠ ").map((value) => shownText(key_type, value)).join(" ≠ ");
}
