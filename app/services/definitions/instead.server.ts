import { readOpened } from "#app/filters/opened.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import type { Home } from "#pipelines/index.ts";
import type { Instead } from "../figures.server.ts";
import { sidesOf } from "./sides.ts";
import { versions } from "./versions.server.ts";

/** The definition that an opened figure's address names by its side of a comparison; nothing where it is the one in force. Throws UsageError. */
export async function insteadAt(home: Home, params: URLSearchParams): Promise<Instead | undefined> {
  const side = params.get("side");
  if ((side !== "from" && side !== "to") || readOpened(params) === null) return undefined;
  const [{ applied }, all] = await Promise.all([facts(home), versions(home)]);
  return sidesOf(params, all, applied)[side] ?? undefined;
}
