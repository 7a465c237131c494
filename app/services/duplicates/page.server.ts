import { z } from "zod";
import { duplicateViews, type DecisionView, type DuplicateView, type HeadlineView, type JoinedView, type QueueView, type UnfitView } from "#app/dashboards/duplicates/views.ts";
import type { Home } from "#pipelines/index.ts";
import { UsageError } from "../usage-error.ts";
import { act, asked, decisionViews } from "./decisions.server.ts";
import { joinedView } from "./joined.server.ts";
import { pairName, queueView, suggestedPairs } from "./queue.server.ts";
import { headline } from "./share.server.ts";
import { unfitView } from "./unfit.server.ts";

export interface DuplicatesPage {
  readonly view: DuplicateView;
  readonly headline: HeadlineView;
  readonly queue: QueueView | null;
  readonly joined: JoinedView | null;
  readonly unfit: UnfitView | null;
  readonly decisions: readonly DecisionView[] | null;
  /** The decision just taken or undone. */
  readonly done: DecisionView | null;
}

const number = z.coerce.number().int().nonnegative().nullable().catch(null);
const address = z.object({
  view: z.enum(duplicateViews).catch("queue"),
  pair: z.string().nullable().catch(null),
  q: z.string().max(200).catch(""),
  page: z.coerce.number().int().min(1).catch(1),
  open: number,
  done: number,
  alone: z.string().nullable().catch(null),
});

/** What the page of duplicates shows at an address. */
export async function duplicatesPage(home: Home, params: URLSearchParams): Promise<DuplicatesPage> {
  const { view, pair, q, page, open, done, alone } = address.parse(Object.fromEntries(params));
  const [head, queue, joined, unfit, decisions] = await Promise.all([
    headline(home, alone !== null),
    view === "queue" ? queueView(home, pair) : null,
    view === "clients" ? joinedView(home, { query: q, page, open }) : null,
    view === "keys" ? unfitView(home) : null,
    view === "decisions" || done !== null ? decisionViews(home) : null,
  ]);
  return { view, headline: head, queue, joined, unfit, decisions: view === "decisions" ? decisions : null, done: decisions?.find(({ id }) => id === done) ?? null };
}

/** Does what a form asked for, and gives the address to go on at. Throws UsageError, DecisionError. */
export async function answerDecision(home: Home, form: URLSearchParams, by: string): Promise<string> {
  const { success, data: ask } = asked.safeParse(Object.fromEntries(form));
  if (!success) throw new UsageError("bad_decision");
  const following = ask.intent === "same" || ask.intent === "different" ? await pairAfter(home, ask) : null;
  const done = await act(home, ask, by);
  const back = form.get("back") ?? "";
  if (/^\/(clients|cars)\/[\w-]+$/.test(back)) return back;
  const view = duplicateViews.find((name) => name === form.get("view")) ?? "queue";
  const next = ask.intent === "undo" && view === "queue" ? await pairOf(home, done) : following;
  return `/data/duplicates?${new URLSearchParams({ ...(view !== "queue" && { view }), ...(next && { pair: next }), done: String(done) })}`;
}

/** The pair that a decision was about: once undone, it is looked at again. */
async function pairOf(home: Home, id: number): Promise<string | null> {
  const [a, b] = (await decisionViews(home)).find((decision) => decision.id === id)?.clients.map((client) => client.id).sort((x, y) => x - y) ?? [];
  return a !== undefined && b !== undefined ? pairName({ a, b }) : null;
}

/** Where the queue goes on once a pair is decided. */
async function pairAfter(home: Home, { a, b }: { readonly a: number; readonly b: number }): Promise<string | null> {
  const { pairs } = await suggestedPairs(home);
  const at = pairs.findIndex((pair) => pairName(pair) === pairName({ a, b }));
  const next = pairs[at + 1];
  return at >= 0 && next ? pairName(next) : null;
}
