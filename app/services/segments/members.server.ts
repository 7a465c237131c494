import type { Home } from "#pipelines/index.ts";
import { allOf, ident, join, raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import { named, type SegmentSpec } from "#app/promotions/segments.ts";
import { clientMarks } from "./marks.server.ts";

/** That a row of `clientMarks` is in a segment. */
export const isMember = ({ all }: SegmentSpec): Sql =>
  allOf(all.map((group) => join(group.map((text) => (text.startsWith("-") ? sql`m.${ident(text.slice(1))} = 0` : sql`m.${ident(text)} = 1`)), " or ")));

/**
 * The clients that are in a segment at the end of a day, as a query with one column, `client_id`, each once, of those the viewer of now may
 * read: `… where client_id in (${await segmentMembers(home, spec, asOf)})`. Clients known by that day, that is with a contact up to it.
 */
export async function segmentMembers(home: Home, spec: SegmentSpec, asOf: string): Promise<Sql> {
  return sql`select m.client_id from (${await clientMarks(home, asOf, named(spec))}) as m where ${spec.all.length ? isMember(spec) : raw("true")}`;
}
