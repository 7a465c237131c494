import { expect, test } from "vitest";
import { raw } from "#pipelines/warehouse/sql.ts";
import { catalog } from "#app/metrics/catalog.ts";
import type { Metric } from "#app/metrics/define.ts";
import { monthEnd } from "#app/metrics/period.ts";
import type { MetricRequest } from "#app/metrics/query.ts";
import type { Dimension, Figure } from "#app/metrics/types.ts";
import { motivationBoards } from "#app/services/motivation.server.ts";
import { resolve } from "#app/services/metrics.server.ts";
import { mixRows } from "#app/services/overview/same-mix.server.ts";
import { checkCatalogue } from "./catalogue/check.ts";
import { moved } from "./catalogue/moved.ts";
import { tellingOfLoss } from "./catalogue/newcomer.ts";
import { unitsIn, summed } from "./catalogue/units.ts";
import { asOf, period, randomWorld } from "./catalogue/world.ts";
import { complaint, debt, invitation, points, survey as answer, visit as order, sale as purchase, type StagedRow } from "../sql/factory.ts";
import { isItsTurn } from "#tests/turn.ts";
import { withHome, type TinyHome } from "./home.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);
const metrics = catalog as readonly Metric[];

const periodic = summed.filter(({ population }) => population.window !== "trailing");

const requests: readonly (readonly [string, MetricRequest, readonly Metric[]])[] = [["a day", { asOf }, summed], ["a period", { asOf, period }, periodic]];
// A whole run takes half of the metrics for a day and the other half for a period: new data each time.
const taken = (asked: readonly Metric[], which: number): readonly Metric[] => asked.filter((_, at) => isItsTurn(at + which));

test.each(requests.map(([name, request, asked], which) => [name, request, taken(asked, which)] as const))(`metrics by every dimension on %s: parts, wholes, units and rows agree (SEED=${seed})`, async (_, request, asked) => {
  const checked = await withHome(randomWorld(seed), ({ home }) => checkCatalogue(home, request, "each", asked));
  expect(checked.faults).toEqual([]);
  expect(checked.figures).toBeGreaterThan(5 * asked.length);
  expect(checked.rows).toBeGreaterThan(10 * asked.length);
}, 240_000);

test(`a snapshot of a month is the figure of its last day (SEED=${seed})`, async () => {
  await withHome(randomWorld(seed), async ({ ask, home }) => {
    const unlike: unknown[] = [];
    const snapshots = summed.filter(({ population }) => population.monthly === "snapshot");
    for (const metric of snapshots) {
      const months = await ask({ metrics: [metric.id], asOf, period: "2025-10..2025-12", by: ["month"] });
      const single = await ask({ metrics: [metric.id], asOf: monthEnd("2025-11"), period: "2025-11" });
      const november = months.filter(({ by }) => by["month"] === "2025-11").map(({ by: { month: _month, ...by }, ...figure }) => ({ ...figure, by }));
      if (JSON.stringify(november.map(sorted)) !== JSON.stringify(single.map(sorted))) unlike.push({ metric: metric.id, november, single });
    }
    expect(unlike).toEqual([]);
    expect(snapshots.length).toBeGreaterThan(20);
    const boards = await motivationBoards(home, await resolve(home, { metrics: ["motivation_score"], period: "2025" }));
    expect(boards.flat().length).toBeGreaterThan(1);
    for (const { score, components } of boards.flat()) expect(Number(score.value)).toBeCloseTo(components.reduce((sum, one) => sum + one.points, 0), 9);
  });
});
const sorted = (figure: object) => Object.entries(figure).sort(([a], [b]) => (a < b ? -1 : 1));

test("who was first seen two months ago is in no lost and no retained, whatever they did since", async () => {
  const who = { phone: "+77010000099", client_name: "Новиков Новый" };
  const rows: StagedRow[] = [
    ...randomWorld(7),
    ...["2025-12-30", "2026-01-20", "2026-02-20"].map((closed_on, at) => order(`н${at}`, { ...who, closed_on, vin: "VINН", advisor: "7", promo_code: at ? "A" : null })),
    purchase("н", { ...who, sold_on: "2025-12-29", vin: "VINН" }),
    answer("н1", { ...who, responded_on: "2026-01-21", recommend_score: 10, satisfaction: 5 }), answer("н2", { ...who, responded_on: "2026-02-21", recommend_score: 2, satisfaction: 1 }),
    complaint("н", { ...who, upheld: "true", closed_on: "2026-02-11", opened_on: "2026-02-10" }), points("н", { ...who, booked_on: "2026-02-01" }), invitation("н", { ...who, sent_on: "2026-02-02" }), debt("н", who),
  ];
  const telling = summed.flatMap((metric) => tellingOfLoss(metric).map((measure) => ({ metric, measure })));
  await withHome(rows, async ({ home }) => {
    const [{ client_id: newcomer } = { client_id: null }] = await home.engine.query<{ client_id: number }>(raw("select client_id from core.visit where visit_no = 'н1'"));
    const unitsOf = unitsIn(home);
    const wrong: string[] = [];
    let seen = 0;
    for (const { metric, measure } of telling) {
      for (const unit of await unitsOf(metric, { asOf }, [])) {
        if (unit["unit_id"] !== String(newcomer) && unit["unit_id"] !== "VINН") continue;
        seen++;
        if (Number(unit[measure]) !== 0) wrong.push(`${metric.id} ${measure}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(seen).toBeGreaterThan(5);
  });
  expect(telling.map(({ metric, measure }) => `${metric.id} ${measure}`)).toEqual(expect.arrayContaining(["lost_clients lost", "service_retention retained", "client_leak leaked", "satisfied_but_gone gone", "thirteen_month_retention returned"]));
});

test(`no figure moves: another spelling, a file twice, rows shuffled, split and in another order (SEED=${seed})`, async () => {
  const rows = randomWorld(seed);
  const told = (input: Parameters<typeof withHome>[0]) => withHome(input, everyFigure);
  const once = await told(rows);
  expect(once.size).toBeGreaterThan(metrics.length);
  const spelled = rows.map((row, at): StagedRow => (at % 7 === 3 && row.kind === "visits" && row.cells["client_name"] ? { ...row, cells: { ...row.cells, client_name: String(row.cells["client_name"]).toUpperCase(), email: null, client_code: `другой${row.cells["phone"]}` } } : row));
  expect(spelled.filter((row, at) => row !== rows[at]).length).toBeGreaterThan(5);
  const shuffled = rows.map((row, at) => ({ row, place: (at * 7_919) % rows.length })).sort((a, b) => a.place - b.place).map(({ row }) => row);
  const cut = Math.floor(rows.length / 3);
  expect(moved(once, await told(spelled)), "another spelling").toEqual([]);
  expect(moved(once, await told([{ rows }, { rows }])), "a file twice").toEqual([]);
  expect(moved(once, await told([{ rows: shuffled.slice(cut) }, { rows: shuffled.slice(0, cut) }])), "shuffled and split").toEqual([]);
}, 240_000);

test("a branch that its mix of clients puts behind is said to be ahead at the same mix", () => {
  // Центр is ahead among people (9 of 10 against 72 of 90) and among companies (30 of 90 against 2 of 10), and behind in all: 39 of 100 against 74.
  const cell = (branch: string, kind: string, numerator: number, denominator: number): Figure => ({ metric: "loyal_client_share", as_of: asOf, definition: "loyal_client@1", by: { branch, client_kind: kind }, value: numerator / denominator, numerator, denominator, n: denominator, low: null, high: null, unit: "share" });
  const [centre, south] = mixRows([cell("Центр", "person", 9, 10), cell("Центр", "company", 30, 90), cell("Юг", "person", 72, 90), cell("Юг", "company", 2, 10)]);
  expect([centre?.flip, south?.flip]).toEqual(["above", "below"]);
  expect(centre?.adjusted).toBeCloseTo((0.9 + 1 / 3) / 2, 12);
  expect(south?.adjusted).toBeCloseTo((0.8 + 0.2) / 2, 12);
  expect(mixRows([cell("Центр", "person", 9, 10), cell("Юг", "person", 72, 90)])).toEqual([]);
});

/** Every figure of the catalogue, of the whole and by all dimensions at once. */
async function everyFigure({ ask }: TinyHome): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const metric of metrics) {
    const all: readonly Dimension[] = metric.population.dimensions;
    for (const by of all.length ? [[], all] : [[]]) {
      for (const figure of await ask({ metrics: [metric.id], asOf, by })) found.set(`${metric.id} ${JSON.stringify(sorted(figure.by))}`, JSON.stringify(sorted(figure)));
    }
  }
  return found;
}
