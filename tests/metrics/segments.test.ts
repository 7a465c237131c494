import { describe, expect, test } from "vitest";
import type { Home } from "#pipelines/index.ts";
import { sql } from "#pipelines/warehouse/sql.ts";
import { localViewer } from "#app/auth/known-viewers.ts";
import { seenAs } from "#app/auth/viewer.server.ts";
import { cellId, idsOf, only, readSpec, type SegmentSpec } from "#app/promotions/segments.ts";
import { addMonths } from "#app/metrics/period.ts";
import { repeatModel } from "#app/services/clients/repeat-model.server.ts";
import { expectedInAll, expectedOf } from "#app/services/segments/expected.server.ts";
import { segmentMembers } from "#app/services/segments/members.server.ts";
import { rfmMeasure, rfmValues } from "#app/services/segments/rfm-marks.server.ts";
import { segmentSizes } from "#app/services/segments/sizes.server.ts";
import { mbgNbdAlive } from "#app/stats/mbg-nbd.ts";
import { random } from "#app/stats/random.ts";
import { rfmCuts, rfmScores, rfmSegment, rfmTable, rfmTableOlder } from "#app/stats/rfm.ts";
import { clientRecord, promotion } from "../sql/factory.ts";
import { sale, survey, visit, withHome } from "./home.ts";

const asOf = "2026-05-31";
const back = (days: number) => new Date(Date.parse(asOf) - Math.round(days) * 864e5).toISOString().slice(0, 10);
const at = (who: string, daysAgo: number, more: Record<string, string | number> = {}) => visit(`${who} ${daysAgo}`, { client_code: who, client_name: who, closed_on: back(daysAgo), ...more });

/** A home where nobody typed anything. */
const untyped = (home: Home): Home => ({ ...home, state: { query: async () => [] } }) as unknown as Home;

/** Names of those in a segment, in order. */
async function inIt(home: Home, spec: SegmentSpec | string, day = asOf): Promise<string[]> {
  const read = typeof spec === "string" ? (readSpec(spec) as SegmentSpec) : spec;
  const rows = await home.engine.query<{ name: string }>(sql`select name from core.client where client_id in (${await segmentMembers(untyped(home), read, day)}) order by name`);
  return rows.map(({ name }) => name);
}

describe("who is in a segment, by hand", () => {
  const rows = [
    at("сегодня", 0),
    at("верный", 300), at("верный", 200, { branch: "Север" }), at("верный", 10, { branch: "Север" }),
    at("скидочный", 300, { promo_code: "А" }), at("скидочный", 20, { promo_code: "А" }),
    at("критик", 300), at("критик", 30), survey("S1", { client_code: "критик", client_name: "критик", recommend_score: 3, responded_on: back(20) }),
    at("однажды", 250),
    at("давний", 900),
    sale("K1", { client_code: "покупатель", client_name: "покупатель", sold_on: back(400) }),
    clientRecord("верный", { client_name: "верный", phone: "+77010000001", consent: "true" }),
    clientRecord("критик", { client_name: "критик", phone: "+77010000002", consent: "false" }),
    promotion("А"),
  ];
  test("by standing, kind and contact, and what is put together of them", () =>
    withHome(rows, async ({ home }) => {
      expect(await inIt(home, "")).toEqual(["верный", "давний", "критик", "однажды", "покупатель", "сегодня", "скидочный"]);
      expect(await inIt(home, "loyal")).toEqual(["верный"]);
      expect(await inIt(home, "never_asked")).toEqual(["верный"]);
      expect(await inIt(home, "discount_only")).toEqual(["скидочный"]);
      expect(await inIt(home, "detractor")).toEqual(["критик"]);
      expect(await inIt(home, "once")).toEqual(["однажды"]);
      expect(await inIt(home, "too_new")).toEqual(["сегодня"]);
      expect(await inIt(home, "-active")).toEqual(["давний", "покупатель"]);
      expect(await inIt(home, "refused")).toEqual(["критик"]);
      expect(await inIt(home, "reachable")).toEqual(["верный"]);
      // Cells of the grid: three visit days and the last within three months; one visit, six to twelve months ago.
      expect([await inIt(home, "fixed_r5f3"), await inIt(home, "fixed_r3f1")]).toEqual([["верный"], ["однажды"]]);
      expect(await inIt(home, "loyal*detractor.-refused")).toEqual(["верный"]);
      // A year before, four were not known.
      expect(await inIt(home, "", back(365))).toEqual(["давний", "покупатель"]);
    }));

  test("a branch reads those whose home it is, whoever is not of it is not there", () =>
    withHome(rows, async ({ home }) => {
      const north = { ...localViewer("u"), roles: ["branch_manager"], branches: ["Север"] } as const;
      expect(await seenAs(north, () => inIt(home, ""))).toEqual(["верный"]);
      expect(await seenAs({ ...north, branches: ["Центр"] }, () => inIt(home, "repeat"))).toEqual(["критик", "скидочный"]);
      expect(await seenAs({ ...north, roles: ["advisor"], staff: "A1" }, () => inIt(home, ""))).toEqual([]);
    }));
});

test("the lost, and their money, are those of the metric", () => {
  const returners = Array.from({ length: 30 }, (_, n) => [at(`к${n}`, 900), at(`к${n}`, 800)]).flat();
  return withHome([at("сегодня", 0), ...returners, at("давний", 500), at("давний", 99), at("маржа", 600, { total_amount: 50_000, cost_amount: 20_000 }), at("маржа", 220, { total_amount: 3_000, cost_amount: 1_000 })], async ({ home, one }) => {
    const size = (await segmentSizes(home, asOf, [only("lost")])).get("lost");
    const [count, money] = [await one("lost_clients", { asOf }), await one("lost_money", { asOf })];
    expect(size).toEqual({ clients: 31, money: 602_000, byRevenue: 30 });
    expect([count.value, money.value]).toEqual([31, "6020.00"]);
  });
});

test("segments of scores are those of the pure rule, and each client is in one of each table", () => {
  const { uniform } = random(20261122);
  const crowd = Array.from({ length: 60 }, (_, who) => Array.from({ length: 1 + Math.floor(4 * uniform()) }, () => at(`к${who}`, Math.floor(800 * uniform()), { total_amount: 1_000 * (1 + Math.floor(9 * uniform())) }))).flat();
  const days = new Map(crowd.map((one) => [`${one.cells["client_code"]} ${one.cells["closed_on"]}`, one]));
  return withHome([...days.values()], async ({ home }) => {
    const measure = await rfmMeasure(home, asOf);
    const values = (await home.engine.query<{ client_id: number; recency: number; frequency: number; monetary: number; not_due: number }>(rfmValues(asOf, false))).map((row) => ({ ...row, id: Number(row.client_id), recency: Number(row.recency), frequency: Number(row.frequency), monetary: Number(row.monetary) }));
    const cuts = rfmCuts(values);
    if (!cuts || !measure) throw new Error("there are clients");
    expect(measure.byMargin).toBe(false);
    for (const name of ["recency", "frequency", "monetary"] as const) measure.cuts[name].forEach((cut, i) => expect(cut).toBeCloseTo(cuts[name][i] as number, 9));
    for (const [name, table] of [["rfm", rfmTable], ["older", rfmTableOlder]] as const) {
      const found = new Map<number, string[]>();
      for (const id of idsOf(name)) for (const { client_id } of await home.engine.query<{ client_id: number }>(await segmentMembers(home, only(id), asOf))) found.set(Number(client_id), [...(found.get(Number(client_id)) ?? []), id]);
      for (const one of values) expect(found.get(one.id)).toEqual([`${name}_${rfmSegment(rfmScores(one, cuts), table, Number(one.not_due) === 1)}`]);
      expect(found.size).toBe(values.length);
    }
    const cell = { r: 5, f: 1 };
    const inCell = values.filter((one) => { const { r, f } = rfmScores(one, cuts); return r === cell.r && f === cell.f; });
    const listed = await home.engine.query<{ client_id: number }>(await segmentMembers(home, only(cellId("older", cell.r, cell.f)), asOf));
    expect(inCell.length).toBeGreaterThan(0);
    expect(listed.map(({ client_id }) => Number(client_id)).toSorted((a, b) => a - b)).toEqual(inCell.map(({ id }) => id).toSorted((a, b) => a - b));
  });
});

/** Clients as the model takes them: each comes at a rate of the own and leaves after a visit with a chance of the own. */
function crowd(seed: number) {
  const { uniform, lnGamma, beta } = random(seed);
  return Array.from({ length: 400 }, (_, who) => {
    const [rate, leaves] = [Math.exp(lnGamma(1.5)) / 100, beta(1, 2)];
    const days = new Set<number>();
    for (let now = 1400 - 900 * uniform(); now > 0; now += Math.log(1 - uniform()) / rate) {
      days.add(Math.round(now));
      if (uniform() < leaves) break;
    }
    return [...days].map((day) => at(`к${who}`, day, { total_amount: 10_000 + who }));
  }).flat();
}

describe("the chance to be still a client", () => {
  test("bands are those of the model; who was seen once is told of nowhere; a year ago it would have said so much", () =>
    withHome([at("сегодня", 0), ...crowd(20261122)], async ({ home }) => {
      const model = await repeatModel(home);
      if (typeof model === "string") throw new Error(model);
      const histories = await home.engine.query<{ name: string; visits: number; between: number; known: number }>(sql`
        select c.name, count(*) as visits, date_diff('day', min(v.day), max(v.day)) as between, date_diff('day', min(v.day), cast(${asOf} as date)) as known from marts.visit_day as v join core.client as c on c.client_id = v.client_id group by c.name order by c.name`);
      const alive = (name: string, low: number, high: number) => histories.filter(({ visits, between, known }) => { const chance = mbgNbdAlive(model.visits, { x: Number(visits) - 1, tx: Number(between), T: Number(known) }); return Number(visits) >= 2 && chance >= low && chance < high && name !== ""; }).map((row) => row.name);
      for (const [id, low, high] of [["alive_75", 0.75, 2], ["alive_50", 0.5, 0.75], ["alive_25", 0.25, 0.5], ["alive_0", -1, 0.25]] as const) expect(await inIt(home, id)).toEqual(alive(id, low, high));
      expect((await inIt(home, "alive_untold")).length).toBe(histories.filter(({ visits }) => Number(visits) < 2).length);
      // Drawn from the model itself, its own forecast of a known year is near what came of it.
      const from = addMonths(asOf, -12);
      const all = expectedInAll(await expectedOf(home, model, await segmentMembers(home, { all: [] }, from), from, asOf));
      expect(all?.actualVisits).toBeGreaterThan(100);
      expect(Math.abs((all?.visits ?? 0) / (all?.actualVisits ?? 1) - 1)).toBeLessThan(0.25);
    }));

  test("where nobody is seen to leave there is no model: bands go by how many return after such a silence", () => {
    // Thirty come every hundred days for ever: nothing says that anybody leaves; forty came twice and are silent for 700 days.
    const steady = Array.from({ length: 30 }, (_, n) => [700, 600, 500, 400, 300, 200, 100, 1].map((day) => at(`в${n}`, day + 1))).flat();
    const gone = Array.from({ length: 40 }, (_, n) => [at(`у${n}`, 1400), at(`у${n}`, 1300)]).flat();
    return withHome([at("сегодня", 0), ...steady, ...gone], async ({ home }) => {
      expect(await repeatModel(home)).toBe("few");
      const [high, low] = [await inIt(home, "alive_75"), await inIt(home, "alive_0")];
      expect(high).toHaveLength(31);
      expect(high.every((name) => name.startsWith("в") || name === "сегодня")).toBe(true);
      expect(low).toHaveLength(40);
      expect(await inIt(home, "alive_untold")).toEqual([]);
    });
  });
});
