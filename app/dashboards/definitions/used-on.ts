import type { MessageKey } from "#app/i18n/translate.ts";

type Page = readonly [path: string, name: MessageKey];
const overview: Page = ["/", "ui.nav_overview"];
const clients: Page = ["/clients", "ui.nav_clients"];
const feedback: Page = ["/feedback", "ui.nav_feedback"];
const policy: Page = ["/definitions/loyal-client", "ui.def_policy_title"];
const staff: Page = ["/staff", "ui.nav_staff"];

/** Pages that print a metric, beside the exports, which have them all. */
const shown: readonly (readonly [Page, readonly string[]])[] = [
  [overview, ["loyal_client_share", "repeat_sale_share", "average_check", "service_retention", "regular_conversion", "sale_to_service", "service_to_sale", "nps"]],
  [
    clients,
    [
      "active_clients", "new_clients", "returned_clients", "leaked_clients", "client_leak", "return_rate", "lost_clients", "lost_client_share", "lost_money", "discount_only_share", "cohort_retention",
      "visit_frequency", "revenue_per_client", "margin_per_client", "tier_ladder", "client_of_month", "rfm_clients",
    ],
  ],
  [
    feedback,
    [
      "nps", "csi", "response_rate", "asked_share", "satisfied_but_gone", "loyal_never_asked", "complaint_rate", "complaints_opened", "open_complaints", "open_complaint_age", "time_to_close",
      "recovered_share",
    ],
  ],
  [staff, ["motivation_score", "first_visit_recommend", "returning_clients", "repeat_sales", "importer_csi", "complaints"]],
  [policy, ["loyal_client_share", "repeat_by_count_share", "confirmed_loyal_share", "cars_twice_share", "thirteen_month_retention", "both_years_share", "own_interval_share", "more_than_once_share"]],
];

export const pagesOf = (metric: string): readonly Page[] => shown.filter(([, metrics]) => metrics.includes(metric)).map(([page]) => page);
