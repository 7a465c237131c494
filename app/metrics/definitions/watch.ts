import { metric } from "../define.ts";
import { ownPhoneOrders } from "../populations/own-phones.ts";
import { movedOrders, ordersOfDay } from "../populations/watch.ts";

/** Hints that a figure people are paid by may have been helped along: shares of a person's orders, to be held against the role's. */
const share = { unit: "share", shape: "share", follows: "none", denominator: "order_seen" } as const;

export const splitOrderShare = metric({ ...share, id: "split_order_share", population: ordersOfDay, numerator: "same_day" });

export const movedOrderShare = metric({ ...share, id: "moved_order_share", population: movedOrders, numerator: "moved_late", parts: ["moved"] });

export const ownPhoneShare = metric({ ...share, id: "own_phone_share", population: ownPhoneOrders, numerator: "own_phone" });

/** Who may look at them is who may look at /staff/watch. */
export const watch = [splitOrderShare, movedOrderShare, ownPhoneShare] as const;
