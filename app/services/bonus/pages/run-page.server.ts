import type { BonusEvent, Home } from "#pipelines/index.ts";
import type { CorrectionRow, PersonRow, RunAction, RunPage, StepView, VerifiedView } from "#app/dashboards/bonuses/views.ts";
import type { Wording } from "#app/dashboards/words.ts";
import { explain } from "#app/bonus/explain.ts";
import { say } from "#app/bonus/say.ts";
import type { Line } from "#app/bonus/types.ts";
import { questionsOf, type Question } from "../questions.server.ts";
import { readRun, type RunSeen } from "../read-run.server.ts";
import { reasonSentence } from "../reason-sentence.ts";
import { runAt } from "../runs.ts";
import { verifyRun } from "../verify.server.ts";
import { statementPath } from "./links.ts";
import { planName, roleName } from "./names.ts";

const stages = ["draft", "reviewed", "approved", "paid"] as const;
const stepOf = { draft: "opened", reviewed: "reviewed", approved: "approved", paid: "paid" } as const;
const actions: Readonly<Record<RunSeen["state"], readonly RunAction[]>> = {
  not_opened: ["open"],
  draft: ["review"],
  reviewed: ["approve", "review", "reopen"],
  approved: ["pay", "reopen"],
  paid: [],
};

/** A period's run as the viewer reads it; null where that is nobody. Throws BonusError. */
export async function runPage(home: Home, period: string, words: Wording, asked: { readonly verify: boolean }): Promise<RunPage | null> {
  const [run, questions] = await Promise.all([readRun(home, period), questionsOf(home, period)]);
  if (run.staff.size === 0 && !run.whole) return null;
  const open = questions.filter((question) => question.open);
  const holding = runAt(run.steps, period);
  return {
    period: run.period,
    state: run.state,
    currency: run.currency,
    plan: `${run.plan.id}@${run.plan.version}`,
    planName: planName(run.planInForce, words.t),
    fund_minor: run.fund_minor,
    hash: run.hash,
    stages: stages.map((state) => ({ state, step: stepView(holding?.[stepOf[state]] ?? null) })),
    history: run.steps.map((step) => stepView(step) as StepView),
    changedSinceReview: run.changedSinceReview,
    openQuestions: open.length,
    branches: run.branches.map(({ branch, amount_minor }) => ({ branch, amount_minor, people: run.people.filter((person) => person.branch === branch).length })),
    people: peopleOf(run, open, words),
    corrections: correctionsOf(run, words),
    actions: run.mayRun ? actions[run.state].filter((action) => action !== "review" || run.state !== "reviewed" || run.changedSinceReview) : [],
    files: run.mayRun && (run.state === "approved" || run.state === "paid"),
    verified: asked.verify && run.mayRun && holding?.approved ? await verifiedOf(home, period, words) : null,
  };
}

const stepView = (step: BonusEvent | null): StepView | null => step && { kind: `bonuses.step_${step.kind}`, at: step.happened_at, person: step.person ?? "—", why: step.why };

function peopleOf(run: RunSeen, open: readonly Question[], { t }: Wording): PersonRow[] {
  const codes = [...new Set([...run.people.map(({ staff_code }) => staff_code), ...run.lines.map(({ staff_code }) => staff_code)])];
  return codes
    .map((code): PersonRow => {
      const own = run.lines.filter(({ staff_code }) => staff_code === code);
      const known = run.people.find(({ staff_code }) => staff_code === code) ?? own[0];
      return {
        code,
        name: known?.name ?? code,
        branch: known?.branch ?? null,
        role: known ? roleName(known.role, t) : "",
        earned_minor: sumOf(own, "component"),
        shared_minor: sumOf(own, "commission", "split"),
        limits_minor: sumOf(own, "gate", "cap", "floor", "fund"),
        corrections_minor: sumOf(own, "adjustment", "clawback"),
        total_minor: run.totals.find(({ staff_code }) => staff_code === code)?.amount_minor ?? 0,
        openQuestions: open.filter(({ staff_code }) => staff_code === code).length,
        neutral: own.filter(({ kind, marks }) => kind === "component" && marks.some((mark) => mark === "small_n" || mark === "no_answers" || mark === "neutral")).length,
        to: statementPath(run.period, code),
      };
    })
    .sort((a, b) => b.total_minor - a.total_minor || a.name.localeCompare(b.name, "ru"));
}

const sumOf = (lines: readonly Line[], ...kinds: readonly Line["kind"][]): number => lines.reduce((sum, { kind, amount_minor }) => (kinds.includes(kind) ? sum + amount_minor : sum), 0);

const correctionsOf = (run: RunSeen, { t, format }: Wording): CorrectionRow[] =>
  run.lines
    .filter(({ kind }) => kind === "adjustment" || kind === "clawback")
    .map((line) => ({ code: line.staff_code, name: line.name, title: say(explain(run.planInForce, line).title, t, format), amount_minor: line.amount_minor, reason: line.reason ? reasonSentence(line.reason, t) : "" }));

async function verifiedOf(home: Home, period: string, { t, format }: Wording): Promise<VerifiedView[]> {
  return (await verifyRun(home, period)).map((one) => {
    const values = { period: format.period(period), at: format.moment(one.approved_at), fund: format.minor(one.fund_minor), again: format.minor(one.recomputed_fund_minor), hash: one.hash.slice(0, 12), n: one.differs, code: one.code, code_now: one.code_now };
    return { sound: one.sound, sentence: t(one.sound ? "bonusRun.verified_sound" : "bonusRun.verified_broken", values) };
  });
}
