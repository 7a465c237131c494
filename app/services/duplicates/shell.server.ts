import type { DecisionView, HeadlineView, PairView, UnfitView } from "#app/dashboards/duplicates/views.ts";
import { note } from "../audit/note.server.ts";
import type { Decision, Home, KeyRef } from "#pipelines/index.ts";
import { clientNames, keyOfClient, keysOfClients } from "../identity/client-keys.server.ts";
import { pipelines } from "../identity/pipelines.server.ts";
import { UsageError } from "../usage-error.ts";
import { decisionViews } from "./decisions.server.ts";
import { describePair, suggestedPairs } from "./queue.server.ts";
import { headline } from "./share.server.ts";
import { unfitView } from "./unfit.server.ts";

const LISTED = 50;

interface Overview {
  readonly headline: HeadlineView;
  /** The first pairs, each with keys by which the shell can decide on them. */
  readonly queue: { readonly total: number; readonly pairs: readonly (PairView & { readonly keys: readonly string[] })[] };
  readonly unfit: UnfitView;
  readonly decisions: readonly DecisionView[];
}

/** Everything on duplicates, for the shell. */
export async function overview(home: Home): Promise<Overview> {
  const [head, { total, pairs }, unfit, decisions, { keyText }] = await Promise.all([headline(home, false), suggestedPairs(home), unfitView(home), decisionViews(home), pipelines()]);
  const listed = pairs.slice(0, LISTED);
  const ids = listed.flatMap(({ a, b }) => [a, b]);
  const [names, keys] = await Promise.all([clientNames(home, ids), keysOfClients(home, ids)]);
  const keyOf = (id: number): string => {
    const key = keyOfClient(keys, id);
    return key ? keyText(key) : "";
  };
  return { headline: head, queue: { total, pairs: listed.map((pair) => ({ ...describePair(pair, names), keys: [keyOf(pair.a), keyOf(pair.b)] })) }, unfit, decisions };
}

/** A key as typed in the shell ("phone:8 701 000 00 01"), written as identity compares it. Throws UsageError. */
export async function readKey(text: string): Promise<KeyRef> {
  const { asCompared, parseKeyText } = await pipelines();
  const typed = parseKeyText(text);
  const key = typed && asCompared(typed);
  if (!key) throw new UsageError("bad_key", { key: text });
  return key;
}

/** Takes a decision and tells what it is now. Throws DecisionError. */
export async function decideByKeys(home: Home, decision: Decision, by: string): Promise<DecisionView> {
  const { decide } = await pipelines();
  const id = await decide(home, decision, by);
  await note(home, { action: "decision", object: `decision:${id}`, result: decision.verdict });
  return told(home, id);
}

/** Takes a decision back. Throws UsageError, DecisionError. */
export async function undoByNumber(home: Home, text: string, by: string): Promise<DecisionView> {
  if (!/^\d{1,9}$/.test(text)) throw new UsageError("bad_choice", { option: "ID", value: text, choices: "1, 2, 3…" });
  const { undoDecision } = await pipelines();
  const { decision_id } = await undoDecision(home, Number(text), by);
  await note(home, { action: "decision_undo", object: `decision:${decision_id}` });
  return told(home, decision_id);
}

async function told(home: Home, id: number): Promise<DecisionView> {
  const view = (await decisionViews(home)).find((one) => one.id === id);
  if (!view) throw new Error(`decision ${id} is not in the list`);
  return view;
}
