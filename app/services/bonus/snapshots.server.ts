import { z } from "zod";
import type { BonusEvent, Home } from "#pipelines/index.ts";
import { frozenSchema, inputsSchema, type Frozen } from "#app/bonus/inputs.ts";
import { planSchema } from "#app/bonus/plan.ts";
import { lineSchema } from "#app/bonus/types.ts";

/** What an opening keeps: the plan that pays the period, and what is fixed. */
const openingSchema = z.strictObject({ plan: planSchema, frozen: frozenSchema });
export type Opening = z.infer<typeof openingSchema>;

/** What an approval keeps: all that the sums were made of, and what they came to. */
const snapshotSchema = z.strictObject({
  plan: planSchema,
  inputs: inputsSchema,
  calculation: z.strictObject({
    period: z.string(),
    plan: z.strictObject({ id: z.string(), version: z.number().int() }),
    fund_minor: z.number().int(),
    lines: z.array(lineSchema),
    totals: z.array(z.strictObject({ staff_code: z.string(), amount_minor: z.number().int() })),
    branches: z.array(z.strictObject({ branch: z.string().nullable(), amount_minor: z.number().int() })),
    hash: z.string(),
  }),
  /** The program that computed it. */
  code: z.string(),
  /** Loads that stood then, by name, and the one that each row was read from. */
  loads: z.array(z.string()),
  row_loads: z.record(z.string(), z.string()),
  /** Verdicts on who is who that stood then. */
  decisions: z.array(z.number().int()),
  /** Rows behind each correction of an earlier period that came since it was approved or corrected last, the loads they came from, and rows that are gone. */
  corrected: z.array(z.strictObject({ of_period: z.string(), staff_code: z.string(), came: z.array(z.string()), gone: z.array(z.string()), came_loads: z.record(z.string(), z.string()) })),
});
export type Snapshot = z.infer<typeof snapshotSchema>;

/** What a step keeps is never changed: read once. */
const homes = new WeakMap<object, Map<string, Promise<unknown>>>();

function kept<T>(home: Pick<Home, "state">, { event_id, period, happened_at }: BonusEvent, read: (text: string) => T): Promise<T> {
  const known = homes.get(home.state) ?? new Map<string, Promise<unknown>>();
  homes.set(home.state, known);
  const key = `${event_id} ${happened_at}`;
  const found = known.get(key) as Promise<T> | undefined;
  if (found) return found;
  const reading = import("#pipelines/index.ts").then(async ({ keptOf }) => {
    const text = await keptOf(home.state, event_id);
    if (text === null) throw new Error(`step ${event_id} of the run of ${period} keeps nothing`);
    return read(text);
  });
  known.set(key, reading);
  reading.catch(() => known.delete(key));
  return reading;
}

export const openingOf = (home: Pick<Home, "state">, event: BonusEvent): Promise<{ readonly plan: Opening["plan"]; readonly frozen: Frozen }> => kept(home, event, (text) => openingSchema.parse(JSON.parse(text)));

/** What an approved run was made of. */
export const snapshotOf = (home: Pick<Home, "state">, event: BonusEvent): Promise<Snapshot> => kept(home, event, (text) => snapshotSchema.parse(JSON.parse(text)));
