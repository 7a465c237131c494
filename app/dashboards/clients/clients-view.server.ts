import { drawChart } from "#app/charts/draw.server.ts";
import { control, type ControlData } from "#app/charts/plots/control.ts";
import { heatmap } from "#app/charts/plots/heatmap.ts";
import { states } from "#app/charts/plots/states.ts";
import { survival } from "#app/charts/plots/survival.ts";
import { monthStart } from "#app/metrics/period.ts";
import { rfmClasses } from "#app/metrics/rfm.ts";
import type { Figure } from "#app/metrics/types.ts";
import type { BranchReturns, ClientsData } from "#app/metrics/views/clients.ts";
import { brushable } from "../brushable.ts";
import { pointsOf } from "../points.ts";
import { SHOWN_MONTHS } from "./states.tsx";
import type { Wording } from "../words.ts";
import { dropOf, headline, leaking } from "./headline.ts";

const SHOWN_BRANCHES = 3;
/** The earlier level of a branch, as which its returns are drawn. */
const USUAL = 100;
/** Quarters after which a cohort is a year old. */
const YEAR = 4;
const stateRoles = [["loyal", "good"], ["repeat", "uncertain"], ["once", "quiet"], ["too_new", "quiet"], ["leaked", "bad"]] as const;

/** Everything on the page "Clients" that is drawn or worded once, on the server. */
export function clientsView(data: ClientsData, asShares: boolean, words: Wording) {
  const worst = leaking(data.returns).map(({ branch }) => branch);
  const place = ({ branch, chosen }: BranchReturns) => (worst.includes(branch) ? worst.indexOf(branch) : worst.length + (chosen ? 0 : 1));
  const shown = data.returns.toSorted((a, b) => place(a) - place(b)).slice(0, SHOWN_BRANCHES).map((returns) => ({ returns, data: returnsOf(returns, words) }));
  const beside = shown.map(({ data: one }) => one);
  return {
    headline: headline(data, words),
    states: statesChart(data, asShares, words),
    returns: shown.map(({ returns, data: one }) => ({ branch: returns.branch, chosen: returns.chosen, figures: [...returns.months, ...returns.later].map(({ figure }) => brushable(figure)), chart: returnsChart(returns, { ...one, beside }, words) })),
    cohorts: data.cohorts.rows.length > 0 && data.cohorts.quarters.length > 0 ? cohortChart(data, words) : null,
    survival: { chart: survivalChart(data, words), points: pointsOf("next_contact", data.asOf, named(data.curves.groups), (branch): Figure["by"] => (branch === "" ? {} : { branch })) },
    rfm: rfmChart(data, words),
  };
}
export type ClientsView = ReturnType<typeof clientsView>;

/** What of the data the page shows beside its drawings. */
export const sentClients = (data: ClientsData): ClientsData => ({
  ...data,
  tiles: data.tiles.map((tile) => ({ ...tile, trend: [] })),
  returns: data.returns.map((one) => ({ ...one, months: one.months.slice(-1), later: [], happened: [] })),
  months: data.months.map(({ states: figure, flow, ...rest }, at) => ({ ...rest, states: brushable(figure), flow: at < data.months.length - SHOWN_MONTHS ? brushable(figure) : flow })),
  after: data.after.map(({ states: figure, ...rest }) => ({ ...rest, states: brushable(figure), flow: brushable(figure) })),
  cohorts: { ...data.cohorts, rows: data.cohorts.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => cell && brushable(cell)) })) },
  curves: { ...data.curves, groups: [] },
  rfm: { ...data.rfm, cells: data.rfm.cells.map(brushable) },
  events: [],
});

function statesChart({ months, after, events }: ClientsData, share: boolean, words: Wording) {
  const { t, format } = words;
  const series = stateRoles.map(([id, role]) => ({ id, label: t(`ui.state_${id}`), role }));
  const drawn = [...months, ...after].map(({ month, states: figure, flow, incomplete }) => {
    const { repeat = 0, loyal = 0, too_new: tooNew = 0 } = figure.parts ?? {};
    const values = figure.value === null ? series.map(() => null) : [loyal, repeat - loyal, Number(figure.denominator) - repeat, tooNew, flow.value === null ? 0 : (flow.parts?.["leaked"] ?? 0)];
    return { month, values, incomplete };
  });
  const last = months.at(-1);
  const parts = last?.flow.parts ?? {};
  const title = last && last.states.value !== null && last.flow.value !== null
    ? { title: t("ui.clients_states_title", { active: format.count(last.states.parts?.["active"] ?? 0), month: format.month(last.month), gained: format.count(parts["gained"] ?? 0), leaked: format.count(parts["leaked"] ?? 0) }) }
    : {};
  return drawChart(states, { name: t("ui.clients_states"), share, series, months: drawn, events }, words, { wide: 1000, ...title });
}

/** Returns for every hundred that the branch's own earlier level would have given, with the limits that chance keeps in a month. */
function returnsOf(returns: ClientsData["returns"][number], { t }: Wording): ControlData {
  const points = [...returns.months, ...returns.later].map(({ month, figure, expected, incomplete }) => {
    const usual = expected * returns.before;
    const spread = (3 * USUAL) / Math.sqrt(usual);
    const value = (USUAL * Number(figure.numerator)) / usual;
    return { month, value, n: figure.n, low: Math.max(0, USUAL - spread), high: USUAL + spread, signal: Math.abs(value - USUAL) > spread, incomplete };
  });
  return { name: t("ui.clients_returns_name", { branch: returns.branch }), unit: "count", centre: USUAL, points, events: returns.happened };
}

function returnsChart(returns: BranchReturns, data: ControlData, words: Wording) {
  const { t, format } = words;
  const fell = { branch: returns.branch, date: format.date(monthStart(returns.since ?? "2000-01")), drop: format.share(dropOf(returns), 0) };
  const title = returns.since === null ? t("ui.clients_returns_steady", { branch: returns.branch }) : t("ui.clients_returns_fell", fell);
  return drawChart(control, data, words, { wide: 440, title });
}

function cohortChart({ cohorts: { quarters, rows } }: ClientsData, words: Wording) {
  const { t, format } = words;
  const old = rows.filter(({ early }) => !early).flatMap(({ cells }) => cells.filter((cell) => cell?.by["quarters_since"] === String(YEAR)));
  const [seen, of] = (["numerator", "denominator"] as const).map((side) => old.reduce((sum, cell) => sum + Number(cell?.[side] ?? 0), 0)) as [number, number];
  const title = of > 0 ? { title: t("ui.clients_cohorts_title", { share: format.share(seen / of, 0) }) } : {};
  return drawChart(
    heatmap,
    {
      name: t("ui.clients_cohorts_name"),
      unit: "share",
      rowsTitle: t("ui.clients_cohorts_rows"),
      columnsTitle: t("ui.clients_cohorts_columns"),
      columns: quarters.map(String),
      rows: rows.map(({ cohort, n, early, cells }) => ({ label: format.period(cohort), n, early, cells: cells.map((cell) => (cell === null || cell.value === null ? null : Number(cell.value))) })),
    },
    words,
    { wide: 1000, ...title },
  );
}

function survivalChart({ curves: { groups, lostAfterDays } }: ClientsData, words: Wording) {
  const { t, format } = words;
  const [first] = groups;
  const median = groups.length === 1 ? (first?.median ?? null) : null;
  const key = lostAfterDays === null ? "ui.clients_survival_title_short" : "ui.clients_survival_title";
  const title = median === null ? {} : { title: t(key, { median: format.count(median), lost: format.count(lostAfterDays) }) };
  const marker = lostAfterDays === null ? {} : { marker: { t: lostAfterDays, label: t("ui.clients_survival_mark", { days: format.count(lostAfterDays) }) } };
  const named = groups.map((group) => ({ ...group, label: group.label ?? t("ui.clients_survival_all") }));
  return drawChart(survival, { name: t("ui.clients_survival_name"), xLabel: t("ui.clients_survival_x"), rising: true, groups: named, ...marker }, words, { wide: 640, ...title });
}

/** Whose curve each row of the table tells, as the chart has them; null for the curve of everybody. */
const named = (groups: ClientsData["curves"]["groups"]) => groups.map((group) => ({ ...group, label: group.label ?? "" }));

function rfmChart({ rfm: { cells, segments } }: ClientsData, words: Wording) {
  const { t, format } = words;
  const cellOf = (recency: string, frequency: string) => cells.find(({ by }) => by["recency"] === recency && by["frequency"] === frequency)?.value ?? null;
  const columns = rfmClasses.toReversed();
  const atRisk = segments.find(({ segment }) => segment === "at_risk")?.figure.value;
  const rows = rfmClasses.map((recency) => {
    const values = columns.map((frequency) => { const value = cellOf(recency, frequency); return value === null ? null : Number(value); });
    return { label: t(`ui.recency_${recency}`), n: values.reduce<number>((sum, value) => sum + (value ?? 0), 0), cells: values };
  });
  const data = { name: t("ui.clients_rfm_name"), unit: "count" as const, rowsTitle: t("ui.clients_rfm_rows"), columnsTitle: t("ui.clients_rfm_columns"), columns: columns.map((frequency) => (frequency === "5" ? "8+" : t(`ui.frequency_${frequency}`))), rows: rows.filter(({ n }) => n > 0) };
  return drawChart(heatmap, data, words, { wide: 640, ...(atRisk && { title: t("ui.clients_rfm_title", { count: format.count(atRisk) }) }) });
}
