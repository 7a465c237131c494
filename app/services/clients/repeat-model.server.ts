import { facts } from "#app/warehouse/facts.server.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import type { Home } from "#pipelines/index.ts";
import { day, sql } from "#pipelines/warehouse/sql.ts";
import { inSlices } from "../in-slices.ts";
import { fittingRepeats, type NoModel, type RepeatModel } from "./repeat-model.ts";

type State = { readonly model: RepeatModel | null; readonly none: NoModel | "working" | null };
interface Kept {
  readonly version: number;
  readonly work: Promise<RepeatModel | NoModel>;
  /** Of these data, or while they are worked out of those before. */
  found: RepeatModel | NoModel | null;
}
/** The server's bundle has a second copy of this module: what was fitted hangs on globalThis. */
const shared = globalThis as { loyaltyRepeatModels?: WeakMap<object, Kept> };
const kept = (shared.loyaltyRepeatModels ??= new WeakMap());

/** The model of the home's data as they are now, fitted once for each state of them. */
export function repeatModel(home: Home): Promise<RepeatModel | NoModel> {
  const known = kept.get(home.engine);
  if (known?.version === home.version) return known.work;
  const next: Kept = { version: home.version, work: fitted(home), found: known?.found ?? null };
  kept.set(home.engine, next);
  next.work.then(
    (found) => (next.found = found),
    (error: unknown) => {
      console.error("visits were not fitted:", error);
      next.found = "refused";
    },
  );
  return next.work;
}

/** What is there without waiting: where data have just changed, the model before; the new one is begun. */
export function repeatModelNow(home: Home): State {
  repeatModel(home).catch(() => undefined);
  const found = kept.get(home.engine)?.found ?? null;
  return found === null ? { model: null, none: "working" } : typeof found === "string" ? { model: null, none: found } : { model: found, none: null };
}

/** Times on so coarse a grid that clients of one history are many: the fit is then the same for a thousand and a million. */
const STEPS = 24;
/** Amounts by so many bins to each factor of e. */
const BINS = 8;

const fitted = async (home: Home): Promise<RepeatModel | NoModel> => repeatModelUpTo(home, (await facts(home)).asOf);

/** The model of what was known by the end of a day, fitted anew. */
export async function repeatModelUpTo(home: Home, asOf: string | null): Promise<RepeatModel | NoModel> {
  const { from } = await facts(home);
  if (asOf === null || from === null || from >= asOf) return "few";
  const unit = Math.max(1, (Date.parse(asOf) - Date.parse(from)) / 86_400_000 / STEPS);
  const [histories, spends] = await Promise.all([
    runQuery<{ x: number; between: number; known: number; n: number }>(
      home,
      "histories of visits",
      sql`
        select visits - 1 as x, cast(floor(date_diff('day', first_day, last_day) / ${unit}) as integer) as between,
          cast(floor(date_diff('day', first_day, ${day(asOf)}) / ${unit}) as integer) as known, count(*) as n
        from (select client_id, min(day) as first_day, max(day) as last_day, count(*) as visits from marts.visit_day where day <= ${day(asOf)} group by client_id) as seen
        group by all`,
    ),
    runQuery<{ x: number; mean: number; n: number }>(
      home,
      "spend by visits",
      sql`
        select x, avg(mean) as mean, count(*) as n
        from (select client_id, count(*) as x, avg(total_amount) as mean from marts.visit_day where day <= ${day(asOf)} and total_amount > 0 group by client_id) as spent
        group by x, cast(floor(${BINS} * ln(mean)) as integer)`,
    ),
  ]);
  const middle = (steps: number): number => (steps + 0.5) * unit;
  const work = fittingRepeats(
    histories.map(({ x, between, known, n }) => ({ x: Number(x), tx: Number(x) === 0 ? 0 : middle(Math.min(between, known)), T: middle(known), weight: Number(n) })),
    spends.map(({ x, mean, n }) => ({ x: Number(x), m: Number(mean), weight: Number(n) })),
  );
  return inSlices(work);
}
