import type { Home } from "#pipelines/index.ts";
import { isDay } from "#app/metrics/period.ts";
import { ladderSchema } from "#app/metrics/ladder-schema.ts";
import { defaultLadder } from "#app/metrics/tiers.ts";
import type { LadderProblem } from "#app/metrics/views/programme.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { ladderChanged } from "#app/warehouse/ladder.server.ts";
import { stateNoting } from "../audit/note.server.ts";
import { today } from "../today.ts";
import { UsageError } from "../usage-error.ts";
import { whoTypes } from "../who.server.ts";
import { readLadder } from "./ladder-form.ts";
import { mayPublishLadder } from "./ladder-page.server.ts";

const LONGEST_REASON = 500;

/**
 * Publishes what the form says as the next version, from a day to come on: the number, or what is in the way. The version that the form was
 * made over must still be the latest, or the effect that was looked at is not the one there would be. Throws UsageError for who may not.
 */
export async function publishLadder(home: Home, form: URLSearchParams, now = new Date()): Promise<{ readonly version: number } | { readonly problems: readonly LadderProblem[] }> {
  if (!mayPublishLadder()) throw new UsageError("not_yours");
  const { rules, problems } = readLadder(form);
  if (!rules) return { problems };
  const { applied } = await facts(home);
  const latest = (applied.ladder ?? defaultLadder).at(-1);
  const first = form.get("first_day") ?? "";
  const reason = form.get("reason")?.trim() ?? "";
  const over = Number(form.get("over"));
  if (!isDay(first) || first <= today(now)) return { problems: [{ field: "first_day", code: "first_day" }] };
  if (reason === "" || reason.length > LONGEST_REASON) return { problems: [{ field: "reason", code: "reason", params: { most: String(LONGEST_REASON) } }] };
  if (JSON.stringify(ladderSchema.parse(rules)) === JSON.stringify(latest && ladderSchema.parse(latest.rules))) return { problems: [{ field: null, code: "same" }] };
  const { saveLadder } = await import("#pipelines/index.ts");
  const state = await stateNoting<Awaited<ReturnType<typeof saveLadder>>>(home, (saved) => saved && { action: "ladder", object: `ladder:${saved.version}`, result: first });
  const saved = await saveLadder(state, { first_day: first, rules: JSON.stringify(ladderSchema.parse(rules)), saved_by: whoTypes(), reason }, over, now);
  if (!saved) return { problems: [{ field: null, code: "overtaken" }] };
  ladderChanged(home);
  return saved;
}
