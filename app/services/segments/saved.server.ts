import type { Home } from "#pipelines/index.ts";
import { z } from "zod";
import { sql } from "#pipelines/warehouse/sql.ts";
import { readSpec, specText, type SegmentSpec } from "#app/promotions/segments.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import { stateNoting } from "../audit/note.server.ts";
import { repeatModel } from "../clients/repeat-model.server.ts";
import type { RepeatModel } from "../clients/repeat-model.ts";
import { pipelines } from "../identity/pipelines.server.ts";
import { UsageError } from "../usage-error.ts";
import { whoTypes } from "../who.server.ts";
import { requireMarketing } from "./who.server.ts";
import { segmentMembers } from "./members.server.ts";

const numbers = z.object({ r: z.number(), alpha: z.number(), a: z.number(), b: z.number() });
const modelSchema = z.object({ visits: numbers, spend: z.object({ p: z.number(), q: z.number(), v: z.number() }).nullable() });

export interface SavedSegment {
  readonly id: number;
  readonly name: string;
  readonly spec: SegmentSpec;
  /** The day whose members are kept. */
  readonly asOf: string;
  /** The model of visits as it was when it was saved. */
  readonly model: Pick<RepeatModel, "visits" | "spend"> | null;
  readonly savedAt: string;
  readonly savedBy: string | null;
  readonly members: number;
}

/** Segments that were saved, the latest first; one that names a segment of another time is left out. */
export async function savedSegments(home: Pick<Home, "state">): Promise<SavedSegment[]> {
  const { listSegments } = await pipelines();
  return (await listSegments(home.state)).flatMap(({ segment_id, name, spec: text, as_of, model, saved_at, saved_by, members }) => {
    const spec = readSpec(text);
    const { data } = modelSchema.safeParse(model === null ? null : JSON.parse(model));
    return spec ? [{ id: Number(segment_id), name, spec, asOf: as_of, model: data ?? null, savedAt: saved_at, savedBy: saved_by, members: Number(members) }] : [];
  });
}

/** Longest name of a segment. */
export const LONGEST_NAME = 80;

/** Keeps a segment under a name with those who are in it at the end of a day (the home's as-of date unless told). Gives its number. Throws UsageError. */
export async function keepSegment(home: Home, { name: given, spec, asOf: asked }: { readonly name: string; readonly spec: SegmentSpec; readonly asOf?: string | undefined }, now = new Date()): Promise<number> {
  requireMarketing();
  const name = given.trim().replace(/\s+/g, " ");
  if (name === "" || name.length > LONGEST_NAME) throw new UsageError("no_segment_name", { most: LONGEST_NAME });
  const asOf = asked ?? (await facts(home)).asOf;
  if (asOf === null) throw new UsageError("no_data");
  const [members, model] = await Promise.all([runQuery<{ client_id: number }>(home, "members of a segment", sql`select client_id from (${await segmentMembers(home, spec, asOf)}) as m order by client_id`), repeatModel(home)]);
  const { saveSegment } = await pipelines();
  const state = await stateNoting<number | null>(home, (id) => (id === null ? null : { action: "segment", object: `segment:${id}`, result: specText(spec) }));
  const id = await saveSegment(state, {
    name, spec: specText(spec), as_of: asOf, model: typeof model === "string" ? null : JSON.stringify({ visits: model.visits, spend: model.spend }),
    saved_at: now.toISOString(), saved_by: whoTypes(), members: members.map(({ client_id }) => Number(client_id)),
  });
  if (id === null) throw new UsageError("segment_name_taken", { name });
  return Number(id);
}

/** Forgets a saved segment. */
export async function dropSegment(home: Home, id: number): Promise<void> {
  requireMarketing();
  const { forgetSegment } = await pipelines();
  await forgetSegment(await stateNoting(home, () => ({ action: "segment", object: `segment:${id}`, result: "forgotten" })), id);
}
