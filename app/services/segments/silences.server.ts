import type { Home } from "#pipelines/index.ts";
import { overWhole } from "#app/auth/scope.server.ts";
import { lostGap, returnChance } from "#app/stats/return-chance.ts";
import { kaplanMeier, type KaplanMeier } from "#app/stats/survival.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { gaps, lostAfterDays, lostPolicy, observations } from "../clients/gaps.server.ts";

/** What silences of all clients say of one: days after which fewer than a share of them return within a year. Null where the data do not show it. */
export interface Silences {
  readonly lost: number | null;
  readonly atRisk: number | null;
  /** Of the shares ¾, ½ and ¼. */
  readonly after: Readonly<Record<75 | 50 | 25, number | null>>;
  /** The chance of one who has been silent for so many days to return within so many (a year); null where nobody was watched so long. */
  readonly chance: (days: number, within?: number) => number | null;
}

const kept = new WeakMap<Home, { readonly version: number; readonly work: Promise<Silences> }>();

/** From all gaps up to the usual as-of date of the home, so that no segment moves by the thresholds; read once for each state of the data. */
export function silences(home: Home): Promise<Silences> {
  const known = kept.get(home);
  if (known?.version === home.version) return known.work;
  const work = read(home);
  kept.set(home, { version: home.version, work });
  work.catch(() => kept.delete(home));
  return work;
}

async function read(home: Home): Promise<Silences> {
  const [{ asOf }, lost] = await Promise.all([facts(home), lostAfterDays(home)]);
  const found: KaplanMeier | null = asOf === null || lost === null ? null : kaplanMeier(observations(await overWhole(() => gaps(home, asOf, {}, false))));
  const below = (share: number): number | null => found && lostGap(found, lostPolicy.withinDays, share);
  return { lost, atRisk: below(0.5), after: { 75: below(0.75), 50: below(0.5), 25: below(0.25) }, chance: (days, within = lostPolicy.withinDays) => found && returnChance(found, days, within) };
}
