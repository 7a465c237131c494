import type { Home } from "#pipelines/index.ts";
import type { LineView, QuestionView, RowLink, StatementPage } from "#app/dashboards/bonuses/views.ts";
import type { Wording } from "#app/dashboards/words.ts";
import { currentViewer } from "#app/auth/viewer.server.ts";
import { explain } from "#app/bonus/explain.ts";
import { commissionIds, componentIds } from "#app/bonus/plan.ts";
import { resultText, say } from "#app/bonus/say.ts";
import type { Line } from "#app/bonus/types.ts";
import { linksOf, orderPath } from "#app/filters/links.ts";
import { hasMessage, type Translate } from "#app/i18n/index.ts";
import { metricOf } from "../measures.ts";
import { periodNamed } from "../periods.ts";
import { questionsOf, type Question } from "../questions.server.ts";
import { readRun, type RunSeen } from "../read-run.server.ts";
import { reasonSentence } from "../reason-sentence.ts";
import { allRuns } from "../step.server.ts";
import { runPath, statementPath } from "./links.ts";
import { planName, roleName } from "./names.ts";

const ROWS_SHOWN = 200;

/** The statement of one person; null for somebody whom the viewer does not read, or who is not in the run. Throws BonusError. */
export async function statementPage(home: Home, period: string, code: string, words: Wording): Promise<StatementPage | null> {
  const [run, questions, runs] = await Promise.all([readRun(home, period), questionsOf(home, period), allRuns(home)]);
  const own = run.lines.filter(({ staff_code }) => staff_code === code);
  const known = run.people.find(({ staff_code }) => staff_code === code) ?? own[0];
  if (!known || !run.staff.has(code)) return null;
  const asked = questions.filter(({ staff_code }) => staff_code === code);
  const lines = own.map((line) => ({ ...line, ...(line.reason && { reason: reasonSentence(line.reason, words.t) }) }));
  const periods = runs.map((one) => one.period);
  const beside = (step: number): string | null => {
    const at = periods.indexOf(run.period) + step;
    return periods.includes(run.period) && periods[at] !== undefined ? statementPath(periods[at], code) : null;
  };
  return {
    period: run.period,
    state: run.state,
    currency: run.currency,
    plan: `${run.plan.id}@${run.plan.version}`,
    planName: planName(run.planInForce, words.t),
    hash: run.hash,
    code,
    name: known.name,
    branch: known.branch,
    role: roleName(known.role, words.t),
    total_minor: run.totals.find(({ staff_code }) => staff_code === code)?.amount_minor ?? 0,
    lines: lines.map((line, i) => lineView(run, line, i, asked, words)),
    questions: asked.filter(({ component }) => component === null).map(questionView),
    mayAsk: run.state !== "not_opened" && currentViewer().seenBy === null,
    mayRun: run.mayRun,
    toRun: run.whole || run.staff.size > 1 ? runPath(run.period) : null,
    before: beside(-1),
    after: beside(1),
  };
}

function lineView(run: RunSeen, line: Line, i: number, asked: readonly Question[], words: Wording): LineView {
  const { t, format } = words;
  const { title, sentences } = explain(run.planInForce, line);
  const component = componentIds.find((id) => id === line.component);
  const value = (number: number | null): string => (component && (line.kind === "component" || line.kind === "gate") ? resultText(component, number, format) : format.minor(number));
  const rows = rowsOf(run, line);
  return {
    key: `${i}-${line.kind}-${line.component}`,
    component: line.component,
    title: say(title, t, format),
    // Of deals how many there were.
    actual: line.kind === "split" ? format.count(line.actual) : value(line.actual),
    n: line.n,
    target: line.kind === "split" ? "—" : value(line.target),
    attainment: line.attainment,
    amount_minor: line.amount_minor,
    marks: line.marks.map((mark) => markName(mark, t)),
    sentences: sentences.map((sentence) => say(sentence, t, format)),
    rows: rows.slice(0, ROWS_SHOWN).map((row) => rowLink(row, t)),
    rowCount: rows.length,
    figure: line.kind === "component" && component ? figureLink(run, line, metricOf[component].id) : null,
    // A gate stands on the same component as the line above it: a question about either is shown once, at the first.
    questions: run.lines.find(({ staff_code, component: id }) => staff_code === line.staff_code && id === line.component)?.kind === line.kind ? asked.filter((question) => question.component === line.component).map(questionView) : [],
  };
}

const questionView = ({ question_id, open, messages }: Question): QuestionView => ({ id: question_id, open, messages: messages.map(({ said_at, person, text }) => ({ at: said_at, person: person ?? "—", text })) });

function markName(mark: Line["marks"][number], t: Translate): string {
  const key = `bonus.mark_${mark}`;
  return hasMessage(key) ? t(key) : t(`ui.mark_${mark}` as "ui.mark_small_n");
}

/** Ids of what is behind a line, as they were when it was computed. */
function rowsOf({ people, deals, corrected }: RunSeen, { kind, component, staff_code, of_period }: Line): readonly string[] {
  const person = people.find((one) => one.staff_code === staff_code);
  const result = componentIds.find((id) => id === component);
  const amount = commissionIds.find((id) => id === component);
  if (kind === "component" && result) return person?.results[result]?.rows ?? [];
  if (kind === "commission" && amount) return person?.amounts[amount]?.rows ?? [];
  if (kind === "split") return deals.filter(({ split, staff }) => split === component && Object.values(staff).includes(staff_code)).flatMap(({ rows }) => rows);
  if (kind !== "adjustment" && kind !== "clawback") return [];
  return corrected.filter((one) => one.staff_code === staff_code && one.of_period === of_period).flatMap(({ came, gone }) => [...came, ...gone]);
}

function rowLink(row: string, t: Translate): RowLink {
  const at = row.indexOf(":");
  const [unit, id] = [row.slice(0, at), row.slice(at + 1)];
  const key = `bonuses.row_${unit}`;
  return { label: hasMessage(key) ? t(key, { id }) : row, to: unit === "order" ? orderPath(id) : null };
}

/** The figure on the person's page, by the data as they stand today, with rows to file and line. */
function figureLink({ period }: RunSeen, { staff_code }: Line, metric: string): string {
  const { from, to } = periodNamed(period);
  return linksOf(`/staff/${encodeURIComponent(staff_code)}`, { period: { from, to }, filters: {} }, to).figure({ metric, by: { staff: staff_code }, as_of: to });
}
