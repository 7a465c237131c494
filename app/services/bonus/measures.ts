import { complaints, corporateRetention, firstVisitRecommend, importerCsi, repeatSales, returningClients } from "#app/metrics/definitions/staff.ts";
import type { Metric } from "#app/metrics/define.ts";
import type { ComponentId } from "#app/bonus/plan.ts";

/** The metric of the catalogue that each component of a plan reads, by staff. */
export const metricOf: Readonly<Record<ComponentId, Metric>> = {
  first_visit_recommend: firstVisitRecommend,
  returning_clients: returningClients,
  repeat_sales: repeatSales,
  importer_csi: importerCsi,
  corporate_retention: corporateRetention,
  complaints,
};

/** Where a count has been counted among, it is not its own n: six clients of seven served say more than six of six hundred. */
export const countedAmong: Readonly<Partial<Record<ComponentId, string>>> = { returning_clients: "served", repeat_sales: "sale" };

/** Of these the rows that a figure divides by are kept beside those it counts; of the others they would be every visit. */
export const keepsWhole: ReadonlySet<ComponentId> = new Set<ComponentId>(["first_visit_recommend", "importer_csi", "corporate_retention"]);
