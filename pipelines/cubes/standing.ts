import type { Session } from "../warehouse/engine.ts";
import { ensureTables } from "../warehouse/migrate.ts";
import { day, raw, sql } from "../warehouse/sql.ts";
import { monthTable } from "./cube.ts";

/** Makes the list of months that stand, where there is none. */
export const ensureMonths = (session: Session): Promise<void> => ensureTables(session, "cubes", { month: monthTable });

/** From now on no month stands that ends on this day or later; null: none at all. To be called in the transaction that moves the rows. */
export async function forgetMonths(session: Session, from: string | null): Promise<void> {
  await ensureMonths(session);
  await session.run(from === null ? raw("delete from cubes.month") : sql`delete from cubes.month where as_of >= ${day(from)} or reaches_back`);
}
