import type { Home } from "#pipelines/index.ts";
import { builtIns, only, specText } from "#app/promotions/segments.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { savedSegments } from "./saved.server.ts";
import { segmentSizes } from "./sizes.server.ts";

export interface SegmentReport {
  readonly as_of: string | null;
  /** All clients known by the day. */
  readonly clients: number;
  /** Saved ones go by their number and carry their name; `spec` is how an address says it; money in minor units. */
  readonly segments: readonly { readonly id: string; readonly name: string | null; readonly spec: string; readonly clients: number; readonly share: number | null; readonly money: number }[];
}

/** Every built-in and saved segment at the end of a day: how many clients of those known, and what they brought. */
export async function segmentReport(home: Home, asked?: string): Promise<SegmentReport> {
  const asOf = asked ?? (await facts(home)).asOf;
  if (asOf === null) return { as_of: null, clients: 0, segments: [] };
  const saved = await savedSegments(home);
  const wanted = [...builtIns.map((id) => ({ id, name: null, spec: only(id) })), ...saved.map(({ id, name, spec }) => ({ id: String(id), name, spec }))];
  const sizes = await segmentSizes(home, asOf, wanted.map(({ spec }) => spec));
  const clients = sizes.get("")?.clients ?? 0;
  return {
    as_of: asOf,
    clients,
    segments: wanted.map(({ id, name, spec }) => {
      const size = sizes.get(specText(spec));
      return { id, name, spec: specText(spec), clients: size?.clients ?? 0, share: clients ? (size?.clients ?? 0) / clients : null, money: size?.money ?? 0 };
    }),
  };
}
