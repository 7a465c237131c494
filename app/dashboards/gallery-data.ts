import { addMonths, monthEnd, monthsBetween } from "#app/metrics/period.ts";
import type { BranchRow, Change, Figure, FigureDetail, OverviewData, PersonRow, SourceRow, Tile, Unit } from "#app/metrics/types.ts";
import type { StaffPage } from "#app/metrics/views/staff.ts";

/** Invented figures for the gallery: a middling dealer group with one small branch and the usual gaps. */
const asOf = "2026-05-31";

function figure(metric: string, unit: Unit, value: Figure["value"], n: number, half: number | null, over: Partial<Figure> = {}): Figure {
  const at = value === null || half === null ? null : Number(value);
  const end = (side: number) => (at === null ? null : unit === "money" ? (at + side).toFixed(2) : at + side);
  const numerator = value === null ? null : unit === "share" ? Math.round(Number(value) * n) : unit === "money" ? (Number(value) * n).toFixed(2) : Math.round((Number(value) * n) / 100);
  return { metric, as_of: asOf, definition: `${metric.replace(/_share$/, "")}@1`, by: {}, value, numerator, denominator: n, n, low: half === null ? null : end(-half), high: half === null ? null : end(half), unit, ...over };
}

const change = (to: Figure, value: Change["value"], half: number | null): Change => ({
  from: { ...to, as_of: addMonths(asOf, -12), value: typeof to.value === "string" ? (Number(to.value) - Number(value)).toFixed(2) : Number(to.value) - Number(value) },
  value,
  low: half === null ? null : Number(value) - half,
  high: half === null ? null : Number(value) + half,
});

function tile(current: Figure, moved: Change["value"] | null, half: number | null, drift: number): Tile {
  const months = monthsBetween("2024-06", "2026-05");
  const trend = months.map((month, at): Figure => {
    const back = months.length - 1 - at;
    const value = current.value === null || back > 20 ? null : Number(current.value) - drift * back + drift * 1.4 * Math.sin(at * 1.7);
    const spread = current.low === null ? 0 : (Number(current.high) - Number(current.low)) / 2;
    return { ...current, as_of: monthEnd(month), value, low: value === null ? null : value - spread, high: value === null ? null : value + spread };
  });
  return { current, change: moved === null ? null : change(current, moved, half), trend, ignores: [] };
}

const parts = { active: 2388, too_new: 248, repeat: 1164, discount_only: 146, detractor: 137, loyal: 881, confirmed: 402, never_asked: 479 };
const loyal = tile(figure("loyal_client_share", "share", 0.4117, 2140, 0.0208, { parts }), -0.031, 0.029, -0.0016);
const tiles: readonly Tile[] = [
  tile(figure("repeat_sale_share", "share", 0.183, 412, 0.037), 0.022, 0.05, 0.002),
  tile(figure("average_check", "money", "48250.40", 5120, 1630), "3120.00", null, 210),
  tile(figure("service_retention", "share", 0.612, 1904, 0.022), -0.041, 0.03, -0.002),
  tile(figure("regular_conversion", "share", 0.447, 638, 0.039, { marks: ["first_year_of_data"] }), null, null, 0.001),
  tile(figure("sale_to_service", "share", 0.538, 376, 0.05), 0.064, 0.05, 0.004),
  { ...tile(figure("service_to_sale", "share", null, 0, null, { marks: ["history_too_short"] }), null, null, 0), ignores: ["visit_kind"] },
  tile(figure("nps", "points", 46.2, 822, 4.9, { by: { origin: "internal" } }), 5.4, 7.1, 0.4),
  tile(figure("nps", "points", 31.8, 214, 10.6, { by: { origin: "importer" } }), -12.5, 12.2, -0.6),
];

function branch(name: string, share: number, n: number, funnel: BranchRow["funnel"]): BranchRow {
  const own = (t: Tile, at: number): Figure => {
    const { current } = t;
    const value = current.value === null ? null : typeof current.value === "string" ? (Number(current.value) * (0.9 + share / 4)).toFixed(2) : Number(current.value) * (0.8 + share / 2);
    return { ...current, value, n: Math.round((current.n * n) / 2140) + at, by: { ...current.by, branch: name } };
  };
  return { branch: name, figures: [{ ...loyal.current, value: share, n, by: { branch: name } }, ...tiles.map(own)], funnel };
}

export const overviewData: OverviewData = {
  asOf,
  loyal,
  bridge: [
    { step: "repeat", clients: 1164, share: 0.5439 },
    { step: "discount_only", clients: 146, share: 0.0682 },
    { step: "detractors", clients: 137, share: 0.064 },
    { step: "loyal", clients: 881, share: 0.4117 },
    { step: "confirmed", clients: 402, share: 0.1879 },
    { step: "never_asked", clients: 479, share: 0.2238 },
  ],
  tiles,
  branches: { group: loyal.current, rows: [branch("Север", 0.362, 770, "below95"), branch("Центр", 0.429, 1180, "inside"), branch("Юг", 0.505, 190, "above95")] },
  dataNotes: { records: 5214, clients: 4391, unidentifiedVisits: 318, visits: 11_204, from: "2023-06-01", to: "2026-06-04" },
};

function person(staffCode: string, name: string, branchName: string, score: number, n: number, band: PersonRow["band"], shy = false): PersonRow {
  const by = { staff: staffCode };
  const current = figure("motivation_score", "score", score, n, 0.14, { by });
  return {
    staffCode,
    name,
    branch: branchName,
    score: current,
    change: change(current, score - 0.96, 0.12),
    share: n / 400,
    band,
    components: [
      { id: "first_visit_recommend", weight: 0.35, actual: figure("first_visit_recommend", "share", shy ? null : 0.55 + score / 10, shy ? 6 : 42, 0.14, { by }), shrunk: shy ? null : 0.6, target: 0.6, attainment: 1, points: 0.35, marks: shy ? ["small_n", "neutral"] : [] },
      { id: "returning_clients", weight: 0.35, actual: figure("returning_clients", "count", n, n, null, { by }), shrunk: null, target: 88, attainment: Math.min(1.5, n / 88), points: 0.35 * Math.min(1.5, n / 88), marks: [] },
      { id: "importer_csi", weight: 0.15, actual: figure("importer_csi", "score", 86.4, 18, 4, { by }), shrunk: 85.9, target: 85, attainment: 1.01, points: 0.15, marks: [] },
      { id: "complaints", weight: 0.15, actual: figure("complaints", "count", 0, 210, null, { by }), shrunk: null, target: 1, attainment: 1, points: 0.15, marks: ["complaints_unknown", "neutral"] },
    ],
  };
}

const advisors = [
  person("a1", "Ахметова Гүлнұр", "Центр", 1.18, 112, { low: 1, high: 2 }),
  person("a2", "Соколов Пётр Андреевич", "Север", 1.09, 98, { low: 1, high: 4 }),
  person("a3", "Жұмабаев Ерлан", "Центр", 1.01, 91, { low: 2, high: 5 }),
  person("a4", "Кравченко Ирина", "Юг", 0.92, 64, { low: 3, high: 5 }),
  person("a5", "Ли Виктор", "Север", 0.88, 7, null, true),
];
export const staffData: StaffPage = {
  period: { from: "2026-05-01", to: "2026-05-31", id: "2026-05" },
  roles: [
    {
      board: { role: "advisor", people: advisors },
      shrinkages: { a1: [{ id: "first_visit_recommend", raw: 0.72, shrunk: 0.66, n: 18, toward: 0.58, own: 0.53, strength: 16, differ: true }], a4: [{ id: "motivation_score", raw: 0.92, shrunk: 0.98, n: 64, toward: 1.02, own: 0.4, strength: null, differ: false }] },
      twin: {
        role: "advisor",
        scores: advisors.map(({ staffCode, name, branch, score }, at) => ({ staffCode, name, branch, score, adjusted: at === 4 ? null : 1.05 + at * 0.01, kept: at === 4 ? ["first_visit_recommend" as const] : [] })),
        turned: [{ upper: "Ахметова Гүлнұр", lower: "Жұмабаев Ерлан", sure: true }, { upper: "Соколов Пётр Андреевич", lower: "Кравченко Ирина", sure: false }],
        shown: null,
        choices: ["first_visit_recommend", "returning_clients"],
      },
    },
    { board: { role: "seller", people: [] }, shrinkages: {}, twin: null },
  ],
};

const sources = [
  { file: "заказ-наряды 2025.csv", line: 1204, kind: "visits", batch: "b1" },
  { file: "заказ-наряды 2026.csv", line: 88, kind: "visits", batch: "b2" },
];
const names = ["Иванов Дмитрий", "Смагулова Айгерім", "ТОО «Тұран Логистик»", null, "Пак Светлана"];
const rows = names.map((name, at): SourceRow => ({ unit: "client", id: `c${at}`, name, branch: at % 2 ? "Север" : "Центр", day: `2026-0${at + 1}-1${at}`, amount: null, score: null, days: null, in_numerator: at % 3 !== 1, in_denominator: true, sources: at === 2 ? [...sources, ...sources.map((s) => ({ ...s, line: s.line + 9 })), ...sources.map((s) => ({ ...s, line: s.line + 90 }))] : sources.slice(0, 1 + (at % 2)) }));

export const detailData: FigureDetail = {
  figure: loyal.current,
  window: { from: "2025-06-01", to: asOf },
  policy: null,
  components: [],
  leftOut: [{ reason: "too_new", count: 248 }],
  sql: "with status as (\n  select client_id, count(*) filter (where is_loyal) as loyal\n  from marts.client_status\n  where as_of = '2026-05-31'\n  group by client_id\n)\nselect sum(loyal) as numerator, count(*) as denominator\nfrom status",
  rows,
  rowCount: 2140,
  page: 2,
  pages: 43,
};
