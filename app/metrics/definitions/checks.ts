import { metric } from "../define.ts";
import { paidOrders } from "../populations/orders.ts";
import { soldItems } from "../populations/sold-items.ts";

export const paidOrderCount = metric({ id: "paid_orders", follows: "none", unit: "count", shape: "count", population: paidOrders, numerator: "paid_order", denominator: null, amount: "paid_amount" });

export const checkMarginShare = metric({
  id: "check_margin_share",
  follows: "none",
  unit: "share",
  shape: "amount_share",
  population: paidOrders,
  numerator: "margin",
  denominator: "costed_amount",
  parts: ["costed", "paid_order"],
  over: "costed",
});

export const costKnownShare = metric({ id: "cost_known_share", follows: "none", unit: "share", shape: "share", population: paidOrders, numerator: "costed", denominator: "paid_order" });

const discounts = { follows: "none", population: paidOrders, parts: ["discounted", "discount_told", "paid_order"] } as const;

export const discountDepth = metric({ ...discounts, id: "discount_depth", unit: "share", shape: "amount_share", numerator: "discount", denominator: "price", over: "discount_told" });
export const discountedShare = metric({ ...discounts, id: "discounted_share", unit: "share", shape: "share", numerator: "discounted", denominator: "discount_told" });

const items = { follows: "none", definition: "sold_items", population: soldItems } as const;

export const itemOrders = metric({ ...items, id: "item_orders", unit: "count", shape: "count", numerator: "with_item", denominator: null });
export const itemRevenue = metric({ ...items, id: "item_revenue", unit: "money", shape: "sum", numerator: "item_amount", denominator: "with_item" });
