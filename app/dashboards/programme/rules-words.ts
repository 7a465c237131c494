import { asks, earnedTiers, type LadderRules, type TierRule } from "#app/metrics/tiers.ts";
import type { Wording } from "../words.ts";

/** What each level asks for, in words: "silver: 3 visit days or 2 vehicles". */
export const rulesWords = (rules: LadderRules, words: Wording): string[] =>
  earnedTiers.map((tier) => words.t("programme.rule", { tier: words.t(`ui.tier_${tier}`), rule: ruleWords(rules[tier], words) }));

export function ruleWords(rule: TierRule, { t, format }: Wording): string {
  const asked = asks.flatMap((ask) => {
    const value = rule[ask];
    if (value === null) return [];
    return [ask === "spend" ? t("programme.rule_spend", { money: format.minor(value, 0) }) : t(ask === "visits" ? "programme.rule_visits" : "programme.rule_vehicles", { n: value, count: format.count(value) })];
  });
  return asked.length === 0 ? t("programme.rule_never") : asked.join(t("programme.rule_or"));
}
