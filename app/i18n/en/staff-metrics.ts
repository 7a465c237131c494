/** Metrics of hints for HR: name, sentence, and what the formula divides by what. */
export const staffMetrics = {
  split_order_share: "Orders split on one day",
  split_order_share_sentence: "Of orders of the period that customers paid, the share beside which the same advisor closed another one of the same car on the same day. Orders of a warranty or an insurer, and an order with its reversal, are no such pair.",
  split_order_share_numerator: "another one of that day beside it",
  split_order_share_denominator: "orders that a customer paid",
  moved_order_share: "Re-assigned near the period’s end",
  moved_order_share_sentence: "Of orders of the period, the share for which an earlier load named another advisor and the present one was first named by a load of the period’s last seven days, or a later one.",
  moved_order_share_numerator: "the advisor changed in the last days or after",
  moved_order_share_denominator: "orders with an advisor",
  own_phone_share: "Orders under one phone and several names",
  own_phone_share_sentence: "Of orders of the period, the share that came with a phone under which the advisor has served several people: the phone that the advisor has as a client here, or a phone with four or more names, nine of ten of whose orders are the advisor’s.",
  own_phone_share_numerator: "one phone, different names",
  own_phone_share_denominator: "orders with an advisor",
} as const;
