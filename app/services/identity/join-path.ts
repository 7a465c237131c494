/** A record with the keys by which it may join. */
export interface Joinable {
  readonly ref: string;
  readonly keys: readonly string[];
}
export interface Tie {
  readonly to: string;
  /** The key of both, or the decision that calls them one. */
  readonly key: string | null;
  readonly decision: number | null;
}
/** Two keys that people called one client's. */
export interface SameKeys {
  readonly id: number;
  readonly left: string;
  readonly right: string;
}

/**
 * How records hang together: in an order in which each but the first is tied to one before it. Keys tie before decisions do, and
 * records keep their order as far as that allows. A record that nothing ties has no tie.
 */
export function joinPath(records: readonly Joinable[], decisions: readonly SameKeys[]): (Joinable & { readonly tie: Tie | null })[] {
  const path: (Joinable & { readonly tie: Tie | null })[] = [];
  const waiting = [...records];
  while (waiting.length) {
    const found = next(path, waiting, decisions) ?? { ref: waiting[0]!.ref, tie: null };
    const at = waiting.findIndex(({ ref }) => ref === found.ref);
    const [record] = waiting.splice(at, 1);
    if (record) path.push({ ...record, tie: found.tie });
  }
  return path;
}

function next(path: readonly Joinable[], waiting: readonly Joinable[], decisions: readonly SameKeys[]): { readonly ref: string; readonly tie: Tie } | null {
  const holder = (key: string): string | undefined => path.find(({ keys }) => keys.includes(key))?.ref;
  for (const { ref, keys } of waiting)
    for (const key of keys) {
      const to = holder(key);
      if (to !== undefined) return { ref, tie: { to, key, decision: null } };
    }
  for (const { ref, keys } of waiting)
    for (const { id, left, right } of decisions) {
      const other = keys.includes(left) ? right : keys.includes(right) ? left : undefined;
      const to = other === undefined ? undefined : holder(other);
      if (to !== undefined) return { ref, tie: { to, key: null, decision: id } };
    }
  return null;
}
