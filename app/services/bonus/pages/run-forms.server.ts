import { z } from "zod";
import type { Home } from "#pipelines/index.ts";
import type { RunPage } from "#app/dashboards/bonuses/views.ts";
import type { Wording } from "#app/dashboards/words.ts";
import { approveRun } from "../approve.server.ts";
import { BonusError } from "../bonus-error.ts";
import { openRun } from "../open.server.ts";
import { payRun } from "../pay.server.ts";
import { answerQuestion, askAboutLine, closeQuestion } from "../questions.server.ts";
import { reopenRun } from "../reopen.server.ts";
import { reviewRun } from "../review.server.ts";

const stepSchema = z.object({ intent: z.enum(["open", "review", "approve", "pay", "reopen"]), why: z.string().optional() });
export type RunDone = z.infer<typeof stepSchema>["intent"];

/** Takes the step that a form of the run asks for. Throws BonusError. */
export async function takeRunStep(home: Home, period: string, form: URLSearchParams): Promise<RunDone> {
  const { data } = stepSchema.safeParse(Object.fromEntries(form));
  if (!data) throw new BonusError("no_such_run", { run: period });
  const { intent, why } = data;
  if (intent === "open") await openRun(home, period);
  else if (intent === "review") await reviewRun(home, period);
  else if (intent === "approve") await approveRun(home, period, why);
  else if (intent === "pay") await payRun(home, period);
  else await reopenRun(home, period, why);
  return intent;
}

const question = z.coerce.number().int().positive();
const talkSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("ask"), component: z.string().optional(), text: z.string() }),
  z.object({ intent: z.literal("answer"), question, text: z.string() }),
  z.object({ intent: z.literal("answer_close"), question, text: z.string() }),
  z.object({ intent: z.literal("close"), question }),
]);

/** Says what a form of a statement says: a question, an answer, that a question is settled. Throws BonusError. */
export async function talkAbout(home: Home, period: string, code: string, form: URLSearchParams): Promise<void> {
  const { data } = talkSchema.safeParse(Object.fromEntries(form));
  if (!data) throw new BonusError("no_such_line", { line: code });
  if (data.intent === "ask") await askAboutLine(home, { period, staff_code: code, component: data.component || null, text: data.text });
  else if (data.intent === "close") await closeQuestion(home, data.question);
  else await answerQuestion(home, data.question, data.text, data.intent === "answer_close");
}

/** What is said after a step, in the reader's words; nothing where no step was taken. */
export function doneSentence({ period, plan, fund_minor, hash }: RunPage, done: string | null, { t, format }: Wording): string | undefined {
  const values = { period: format.period(period), plan, fund: format.minor(fund_minor), hash: hash.slice(0, 12) };
  const key = done === null ? null : sentences[done as RunDone];
  return key ? t(key, values) : undefined;
}
const sentences: Readonly<Partial<Record<RunDone, "bonusRun.done_opened" | "bonusRun.done_reviewed" | "bonusRun.done_approved" | "bonusRun.done_paid" | "bonusRun.done_reopened">>> = {
  open: "bonusRun.done_opened",
  review: "bonusRun.done_reviewed",
  approve: "bonusRun.done_approved",
  pay: "bonusRun.done_paid",
  reopen: "bonusRun.done_reopened",
};
