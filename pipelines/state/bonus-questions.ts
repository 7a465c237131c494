import type { Engine, Session } from "../warehouse/engine.ts";
import { raw, sql } from "../warehouse/sql.ts";

export interface BonusMessage {
  readonly said_at: string;
  readonly account: string | null;
  readonly person: string | null;
  readonly text: string;
}
/** A question about a line of somebody's statement, or about all of it, with what was said since. */
export interface BonusQuestion {
  readonly question_id: number;
  readonly period: string;
  readonly staff_code: string;
  readonly component: string | null;
  readonly closed_at: string | null;
  readonly closed_by: string | null;
  /** The question first. */
  readonly messages: readonly BonusMessage[];
}
export type NewMessage = Omit<BonusMessage, "said_at">;

/** Questions about the run of a period, or of all of them, oldest first. */
export async function listBonusQuestions(state: Pick<Session, "query">, period?: string): Promise<BonusQuestion[]> {
  const questions = await state.query<Omit<BonusQuestion, "messages">>(
    sql`select question_id, period, staff_code, component, closed_at, closed_by from people.bonus_question where ${period === undefined ? raw("true") : sql`period = ${period}`} order by question_id`,
  );
  if (questions.length === 0) return [];
  const said = await state.query<BonusMessage & { question_id: number }>(raw("select question_id, said_at, account, person, text from people.bonus_message order by question_id, message_no"));
  return questions.map((question) => ({
    ...question,
    messages: said.filter(({ question_id }) => question_id === question.question_id).map(({ said_at, account, person, text }) => ({ said_at, account, person, text })),
  }));
}

async function say(session: Session, question_id: number, { account, person, text }: NewMessage, now: Date): Promise<void> {
  const [{ next } = { next: 1 }] = await session.query<{ next: number }>(sql`select cast(count(*) as integer) + 1 as next from people.bonus_message where question_id = ${question_id}`);
  await session.run(sql`insert into people.bonus_message (question_id, message_no, said_at, account, person, text) values (${question_id}, ${next}, ${now.toISOString()}, ${account}, ${person}, ${text})`);
}

/** Asks. Gives the number of the question. */
export function askBonusQuestion(state: Engine, asked: { readonly period: string; readonly staff_code: string; readonly component: string | null; readonly message: NewMessage }, now: Date): Promise<number> {
  return state.transaction(async (session) => {
    const [{ next } = { next: 1 }] = await session.query<{ next: number }>(raw("select coalesce(max(question_id), 0) + 1 as next from people.bonus_question"));
    await session.run(sql`insert into people.bonus_question (question_id, period, staff_code, component) values (${next}, ${asked.period}, ${asked.staff_code}, ${asked.component})`);
    await say(session, next, asked.message, now);
    return next;
  });
}

/** Says something about a question, and closes it where `closes` names who does; one that was closed is open again when somebody goes on. False where there is none. */
export function answerBonusQuestion(state: Engine, question_id: number, message: NewMessage | null, closes: string | null, now: Date): Promise<boolean> {
  return state.transaction(async (session) => {
    const found = await session.query(sql`select 1 from people.bonus_question where question_id = ${question_id}`);
    if (found.length === 0) return false;
    if (message) await say(session, question_id, message, now);
    await session.run(sql`update people.bonus_question set closed_at = ${closes === null ? null : now.toISOString()}, closed_by = ${closes} where question_id = ${question_id}`);
    return true;
  });
}
