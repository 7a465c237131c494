import type { Home } from "#pipelines/index.ts";
import { sql } from "#pipelines/warehouse/sql.ts";
import { complaintRate, complaintsOpened, openComplaintAge, openComplaints, recoveredShare, timeToClose } from "#app/metrics/definitions/complaints.ts";
import { spanAt } from "#app/metrics/compile.ts";
import { addMonths, monthEnd, monthOf, monthStart } from "#app/metrics/period.ts";
import type { Figure } from "#app/metrics/types.ts";
import type { ComplaintsData, OpenComplaint } from "#app/metrics/views/feedback.ts";
import { laneyU, type ControlChart } from "#app/stats/control.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import type { Asked } from "../comparison.server.ts";
import { figures } from "../figures.server.ts";
import { unitsBehind } from "../rows.server.ts";
import { tilesOf } from "../tiles.server.ts";
import { complaintsByBranch, complaintsByPerson, complaintsByTopic } from "./groups.server.ts";
import { questionOf, unitsOf } from "./questions.server.ts";

const CONTROL_MONTHS = 36;
const LISTED = 50;

/** Everything about complaints as of a day. */
export async function complaintsData(home: Home, asked: Asked): Promise<ComplaintsData> {
  const [tiles, control, topics, branches, people, open] = await Promise.all([
    Promise.all([complaintRate, complaintsOpened, openComplaints, timeToClose, recoveredShare].map((metric) => tilesOf(home, metric, asked))),
    controlChart(home, asked),
    complaintsByTopic(home, asked),
    complaintsByBranch(home, asked),
    complaintsByPerson(home, asked),
    openOnes(home, asked),
  ]);
  return { tiles: tiles.flat(), control, topics, branches, people, open };
}

/** The rate by month with Laney's u′ limits, up to the end of the data; months after the day, and one that is not over, set no limits. */
async function controlChart(home: Home, { asOf, filters, through }: Asked): Promise<ComplaintsData["control"]> {
  const from = monthStart(monthOf(addMonths(asOf, 1 - CONTROL_MONTHS)));
  const last = through && through > asOf ? through : asOf;
  const months = (await figures(home, complaintRate, [spanAt(last, { from, to: last })], ["month"], filters)).filter((figure) => Number(figure.denominator) > 0);
  const unfinished = (figure: Figure): boolean => figure.by["month"] === monthOf(last) && last < monthEnd(monthOf(last));
  const isLater = (figure: Figure): boolean => (figure.by["month"] as string) > monthOf(asOf);
  const chart = laneyU(months.map((figure) => ({ x: Number(figure.numerator), n: Number(figure.denominator) })), { baseline: (i) => !unfinished(months[i] as Figure) && !isLater(months[i] as Figure) });
  if (!chart || months.length < 2) return null;
  const centre = 1000 * chart.centre;
  return {
    centre,
    runs: runsOf(months.filter((figure) => !isLater(figure)), chart, centre),
    points: months.map((figure, i) => {
      const { low, high, signal, run } = chart.points[i] as (typeof chart.points)[number];
      return { figure, month: figure.by["month"] as string, low: 1000 * (low ?? 0), high: 1000 * (high ?? 0), signal: signal && !isLater(figure), run: run && !isLater(figure), incomplete: unfinished(figure) };
    }),
  };
}

/** The months of each run, from its first to its last. */
function runsOf(months: readonly Figure[], { points }: ControlChart, centre: number): NonNullable<ComplaintsData["control"]>["runs"] {
  const runs: { from: string; to: string; side: "above" | "below" }[] = [];
  let before: string | null = null;
  for (const [i, figure] of months.entries()) {
    const month = figure.by["month"] as string;
    const side = points[i]?.run ? (Number(figure.value) > centre ? "above" : "below") : null;
    const last = runs.at(-1);
    if (side !== null && last && side === before) last.to = month;
    else if (side !== null) runs.push({ from: month, to: month, side });
    before = side;
  }
  return runs;
}

/** Those nobody has closed yet, the oldest first. */
async function openOnes(home: Home, asked: Asked): Promise<ComplaintsData["open"]> {
  const [[figure], units, said] = await Promise.all([
    figures(home, openComplaintAge, [spanAt(asked.asOf, asked.period)], [], asked.filters),
    questionOf(home, openComplaints, asked).then((question) => unitsBehind(home, question, "numerator")),
    unitsOf(home, openComplaints, asked).then((rows) =>
      runQuery<{ complaint_no: string; client_id: string | null; staff: string | null; topic: string | null; severity: string | null; text: string | null }>(
        home,
        "open complaints",
        sql`select c.complaint_no, cast(u.client_id as varchar) as client_id, c.staff, c.topic, c.severity, c.text
            from (${rows}) as u join core.complaints c on c.batch_id = u.batch_id and c.line = u.line`,
      ),
    ),
  ]);
  const told = new Map(said.map((one) => [one.complaint_no, one]));
  const rows = units.map((row): OpenComplaint => {
    const { client_id: clientId = null, staff = null, topic = null, severity = null, text = null } = told.get(row.id) ?? {};
    return { row, clientId, staff, topic, severity, text, age: daysBetween(row.day as string, asked.asOf) };
  });
  return { figure: figure as Figure, rows: rows.sort((a, b) => b.age - a.age).slice(0, LISTED) };
}

const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
