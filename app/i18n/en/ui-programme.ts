/** What drawers and lists call levels, movements of points, benefits and spending. */
export const uiProgramme = {
  tier_vip: "VIP",
  part_was: "there a year before",
  part_up_in: "come from below",
  part_down_in: "come from above",
  part_joined_level: "not active a year before",
  part_up_out: "gone up",
  part_down_out: "gone down",
  part_gone: "no longer active",
  part_by_card: "by a card number",
  part_by_code: "by a client code",
  part_by_other: "by e-mail or tax number",
  row_benefit: "Benefit",
  n_entries: { one: "{count} entry", other: "{count} entries" },
  n_moved_entries: { one: "{count} entry", other: "{count} entries" },
  n_benefits: { one: "{count} benefit", other: "{count} benefits" },
  n_spendings: { one: "{count} line of costs", other: "{count} lines of costs" },
} as const;
