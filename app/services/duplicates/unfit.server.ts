import type { UnfitView, WhyUnfit } from "#app/dashboards/duplicates/views.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import type { Home, KeyRef } from "#pipelines/index.ts";
import { pipelines } from "../identity/pipelines.server.ts";
import { shownContact } from "../identity/shown-contact.ts";

const SHOWN = 100;
const EXAMPLES = 5;

type Row = KeyRef & { readonly key: string; readonly why: WhyUnfit; readonly names: number; readonly records: number; readonly total: number };

/** Keys that join nobody: of a reception desk, of a placeholder, or refused by people. */
export async function unfitView(home: Home): Promise<UnfitView> {
  const { namesUnder, unfitKeys } = await pipelines();
  const rows = await runQuery<Row>(home, "keys that are no keys", unfitKeys({ limit: SHOWN, offset: 0 }));
  const names = await runQuery<{ key: string; client_name: string }>(home, "names under keys", namesUnder(rows.map(({ key }) => key), EXAMPLES));
  return {
    total: rows[0]?.total ?? 0,
    keys: rows.map((row) => ({
      // A number of nobody is a placeholder, and known by its sight.
      ...shownContact(row, row.why === "nobody" ? "whole" : "masked"),
      id: row.key,
      why: row.why,
      names: row.names,
      records: row.records,
      examples: names.filter(({ key }) => key === row.key).map(({ client_name }) => client_name),
    })),
  };
}
