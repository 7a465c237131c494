import type { Engine, Session } from "../warehouse/engine.ts";
import { raw, sql } from "../warehouse/sql.ts";

export const consents = ["given", "refused", "unknown"] as const;
/** Whether a client may be written to and called; "unknown": nobody asked, or what was said is taken back. */
export type Consent = (typeof consents)[number];

export interface TypedConsent {
  readonly client_id: number;
  readonly says: Consent;
  /** ISO moment, UTC. */
  readonly said_at: string;
  readonly said_by: string | null;
}

/** Writes down what a client said. */
export function noteConsent(state: Engine, { client_id, says, by }: { readonly client_id: number; readonly says: Consent; readonly by: string | null }, now = new Date()): Promise<void> {
  return state.transaction(async (session) => {
    const [{ next } = { next: 1 }] = await session.query<{ next: number }>(raw("select coalesce(max(consent_id), 0) + 1 as next from people.consent"));
    await session.run(sql`insert into people.consent (consent_id, client_id, says, said_at, said_by) values (${next}, ${client_id}, ${says}, ${now.toISOString()}, ${by})`);
  });
}

/** What each client said last, of those of whom anybody typed it. */
export const typedConsents = (state: Pick<Session, "query">): Promise<TypedConsent[]> =>
  state.query<TypedConsent>(raw("select client_id, says, said_at, said_by from people.consent qualify row_number() over (partition by client_id order by consent_id desc) = 1 order by client_id"));
