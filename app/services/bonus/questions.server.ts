import type { BonusMessage, BonusQuestion, Home } from "#pipelines/index.ts";
import { currentViewer } from "#app/auth/viewer.server.ts";
import type { Line } from "#app/bonus/types.ts";
import { stateNoting } from "../audit/note.server.ts";
import { BonusError } from "./bonus-error.ts";
import { readBonusPeriod } from "./periods.ts";
import { readRun } from "./read-run.server.ts";
import { messageOf } from "./texts.ts";
import { actor, mayRun, requireRuns } from "./who.server.ts";

/** A question about a line of a statement, or about all of it. */
export interface Question extends BonusQuestion {
  readonly open: boolean;
}

/** Asks about a line of a statement that the viewer reads; `component` null: about the statement. Gives the number of the question. Throws BonusError. */
export async function askAboutLine(home: Home, asked: { readonly period: string; readonly staff_code: string; readonly component: string | null; readonly text: string }, now = new Date()): Promise<number> {
  const { id: period } = readBonusPeriod(asked.period);
  const text = messageOf(asked.text);
  const { lines, state } = await readRun(home, period);
  if (state === "not_opened") throw new BonusError("not_opened", { period });
  const fits = ({ staff_code, component }: Line): boolean => staff_code === asked.staff_code && (asked.component === null || component === asked.component);
  if (currentViewer().seenBy !== null || !lines.some(fits)) throw new BonusError("no_such_line", { line: [asked.staff_code, asked.component ?? ""].join(" ").trim() });
  const { askBonusQuestion } = await import("#pipelines/index.ts");
  const noted = await stateNoting<number>(home, (id) => ({ action: "bonus_question", object: `bonus:${period} bonus_question:${id}` }));
  return askBonusQuestion(noted, { period, staff_code: asked.staff_code, component: asked.component, message: { ...actor(), text } }, now);
}

/** Answers a question, or goes on with one's own; HR may close it with that. Throws BonusError. */
export async function answerQuestion(home: Home, id: number, text: string, closes = false, now = new Date()): Promise<void> {
  if (closes) requireRuns();
  const question = await readable(home, id);
  await write(home, question, { ...actor(), text: messageOf(text) }, closes, now);
}

/** Closes a question without another word. Throws BonusError. */
export async function closeQuestion(home: Home, id: number, now = new Date()): Promise<void> {
  requireRuns();
  await write(home, await readable(home, id), null, true, now);
}

async function write(home: Home, { question_id, period }: BonusQuestion, message: Omit<BonusMessage, "said_at"> | null, closes: boolean, now: Date): Promise<void> {
  const { answerBonusQuestion } = await import("#pipelines/index.ts");
  const state = await stateNoting<boolean>(home, (found) => (found ? { action: "bonus_answer", object: `bonus:${period} bonus_question:${question_id}`, result: closes ? "closed" : null } : null));
  if (!(await answerBonusQuestion(state, question_id, message, closes ? actor().person : null, now))) throw new BonusError("no_such_question", { question: question_id });
}

/** A question whose statement the viewer reads. Throws BonusError. */
async function readable(home: Home, id: number): Promise<BonusQuestion> {
  const { listBonusQuestions } = await import("#pipelines/index.ts");
  const found = (await listBonusQuestions(home.state)).find(({ question_id }) => question_id === id);
  const reads = found !== undefined && currentViewer().seenBy === null && (mayRun() || (await questionsOf(home, found.period)).some(({ question_id }) => question_id === id));
  if (!found || !reads) throw new BonusError("no_such_question", { question: id });
  return found;
}

/** Questions of a period about statements that the viewer reads, oldest first. */
export async function questionsOf(home: Home, periodText: string): Promise<Question[]> {
  const { id } = readBonusPeriod(periodText);
  const { listBonusQuestions } = await import("#pipelines/index.ts");
  const asked = await listBonusQuestions(home.state, id);
  if (asked.length === 0) return [];
  const { staff } = await readRun(home, id);
  return asked.filter(({ staff_code }) => mayRun() || staff.has(staff_code)).map((question) => ({ ...question, open: question.closed_at === null }));
}
