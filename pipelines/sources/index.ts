import type { Kind, Source } from "./contract.ts";
import { benefits } from "./benefits/normalize.ts";
import { bookings } from "./bookings/normalize.ts";
import { meetings } from "./meetings/normalize.ts";
import { parts_orders } from "./parts_orders/normalize.ts";
import { receivables } from "./receivables/normalize.ts";
import { vehicles } from "./vehicles/normalize.ts";
import { clients } from "./clients/normalize.ts";
import { marketing_costs } from "./marketing_costs/normalize.ts";
import { goals } from "./goals/normalize.ts";
import { promotions } from "./promotions/normalize.ts";
import { sales } from "./sales/normalize.ts";
import { staff } from "./staff/normalize.ts";
import { surveys } from "./surveys/normalize.ts";
import { visits } from "./visits/normalize.ts";

/** The contract of every export kind. */
export const sources: Readonly<Record<Kind, Source>> = { visits, sales, surveys, staff, promotions, benefits, parts_orders, bookings, receivables, vehicles, meetings, clients, marketing_costs, goals };

export { mustBeReadable } from "./define.ts";
export { namesClient, namesNobody } from "./names-client.ts";
export { fold, lastDay, trimCell, trimCellSql } from "./fields/index.ts";
export { kinds, warningsOnly, type Field, type FieldType, type Kind, type Notation, type Parsed, type ProblemCode, type Source } from "./contract.ts";
