import type { Session } from "../warehouse/engine.ts";
import { raw } from "../warehouse/sql.ts";

/** So many months are kept, the latest; what is older is answered from the rows. */
const MOST = 180;

export interface MonthRange {
  /** Month ends, the latest first. */
  readonly ends: readonly string[];
  /** The month end before all events; null when months of events are not kept. */
  readonly before: string | null;
  /** The month end after the last event. */
  readonly after: string;
}

/** The months in which anything happened; null where nothing did. */
export async function lastMonths(session: Session): Promise<MonthRange | null> {
  const [row] = await session.query<{ first: string | null; last: string | null }>(raw(`
    select cast(min(first_day) as varchar) as first, cast(max(last_day) as varchar) as last from (
      select min(closed_on) as first_day, max(closed_on) as last_day from core.visit
      union all select min(least(sold_on, delivered_on)), max(greatest(sold_on, delivered_on)) from core.sale
      union all select min(responded_on), max(responded_on) from core.survey
    ) as days`));
  if (!row?.first || !row.last) return null;
  const index = (iso: string): number => Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7)) - 1;
  const [first, last] = [index(row.first), index(row.last)];
  const kept = Math.min(MOST, last - first + 1);
  return { ends: Array.from({ length: kept }, (_, i) => endOf(last - i)), before: kept === last - first + 1 ? endOf(first - 1) : null, after: endOf(last + 1) };
}

/** The last day of the month with an index (year × 12 + month − 1). */
const endOf = (index: number): string => new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0)).toISOString().slice(0, 10);
