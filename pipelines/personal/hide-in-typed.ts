import type { Session } from "../warehouse/engine.ts";
import { ident, sql } from "../warehouse/sql.ts";
import { isIn, type Needles } from "./cut-row.ts";
import { cutText } from "./marks.ts";

/** Where people write what they like, and may name a client. Nothing is counted or verified by these texts. */
const typed = [
  ["bonus_message", "text"],
  ["bonus_event", "why"],
  ["bonus_plan", "reason"],
  ["definition", "reason"],
  ["time_event", "label"],
  ["view", "name"],
  ["segment", "name"],
  ["trial", "name"],
  ["offer_rules", "reason"],
] as const;

/** Takes texts that name erased clients out of what people typed. */
export async function hideInTyped(session: Session, needles: Needles): Promise<void> {
  for (const [table, column] of typed) {
    const [name, text] = [ident(table), ident(column)];
    const written = await session.query<{ said: string }>(sql`select distinct ${text} as said from people.${name} where ${text} is not null`);
    for (const { said } of written) if (isIn(said, needles)) await session.run(sql`update people.${name} set ${text} = ${cutText} where ${text} = ${said}`);
  }
}
