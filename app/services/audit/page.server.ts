import type { AuditPage } from "#app/dashboards/audit/views.ts";
import type { Home, AuditEntry, AuditFilter, AuditSeen } from "#pipelines/index.ts";
import { csvLine } from "#app/exports/csv.ts";
import { isAuditAction } from "./actions.ts";

const PER_PAGE = 100;
const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
const MOST_TEXT = 80;

/** What an address asks of the log; what it says badly narrows nothing. */
export function readAuditFilter(params: URLSearchParams): AuditFilter {
  const text = (name: string): string | undefined => params.get(name)?.trim().slice(0, MOST_TEXT) || undefined;
  const day = (name: string): string | undefined => (dayPattern.test(params.get(name) ?? "") ? (params.get(name) ?? undefined) : undefined);
  const action = params.get("what");
  return { who: text("who"), action: isAuditAction(action) ? action : undefined, object: text("object"), from: day("from"), to: day("to") };
}

/** A chain that was followed a moment ago is not followed again at every click. */
const FRESH_MS = 20_000;
const shared = globalThis as { loyaltyAuditSeen?: WeakMap<object, { readonly at: number; readonly seen: Promise<AuditSeen> }> };
const followed = (shared.loyaltyAuditSeen ??= new WeakMap());

export async function auditSeen(home: Home, freshMs = FRESH_MS): Promise<AuditSeen> {
  const known = followed.get(home.state);
  if (known && Date.now() - known.at < freshMs) return known.seen;
  const { verifyAudit } = await import("#pipelines/index.ts");
  const seen = verifyAudit(home.state, home.dir);
  followed.set(home.state, { at: Date.now(), seen });
  seen.catch(() => followed.delete(home.state));
  return seen;
}

/** Names of those whom entries name; of the program's own work there are none. */
async function namesOf(home: Home): Promise<ReadonlyMap<string, string>> {
  const { listAccounts } = await import("#pipelines/index.ts");
  return new Map((await listAccounts(home.state)).map(({ account_id, name }) => [account_id, name]));
}

const shown = (names: ReadonlyMap<string, string>) => (id: string | null): string | null => (id === null ? null : names.has(id) ? `${names.get(id)} (${id})` : id);

/** A page of the log as an address asks for it, newest first, and whether the whole of it is sound. */
export async function auditPage(home: Home, params: URLSearchParams): Promise<AuditPage> {
  const { auditWords, listAudit } = await import("#pipelines/index.ts");
  const filter = readAuditFilter(params);
  const page = Math.max(1, Math.min(1e6, Math.trunc(Number(params.get("page") ?? 1)) || 1));
  const [{ entries, total }, words, seen, names] = await Promise.all([listAudit(home.state, filter, { limit: PER_PAGE, offset: (page - 1) * PER_PAGE }), auditWords(home.state), auditSeen(home), namesOf(home)]);
  const name = shown(names);
  return {
    filter: { who: filter.who ?? "", what: filter.action ?? "", object: filter.object ?? "", from: filter.from ?? "", to: filter.to ?? "" },
    rows: entries.map(({ seq, noted_at, who, seen_as, action, object, result }) => ({ seq, at: noted_at, who: name(who), seenAs: name(seen_as), action, object, result })),
    page,
    pages: Math.max(1, Math.ceil(total / PER_PAGE)),
    total,
    people: words.who.map((id) => ({ id, name: name(id) ?? id })),
    actions: words.actions,
    seen,
  };
}

const columns = ["seq", "noted_at", "who", "seen_as", "action", "object", "result", "hash"] as const satisfies readonly (keyof AuditEntry)[];

/** All entries that an address asks for, as CSV, oldest first; with the hashes, so that they can be followed elsewhere. */
export async function* auditCsv(home: Home, params: URLSearchParams): AsyncGenerator<string> {
  const { streamAudit } = await import("#pipelines/index.ts");
  yield `\uFEFF${csvLine(columns)}`;
  for await (const chunk of streamAudit(home.state, readAuditFilter(params))) yield chunk.map((entry) => csvLine(columns.map((name) => entry[name]))).join("");
}
