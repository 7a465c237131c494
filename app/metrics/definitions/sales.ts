import { metric } from "../define.ts";
import { buyers } from "../populations/buyers.ts";
import { paidOrders } from "../populations/orders.ts";
import { deliveries, purchases } from "../populations/sales.ts";
import { tradeIns } from "../populations/trade-ins.ts";

export const repeatSaleShare = metric({
  id: "repeat_sale_share",
  follows: "none",
  unit: "share",
  shape: "share",
  population: purchases,
  numerator: "repeat_sale",
  denominator: "sale",
  parts: ["unidentified"],
  needsFirstContact: 12,
});

export const repeatSaleAmountShare = metric({
  id: "repeat_sale_amount_share",
  follows: "none",
  definition: "repeat_sale_share",
  unit: "share",
  shape: "amount_share",
  population: purchases,
  numerator: "repeat_sale_amount",
  denominator: "sale_amount",
  parts: ["sale", "unidentified"],
  needsFirstContact: 12,
});

export const saleToService = metric({
  id: "sale_to_service",
  unit: "share",
  shape: "share",
  population: deliveries,
  numerator: "came_to_service",
  denominator: "delivery",
  parts: ["no_vin"],
});

export const serviceToSale = metric({
  id: "service_to_sale",
  unit: "share",
  shape: "share",
  population: purchases,
  numerator: "from_service",
  denominator: "sale",
  parts: ["unidentified"],
  lookBack: 24,
});

export const averageCheck = metric({
  id: "average_check",
  unit: "money",
  shape: "mean",
  population: paidOrders,
  numerator: "paid_amount",
  denominator: "paid_order",
  parts: ["unidentified"],
  margin: { sum: "margin", over: "costed" },
});

export const repurchase = metric({
  id: "repurchase",
  follows: "none",
  unit: "share",
  shape: "survival",
  population: buyers,
  numerator: "again",
  denominator: "bought",
  parts: ["observed"],
  additive: ["branch", "brand", "client_kind", "staff", "condition"],
  always: ["horizon"],
});

export const tradeInShare = metric({
  id: "trade_in_share",
  follows: "none",
  unit: "share",
  shape: "share",
  population: tradeIns,
  numerator: "traded_in",
  denominator: "sale",
  parts: ["own_car"],
});
