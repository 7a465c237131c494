import type { Explanation, RecordView, WhyUnfit } from "#app/dashboards/duplicates/views.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import type { Home, KeyRef } from "#pipelines/index.ts";
import { list, sql } from "#pipelines/warehouse/sql.ts";
import { joinPath, type SameKeys } from "./join-path.ts";
import { pipelines } from "./pipelines.server.ts";
import { shownContact, type Contacts } from "./shown-contact.ts";

/** More records than this of one client are not drawn; they are counted. */
const SHOWN = 60;
const LINES = 5;

interface RecordRow {
  readonly ref: string;
  readonly client_name: string | null;
  readonly rows: number;
  readonly total: number;
}
interface KeyRow extends KeyRef {
  readonly ref: string;
  readonly key: string;
  readonly why: WhyUnfit | null;
  readonly placeholder: boolean;
}
type SourceRow = RecordView["sources"][number] & { readonly client_ref: string; readonly rows: number };

/** What became one client, record by record: spelling, keys, lines of files, and what ties each to the ones before. */
export async function explanation(home: Home, id: number, contacts: Contacts = "masked"): Promise<Explanation> {
  const { keyText, rowsOfRecords } = await pipelines();
  const records = await runQuery<RecordRow>(
    home,
    "records of a client",
    sql`select cast(client_ref as varchar) as ref, client_name, rows, count(*) over () as total from core.client_record where client_id = ${id}
        order by rows desc, client_name, client_ref limit ${SHOWN}`,
  );
  const refs = records.map(({ ref }) => ref);
  const [keys, sources, decisions] = await Promise.all([
    runQuery<KeyRow>(
      home,
      "keys of records",
      sql`select cast(k.client_ref as varchar) as ref, cast(k.key as varchar) as key, k.key_type, k.code_space, k.key_value, u.why, k.key_type = 'client_code' and k.nobody as placeholder
          from (select * from core.client_key where client_ref in (select client_ref from core.client_record where client_id = ${id})) as k
          left join core.unfit_key as u on u.key = k.key
          where cast(k.client_ref as varchar) in (${list(refs)})
          order by k.client_ref, k.key_type, k.key_value`,
    ),
    runQuery<SourceRow>(home, "lines of records", rowsOfRecords(refs, LINES)),
    sameDecisions(home),
  ]);
  const unfit = (key: KeyRow): WhyUnfit | null => key.why ?? (key.placeholder ? "nobody" : null);
  const shared = new Set(keys.map((key) => key.key).filter((key, i, all) => all.indexOf(key) !== i));
  const ofRecord = (ref: string): KeyRow[] => keys.filter((key) => key.ref === ref);
  const fit = (ref: string): string[] => ofRecord(ref).filter((key) => unfit(key) === null).map(keyText);
  const path = joinPath(refs.map((ref) => ({ ref, keys: fit(ref) })), decisions);
  const place = new Map(path.map(({ ref }, i) => [ref, i + 1]));
  const shown = path.map(({ ref, tie }, i): RecordView => {
    const record = records.find((one) => one.ref === ref) as RecordRow;
    const tieKey = tie?.key === null ? undefined : keys.find((key) => keyText(key) === tie?.key);
    return {
      n: i + 1,
      name: record.client_name,
      rows: record.rows,
      keys: ofRecord(ref).map((key) => ({ ...shownContact(key, key.placeholder ? "whole" : contacts), id: key.key, unfit: unfit(key), joins: unfit(key) === null && shared.has(key.key) })),
      sources: sources.filter((source) => source.client_ref === ref).map(({ file, batch, kind, line, day }) => ({ file, batch, kind, line, day })),
      tie: tie && { to: place.get(tie.to) ?? 0, key: tieKey ? shownContact(tieKey, contacts) : null, decision: tie.decision },
    };
  });
  return { records: shown, more: (records[0]?.total ?? 0) - records.length };
}

async function sameDecisions(home: Home): Promise<SameKeys[]> {
  const { keyText, listDecisions } = await pipelines();
  const entries = await listDecisions(home.state);
  return entries.flatMap(({ decision_id: id, decision, state }) =>
    state === "standing" && decision.verdict === "same" ? [{ id, left: keyText(decision.left), right: keyText(decision.right) }] : [],
  );
}
