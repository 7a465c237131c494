import type { Metric } from "./define.ts";
import { alternatives } from "./definitions/alternatives.ts";
import { around } from "./definitions/around.ts";
import {
  activeClients, clientLeak, clientOfMonth, cohortRetention, discountOnlyShare, leakedClients, lostClientCount, lostClientShare, lostMoney, marginPerClient, newClients,
  returnedClients, returnRate, revenuePerClient, rfmClients, tierLadderCount, visitFrequency,
} from "./definitions/base.ts";
import { checkMarginShare, costKnownShare, discountDepth, discountedShare, itemOrders, itemRevenue, paidOrderCount } from "./definitions/checks.ts";
import { confirmedLoyalShare, loyalClientShare, regularConversion, repeatByCountShare, serviceRetention } from "./definitions/clients.ts";
import { complaintRate, complaintsOpened, openComplaintAge, openComplaints, recoveredShare, timeToClose } from "./definitions/complaints.ts";
import { askedShare, csi, driverMetrics, loyalNeverAsked, nps, responseRate, satisfiedButGone } from "./definitions/feedback.ts";
import { averageCheck, firstService, nextContact, repeatSaleAmountShare, repeatSaleShare, repurchase, saleToService, serviceToSale, soldFirstYear, soldNextYear, soldToRegular, storageFee, tradeInShare } from "./definitions/sales.ts";
import { businessRevenue, complaints, corporateRetention, firstVisitRecommend, importerCsi, motivationScore, repeatSales, returningClients } from "./definitions/staff.ts";
import { watch } from "./definitions/watch.ts";

/** Every metric, in the order in which they are listed. A metric is declared once; page, shell, export, docs and tests read this. */
export const catalog = [
  loyalClientShare,
  repeatByCountShare,
  confirmedLoyalShare,
  regularConversion,
  serviceRetention,
  repeatSaleShare,
  repeatSaleAmountShare,
  saleToService,
  serviceToSale,
  averageCheck,
  nps,
  csi,
  responseRate,
  askedShare,
  satisfiedButGone,
  loyalNeverAsked,
  complaintRate,
  complaintsOpened,
  openComplaints,
  openComplaintAge,
  timeToClose,
  recoveredShare,
  motivationScore,
  firstVisitRecommend,
  returningClients,
  repeatSales,
  importerCsi,
  complaints,
  corporateRetention,
  businessRevenue,
  activeClients,
  newClients,
  returnedClients,
  leakedClients,
  clientLeak,
  returnRate,
  lostClientCount,
  lostClientShare,
  lostMoney,
  discountOnlyShare,
  cohortRetention,
  visitFrequency,
  revenuePerClient,
  marginPerClient,
  tierLadderCount,
  clientOfMonth,
  rfmClients,
  repurchase,
  firstService,
  nextContact,
  tradeInShare,
  soldToRegular,
  soldFirstYear,
  soldNextYear,
  storageFee,
  paidOrderCount,
  checkMarginShare,
  costKnownShare,
  discountDepth,
  discountedShare,
  itemOrders,
  itemRevenue,
  ...driverMetrics,
  ...around,
  ...alternatives,
  ...watch,
] as const satisfies readonly Metric[];

const byId: ReadonlyMap<string, Metric> = new Map(catalog.map((m) => [m.id, m]));

/** The metric of that id, or undefined. */
export const findMetric = (id: string): Metric | undefined => byId.get(id);

/** Metrics answered when none is named: all but the components of the motivation score, which live by staff. */
export const headline: readonly Metric[] = catalog.slice(0, catalog.findIndex((m) => m.id === "motivation_score"));
