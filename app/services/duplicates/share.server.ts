import type { HeadlineView, ShareView } from "#app/dashboards/duplicates/views.ts";
import { compileFigures, spanAt } from "#app/metrics/compile.ts";
import { loyalClientShare } from "#app/metrics/definitions/clients.ts";
import type { Figure } from "#app/metrics/types.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import type { Home } from "#pipelines/index.ts";
import { pipelines } from "../identity/pipelines.server.ts";
import { figures } from "../figures.server.ts";
import { toFigure, type Sums } from "../to-figure.ts";

/** Up to here the second figure is there at once; above, about a second for each half million visits, it is computed when asked for. */
const QUICK_VISITS = 300_000;
const TIMEOUT_MS = 10 * 60_000;

interface Kept {
  readonly version: number;
  readonly share: Promise<ShareView & { readonly at: string }>;
}
const kept = new WeakMap<Home, Kept>();

/** Records and clients, and the loyal share with and without recognition, by one definition on one day. */
export async function headline(home: Home, asked: boolean): Promise<HeadlineView> {
  const { asOf, records, clients, visits } = await facts(home);
  if (asOf === null) return { records, clients, asOf, joined: null, alone: null };
  const isKept = kept.get(home)?.version === home.version;
  const [[joined], alone] = await Promise.all([
    figures(home, loyalClientShare, [spanAt(asOf)], [], {}),
    asked || isKept || visits <= QUICK_VISITS ? shareAlone(home, asOf) : null,
  ]);
  return { records, clients, asOf, joined: joined ? shareOf(joined) : null, alone };
}

/** The loyal share if every record were a client of its own; kept until the data change. */
export function shareAlone(home: Home, asOf: string): Kept["share"] {
  const known = kept.get(home);
  if (known?.version === home.version) return known.share;
  const share = computed(home, asOf);
  kept.set(home, { version: home.version, share });
  share.catch(() => kept.delete(home));
  return share;
}

async function computed(home: Home, asOf: string): Kept["share"] {
  const [{ asIfAlone }, limits] = await Promise.all([pipelines(), facts(home)]);
  const span = spanAt(asOf);
  const query = compileFigures({ metric: loyalClientShare, spans: [span], by: [], filters: {}, satisfactionMax: limits.satisfactionMax, applied: limits.applied });
  const [sums] = await home.engine.query<Sums>(asIfAlone(query, { ...home.settings, discount_threshold: limits.applied.policy.discount_threshold }), { timeoutMs: TIMEOUT_MS });
  return { ...shareOf(toFigure(loyalClientShare, span, {}, sums, limits)), at: new Date().toISOString().replace("T", " ") };
}

const shareOf = ({ value, low, high, numerator, denominator }: Figure): ShareView => ({ value, low, high, loyal: Number(numerator), of: Number(denominator) });
