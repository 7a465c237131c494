import { randomInt } from "node:crypto";
import type { Home, TrialMember } from "#pipelines/index.ts";
import { drawHoldout } from "#app/promotions/holdout.ts";
import { trialPlanSchema, type TrialPlan } from "#app/promotions/design-plan.ts";
import { stateNoting } from "../audit/note.server.ts";
import { pipelines } from "../identity/pipelines.server.ts";
import { whoTypes } from "../who.server.ts";
import { candidatesOf } from "./candidates.server.ts";
import { pointOf, type Draft } from "./plan.server.ts";
import type { TestRequest } from "./request.ts";
import { mayDraw } from "./who.server.ts";
import type { Whom } from "./whom.server.ts";

/** Why nothing was drawn; the sentence is `trials.refused_<code>`. */
export type DrawRefusal = "not_yours" | "no_code" | "bad_code" | "no_name" | "code_taken" | "too_few" | "not_yet";

/** A code is a part of an address, and "test" is this page's own. */
const codePattern = /^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,39}$/u;
/** Fewer in an arm tell nothing. */
const FEWEST = 2;

/** Draws a test and writes it down with the analysis that is planned. Gives its code, or why not. */
export async function drawTest(home: Home, asked: TestRequest, whom: Whom, draft: Draft, now = new Date()): Promise<{ readonly code: string } | { readonly refused: DrawRefusal }> {
  const { code, name } = asked;
  if (!mayDraw()) return { refused: "not_yours" };
  if (code === "") return { refused: "no_code" };
  if (!codePattern.test(code) || code.toLowerCase() === "test") return { refused: "bad_code" };
  if (name === "") return { refused: "no_name" };
  // What is drawn from data of later than its first day is no test any more.
  if (asked.from <= draft.asOf) return { refused: "not_yet" };
  const seed = asked.seed ?? randomInt(1, 2 ** 31);
  const candidates = await candidatesOf(home, draft.question);
  const { holdout } = drawHoldout(candidates, draft.share, seed);
  if (holdout.size < FEWEST || candidates.length - holdout.size < FEWEST) return { refused: "too_few" };
  const members = candidates.map(({ id, stratum }): TrialMember => ({ client_id: id, arm: holdout.has(id) ? "holdout" : "treated", stratum }));
  const plan: TrialPlan = trialPlanSchema.parse({
    version: 1,
    method: "intention_to_treat",
    starts_on: asked.from,
    ends_on: asked.to,
    tail_days: draft.tailDays,
    counted_until: draft.until,
    basis: draft.group.basis,
    margin_share: draft.group.basis === "assumed_margin" ? asked.margin : null,
    contact_cost: asked.contactCost,
    fixed_cost: asked.fixedCost,
    expected_effect: asked.effect,
    share: draft.share,
    seed,
    as_of: draft.asOf,
    before: { clients: draft.group.clients, mean: draft.group.mean, sd: draft.group.sd },
    seen: pointOf(draft).seen,
    group: { kind: whom.kind, id: whom.id, spec: whom.spec },
    left_out: draft.group.leftOut,
    channel: asked.channel,
  });
  const { recordTrial } = await pipelines();
  const state = await stateNoting<number | null>(home, (id) => (id === null ? null : { action: "trial", object: `trial:${id}`, result: `${members.length - holdout.size}+${holdout.size}` }));
  const id = await recordTrial(state, { promo_code: code, name, drawn_by: whoTypes(), plan: JSON.stringify(plan), members }, now);
  return id === null ? { refused: "code_taken" } : { code };
}
