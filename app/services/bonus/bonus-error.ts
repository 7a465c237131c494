import type { Params } from "#app/i18n/index.ts";

/** Why something cannot be done with plans, runs and statements; the sentence is `bonusRun.refused_<code>`, in the reader's language. */
export type BonusRefusal =
  | "bad_period" // value
  | "bad_plan" // plan, problem
  | "no_such_plan" // plan, known
  | "no_reason" // most
  | "plan_period_opened" // period, opened
  | "plan_by_month" // period, plan
  | "plan_by_quarter" // period, plan
  | "other_currency" // plan, currency, home
  | "overlapping" // period, opened
  | "opened_already" // period
  | "not_opened" // period
  | "not_over" // period, to
  | "locked" // period: approved or paid, nothing of it changes
  | "not_reviewed" // period
  | "not_approved" // period
  | "nothing_to_reopen" // period
  | "paid_already" // period
  | "same_person" // period, person
  | "changed_since_review" // period
  | "questions_open" // period, n
  | "adjusted_since" // period, by
  | "no_such_run" // run
  | "no_such_line" // line
  | "no_such_question" // question
  | "no_text" // most
  | "other_file" // file
  | "not_yours"; // what only HR or the director may

/** What was asked cannot be done as things stand: exit 2 in the shell, 400 on a page, 403 for `not_yours`. */
export class BonusError extends Error {
  constructor(
    readonly code: BonusRefusal,
    readonly params: Params = {},
  ) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = "BonusError";
  }
}
