import type { MessageKey } from "#app/i18n/translate.ts";

type Page = readonly [path: string, name: MessageKey];
const overview: Page = ["/", "ui.nav_overview"];
const staff: Page = ["/staff", "ui.nav_staff"];

/** Pages that print a metric, beside the exports, which have them all. */
const shown: readonly (readonly [Page, readonly string[]])[] = [
  [overview, ["loyal_client_share", "repeat_sale_share", "average_check", "service_retention", "regular_conversion", "sale_to_service", "service_to_sale", "nps"]],
  [staff, ["motivation_score", "first_visit_recommend", "returning_clients", "repeat_sales", "importer_csi", "complaints"]],
];

export const pagesOf = (metric: string): readonly Page[] => shown.filter(([, metrics]) => metrics.includes(metric)).map(([page]) => page);
