import { metric } from "../define.ts";
import { spending } from "../populations/spending.ts";

export const acquireSpend = metric({ id: "acquire_spend", definition: "marketing_spend", unit: "money", shape: "sum", population: spending, numerator: "acquire_amount", denominator: "acquire" });
export const retainSpend = metric({ id: "retain_spend", definition: "marketing_spend", unit: "money", shape: "sum", population: spending, numerator: "retain_amount", denominator: "retain" });
