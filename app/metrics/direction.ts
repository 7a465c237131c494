/** Metrics of which less is better. */
export const fallingIsBetter: ReadonlySet<string> = new Set(["client_leak", "leaked_clients", "lost_clients", "lost_client_share", "lost_money", "discount_only_share", "complaints",
  "complaint_rate", "complaints_opened", "open_complaints", "open_complaint_age", "time_to_close", "satisfied_but_gone", "loyal_never_asked", "breakage", "points_liability",
  "decision_maker_met_days", "parts_wait", "parts_not_notified", "no_show_share", "receivable_overdue", "receivable_overdue_age", "acquire_cost", "retain_cost"]);
