/** A client that may be put into a test, and the stratum it stands in. */
export interface Candidate {
  /** The client's number: made of a key, so that it is the same after every rebuild. */
  readonly id: number;
  readonly stratum: string;
}
export interface StratumDraw {
  readonly stratum: string;
  readonly clients: number;
  readonly holdout: number;
}
export interface Draw {
  /** Who is left alone; everybody else is treated. */
  readonly holdout: ReadonlySet<number>;
  /** In the order of their names. */
  readonly strata: readonly StratumDraw[];
}

const mixed = (h: number): number => {
  let x = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
};

/**
 * The lot of a key under a seed, uniform in [0, 1): decided by these two alone, whoever else is drawn and in whatever order. FNV-1a on two
 * lanes, each finished as in MurmurHash3 (Appleby). Not for secrets: who knows the seed can compute it, and is meant to.
 */
export function lot(seed: number, key: string): number {
  let [a, b] = [0x811c9dc5, 0x9e3779b9];
  for (const sign of `${seed}/${key}`) {
    const code = sign.codePointAt(0) as number;
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x01000193) ^ (b >>> 15);
  }
  const high = mixed(a ^ (b >>> 7));
  const low = mixed((b + Math.imul(high, 0x9e3779b1)) | 0);
  return ((high >>> 5) * 67108864 + (low >>> 6)) / 9007199254740992;
}

/**
 * How many of each stratum are held out, `share` of all in whole clients: every stratum gets its share rounded down, the clients that are
 * then missing go where most was cut off (Hamilton's largest remainders; equal ones by lot). No stratum is off its share by a whole client.
 */
export function allocate(sizes: ReadonlyMap<string, number>, share: number, seed: number): ReadonlyMap<string, number> {
  const quotas = [...sizes].map(([stratum, clients]) => {
    // 15 digits: 0.07 × 100 is 7 and not a hair more.
    const quota = Number((clients * share).toPrecision(15));
    return { stratum, whole: Math.floor(quota), rest: Number((quota - Math.floor(quota)).toPrecision(12)) };
  });
  const all = [...sizes.values()].reduce((sum, n) => sum + n, 0);
  let missing = Math.round(Number((all * share).toPrecision(15))) - quotas.reduce((sum, { whole }) => sum + whole, 0);
  const first = quotas.toSorted((x, y) => y.rest - x.rest || lot(seed, x.stratum) - lot(seed, y.stratum) || (x.stratum < y.stratum ? -1 : 1));
  return new Map(first.map(({ stratum, whole, rest }) => [stratum, rest > 0 && missing-- > 0 ? whole + 1 : whole]));
}

/**
 * A random, stratified holdout that can be drawn again: by the seed and the clients' numbers alone, never by the order of rows. Within a
 * stratum clients stand in the order of their lots and the first of them are held out, so that a larger share holds out whom a smaller one
 * did, and more; only a stratum's odd client may go, where the larger share rounds elsewhere. RangeError unless 0 < share < 1, the seed is
 * a whole number and every client is there once.
 */
export function drawHoldout(candidates: readonly Candidate[], share: number, seed: number): Draw {
  if (!(share > 0 && share < 1)) throw new RangeError(`drawHoldout: a share of ${share}`);
  if (!Number.isSafeInteger(seed)) throw new RangeError(`drawHoldout: the seed must be a whole number, not ${seed}`);
  const strata = new Map<string, { id: number; lot: number }[]>();
  const seen = new Set<number>();
  for (const { id, stratum } of candidates) {
    if (seen.has(id)) throw new RangeError(`drawHoldout: client ${id} is there twice`);
    seen.add(id);
    const own = strata.get(stratum) ?? [];
    own.push({ id, lot: lot(seed, String(id)) });
    strata.set(stratum, own);
  }
  const wanted = allocate(new Map([...strata].map(([stratum, own]) => [stratum, own.length])), share, seed);
  const holdout = new Set<number>();
  const found = [...strata].map(([stratum, own]): StratumDraw => {
    const many = wanted.get(stratum) ?? 0;
    for (const { id } of own.sort((x, y) => x.lot - y.lot || x.id - y.id).slice(0, many)) holdout.add(id);
    return { stratum, clients: own.length, holdout: many };
  });
  return { holdout, strata: found.sort((x, y) => (x.stratum < y.stratum ? -1 : 1)) };
}
