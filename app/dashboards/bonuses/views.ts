import type { MessageKey } from "#app/i18n/translate.ts";

export type RunStateName = "not_opened" | "draft" | "reviewed" | "approved" | "paid";
export type RunAction = "open" | "review" | "approve" | "pay" | "reopen";

/** A period in the list. Of people and sums what the reader may see. */
export interface RunRow {
  readonly period: string;
  readonly state: RunStateName;
  readonly plan: string;
  readonly fund_minor: number;
  readonly people: number;
  readonly openQuestions: number;
  /** The run, or one's own statement where nothing else of it is read. */
  readonly to: string;
}
export interface BonusesPage {
  readonly currency: string;
  readonly mayRun: boolean;
  /** The latest first. */
  readonly runs: readonly RunRow[];
  /** Closed periods that nobody has opened, the latest first; empty for who may not. */
  readonly toOpen: readonly string[];
  /** What the latest of them would come to; null where there is none. */
  readonly preview: string | null;
  /** The plan of the next period; null for who makes no plans. */
  readonly plan: { readonly name: string; readonly ref: string; readonly firstPeriod: string | null } | null;
}

/** A step of a run as somebody took it. */
export interface StepView {
  readonly kind: MessageKey;
  readonly at: string;
  readonly person: string;
  readonly why: string | null;
}

export interface PersonRow {
  readonly code: string;
  readonly name: string;
  readonly branch: string | null;
  readonly role: string;
  readonly earned_minor: number;
  readonly shared_minor: number;
  readonly limits_minor: number;
  readonly corrections_minor: number;
  readonly total_minor: number;
  readonly openQuestions: number;
  /** Components that count as the plan says for a small n. */
  readonly neutral: number;
  readonly to: string;
}
export interface RunPage {
  readonly period: string;
  readonly state: RunStateName;
  readonly currency: string;
  readonly plan: string;
  readonly planName: string;
  readonly fund_minor: number;
  readonly hash: string;
  /** Where each of the four steps stands; null: not yet. */
  readonly stages: readonly { readonly state: RunStateName; readonly step: StepView | null }[];
  readonly history: readonly StepView[];
  readonly changedSinceReview: boolean;
  readonly openQuestions: number;
  readonly branches: readonly { readonly branch: string | null; readonly amount_minor: number; readonly people: number }[];
  readonly people: readonly PersonRow[];
  readonly corrections: readonly CorrectionRow[];
  readonly actions: readonly RunAction[];
  /** Files for payroll are there. */
  readonly files: boolean;
  /** Of an approved run computed once more, where that was asked. */
  readonly verified: readonly VerifiedView[] | null;
}
export interface CorrectionRow {
  readonly code: string;
  readonly name: string;
  readonly title: string;
  readonly amount_minor: number;
  readonly reason: string;
}
export interface VerifiedView {
  readonly sound: boolean;
  readonly sentence: string;
}

/** What somebody asked about a line, and what was said since. */
export interface QuestionView {
  readonly id: number;
  readonly open: boolean;
  readonly messages: readonly { readonly at: string; readonly person: string; readonly text: string }[];
}
export interface RowLink {
  readonly label: string;
  /** Null: no page of its own that the reader may open. */
  readonly to: string | null;
}
export interface LineView {
  readonly key: string;
  readonly component: string;
  readonly title: string;
  readonly actual: string;
  readonly n: number | null;
  readonly target: string;
  readonly attainment: number | null;
  readonly amount_minor: number;
  readonly marks: readonly string[];
  readonly sentences: readonly string[];
  readonly rows: readonly RowLink[];
  readonly rowCount: number;
  /** The figure today with its rows, to file and line; null where the line is no figure. */
  readonly figure: string | null;
  readonly questions: readonly QuestionView[];
}
export interface StatementPage {
  readonly period: string;
  readonly state: RunStateName;
  readonly currency: string;
  readonly plan: string;
  readonly planName: string;
  readonly hash: string;
  readonly code: string;
  readonly name: string;
  readonly branch: string | null;
  readonly role: string;
  readonly total_minor: number;
  readonly lines: readonly LineView[];
  /** About the statement as a whole. */
  readonly questions: readonly QuestionView[];
  readonly mayAsk: boolean;
  readonly mayRun: boolean;
  /** The run it is part of, for who reads more of it than this. */
  readonly toRun: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

/** A value of a plan as the form has it. */
export interface FieldView {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly value: string;
  readonly optional: boolean;
  /** Of a choice what there is to choose; null: it is typed. */
  readonly options: readonly OptionView[] | null;
  /** A text, not a number. */
  readonly words: boolean;
  /** The contract refuses it. */
  readonly wrong: boolean;
}
export interface OptionView {
  readonly value: string;
  readonly label: string;
}
/** A step that a person can draw: from which attainment on it counts, and how much. In per cent. */
export interface TierView {
  readonly from: FieldView;
  readonly rate: FieldView;
  /** What a button sends to take it out; null for the last. */
  readonly remove: string | null;
}
export interface TiersView {
  /** How they pay; "none" has no steps. */
  readonly pays: FieldView;
  readonly tiers: readonly TierView[];
  /** What a button sends to add one; null where there are none. */
  readonly add: string | null;
  /** Where pay jumps, in sentences. */
  readonly cliffs: readonly string[];
  /** Of a quota or a target. */
  readonly of: "quota" | "target";
}
/** Something that can come into the plan: chosen from a list, or named. */
export interface AddView {
  readonly at: string;
  readonly label: string;
  readonly button: string;
  readonly options: readonly OptionView[] | null;
}
export interface FieldGroup {
  readonly key: string;
  readonly title: string;
  /** 1: a role or what all share; 2: a part of a role. */
  readonly level: 1 | 2;
  readonly fields: readonly FieldView[];
  readonly tiers: TiersView | null;
  /** What a button sends to take the part out; null where it stays. */
  readonly remove: string | null;
  readonly adds: readonly AddView[];
  /** What is to be said of the part as a whole. */
  readonly note: { readonly text: string; readonly bad: boolean } | null;
}
/** What another plan would have paid in closed periods, beside the plan in force. */
export interface WhatIfView {
  readonly sentence: string;
  readonly luck: string;
  readonly months: readonly { readonly period: string; readonly now_minor: number; readonly next_minor: number }[];
  /** Who gains most first. */
  readonly people: readonly { readonly code: string; readonly name: string; readonly branch: string | null; readonly now_minor: number; readonly next_minor: number; readonly change_minor: number }[];
  readonly now_minor: number;
  readonly next_minor: number;
}
export interface PlanPage {
  readonly currency: string;
  readonly name: string;
  readonly ref: string;
  readonly groups: readonly FieldGroup[];
  /** The file that is edited, with what was typed. */
  readonly text: string;
  /** A part was just added, or taken out: where reading goes on. */
  readonly goTo: string | null;
  readonly whatIf: WhatIfView | null;
  readonly problem: string | null;
  readonly reason: string;
  /** Periods that a new version can begin with, the first that is free first. */
  readonly firstPeriods: readonly string[];
  readonly versions: readonly { readonly ref: string; readonly name: string; readonly firstPeriod: string | null; readonly by: string | null; readonly reason: string | null; readonly at: string | null }[];
}
