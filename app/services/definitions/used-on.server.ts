import { maySee } from "#app/auth/access.server.ts";
import { systemViewer } from "#app/auth/known-viewers.ts";
import { seenAs } from "#app/auth/viewer.server.ts";
import { figuresIn } from "#app/exports/figures-in.ts";
import { alternatives } from "#app/metrics/definitions/alternatives.ts";
import { loyalClientShare } from "#app/metrics/definitions/clients.ts";
import type { UsedOn } from "#app/metrics/views/definitions.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import type { Home } from "#pipelines/index.ts";
import { exportedPages } from "../export/page-data.server.ts";

/** A large home answers without them while its pages are read for the first time. */
const PATIENCE_MS = 3_000;

type Printed = ReadonlyMap<string, readonly UsedOn[]>;
/** The server's bundle has a second copy of this module. */
const shared = globalThis as { loyaltyPrinted?: WeakMap<object, { readonly version: number; readonly work: Promise<Printed> }> };
const kept = (shared.loyaltyPrinted ??= new WeakMap());

/** The pages open to the viewer that print a metric now, beside the exports, which have them all: found in what the pages say, once for each state of the data. */
export async function usedOn(home: Home, metric: string): Promise<readonly UsedOn[]> {
  const known = kept.get(home.engine);
  const entry = known?.version === home.version ? known : { version: home.version, work: seenAs(systemViewer("warm"), () => printed(home)) };
  if (entry !== known) {
    kept.set(home.engine, entry);
    entry.work.catch(() => kept.get(home.engine) === entry && kept.delete(home.engine));
  }
  const patience = new Promise<null>((over) => setTimeout(over, PATIENCE_MS, null).unref());
  return ((await Promise.race([entry.work, patience]))?.get(metric) ?? []).filter(({ path }) => maySee(path));
}

async function printed(home: Home): Promise<Printed> {
  if ((await facts(home)).asOf === null) return new Map();
  const found = new Map<string, UsedOn[]>();
  const note = (page: UsedOn, metrics: Iterable<string>): void => {
    for (const metric of new Set(metrics)) found.set(metric, [...(found.get(metric) ?? []), page]);
  };
  for (const [path, { title, data }] of Object.entries(exportedPages)) note({ path, title }, figuresIn(await data(home, { filters: {} }, new URLSearchParams())).map(({ metric }) => metric));
  // A large home shows the alternatives only when asked: they are what that page is about.
  note({ path: "/definitions/loyal-client", title: "ui.def_policy_title" }, [loyalClientShare, ...alternatives].map(({ id }) => id));
  return found;
}
