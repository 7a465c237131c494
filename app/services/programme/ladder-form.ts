import { stepDown } from "#app/metrics/ladder-schema.ts";
import { asks, earnedTiers, type LadderRules, type TierRule } from "#app/metrics/tiers.ts";
import type { LadderProblem } from "#app/metrics/views/programme.ts";

const most = { visits: 365, spend: 1_000_000_000, vehicles: 99 } as const satisfies Record<keyof TierRule, number>;
const MINOR = 100;
const names = earnedTiers.flatMap((tier) => asks.map((ask) => [tier, ask, `${tier}.${ask}`] as const));

/** Rules as the form shows them: money in whole units of the currency, blank where a level does not ask. */
export const fieldsOf = (rules: LadderRules): Record<string, string> =>
  Object.fromEntries(names.map(([tier, ask, name]) => { const value = rules[tier][ask]; return [name, value === null ? "" : String(ask === "spend" ? value / MINOR : value)]; }));

/** Reads the rules out of a form or an address: the rules, or what is wrong, field by field. */
export function readLadder(form: URLSearchParams): { readonly rules: LadderRules | null; readonly fields: Record<string, string>; readonly problems: LadderProblem[] } {
  const fields = Object.fromEntries(names.map(([, , name]) => [name, (form.get(name) ?? "").trim().slice(0, 30)]));
  const read = (ask: keyof TierRule, text: string): number | null => (text === "" ? null : numberOf(ask, text));
  const rules = Object.fromEntries(earnedTiers.map((tier) => [tier, Object.fromEntries(asks.map((ask) => [ask, read(ask, fields[`${tier}.${ask}`] ?? "")]))])) as unknown as LadderRules;
  const problems = names.flatMap(([tier, ask, name]): LadderProblem[] => (Number.isNaN(rules[tier][ask]) ? [{ field: name, code: "number", params: { most: String(most[ask]) } }] : []));
  const down = problems.length === 0 ? stepDown(rules) : null;
  if (down) problems.push({ field: `${down.tier}.${down.ask}`, code: "step", params: { tier: down.tier, below: down.below } });
  return { rules: problems.length === 0 ? rules : null, fields, problems };
}

/** A whole number from 1, with blanks within as people write large ones; NaN for anything else. */
function numberOf(ask: keyof TierRule, text: string): number {
  const digits = text.replaceAll(/[\s\u00a0\u202f]/g, "");
  if (!/^\d{1,12}$/.test(digits)) return NaN;
  const value = Number(digits);
  if (value < 1 || value > most[ask]) return NaN;
  return ask === "spend" ? value * MINOR : value;
}
