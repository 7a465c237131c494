import { metric } from "../define.ts";
import { firstVisitAnswers, importerAnswers } from "../populations/answers.ts";
import { upheldAndVisits } from "../populations/complaints.ts";
import { servedVisits } from "../populations/orders.ts";
import { keptOrders } from "../populations/kept-orders.ts";
import { periodSales } from "../populations/sales.ts";
import { servedClients } from "../populations/served-clients.ts";
import { servedCompanies } from "../populations/served-companies.ts";

/** Components of the motivation score, each a metric of its own by staff and period. */
export const firstVisitRecommend = metric({
  id: "first_visit_recommend",
  unit: "share",
  shape: "share",
  population: firstVisitAnswers,
  numerator: "recommends",
  denominator: "answer",
});

export const returningClients = metric({
  id: "returning_clients",
  unit: "count",
  shape: "count",
  population: servedClients,
  numerator: "returned",
  denominator: null,
  additive: ["staff"],
  parts: ["served"],
});

export const repeatSales = metric({
  id: "repeat_sales",
  follows: "none",
  unit: "count",
  shape: "count",
  population: periodSales,
  numerator: "repeat_sale",
  denominator: null,
  parts: ["sale"],
});

export const importerCsi = metric({
  id: "importer_csi",
  unit: "score",
  shape: "mean",
  population: importerAnswers,
  numerator: "csi",
  denominator: "answer",
});

export const complaints = metric({
  id: "complaints",
  unit: "score",
  shape: "per_100",
  population: upheldAndVisits,
  numerator: "complaint",
  denominator: "visit",
});

/** Of the 12 months before the period, and of the period or the 12 months up to its end. */
export const corporateRetention = metric({
  id: "corporate_retention",
  unit: "share",
  shape: "share",
  population: servedCompanies,
  numerator: "retained",
  denominator: "served",
  additive: ["staff"],
});

/** What an account manager's commission is of. */
export const businessRevenue = metric({
  id: "business_revenue",
  unit: "money",
  shape: "sum",
  population: keptOrders,
  numerator: "paid_amount",
  denominator: "paid_order",
});

/** Made of the components above by the plan in app/bonus; its rows are theirs. */
export const motivationScore = metric({
  id: "motivation_score",
  unit: "score",
  shape: "score",
  population: { ...servedVisits, dimensions: ["branch", "staff"] },
  numerator: "visit",
  denominator: null,
  additive: [],
});
