import fc from "fast-check";
import { beforeAll, afterAll, describe, expect, it } from "vitest";
import type { Role, Viewer } from "#app/auth/roles.ts";
import { seenAs } from "#app/auth/viewer.server.ts";
import { catalog } from "#app/metrics/catalog.ts";
import type { Metric } from "#app/metrics/define.ts";
import { watch } from "#app/metrics/definitions/watch.ts";
import type { MetricRequest } from "#app/metrics/query.ts";
import type { Figure, SourceRow } from "#app/metrics/types.ts";
import { filterOptions } from "#app/services/options.server.ts";
import { askMetrics } from "#app/services/metrics.server.ts";
import { sourceRows } from "#app/services/rows.server.ts";
import { defaultSettings } from "#pipelines/settings.ts";
import { raw } from "#pipelines/warehouse/sql.ts";
import type { Engine } from "#pipelines/warehouse/engine.ts";
import type { Home } from "#pipelines/index.ts";
import { booking, complaint, cost, invitation, points, sale, staffRow, survey, visit, visitLine, warehouse, type StagedRow } from "../sql/factory.ts";

const branches = ["Центр", "Север", "Юг"] as const;
const seed = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);

/** Numbers that look random and are the same for a seed. */
function randomly(): (below: number) => number {
  let state = seed || 1;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state % below;
  };
}

/** Two years of 60 clients who go to one branch mostly and to others at times, with all that is known of a branch. */
function world(): StagedRow[] {
  const any = randomly();
  const day = () => `202${4 + any(2)}-${String(1 + any(12)).padStart(2, "0")}-${String(1 + any(28)).padStart(2, "0")}`;
  const rows: StagedRow[] = branches.flatMap((branch, b) => [staffRow(`A${b}`, { name: `Консультант ${branch}`, branch }), staffRow(`S${b}`, { name: `Продавец ${branch}`, branch, role: "seller" })]);
  for (let client = 0; client < 60; client++) {
    const who = { phone: `+7701${String(client).padStart(7, "0")}`, client_name: `Клиент ${client}` };
    const usual = any(3);
    for (let n = 0; n < 1 + any(7); n++) {
      const b = any(5) === 0 ? any(3) : usual;
      const no = `${client}-${n}`;
      const closed_on = day();
      rows.push(visit(no, { ...who, branch: branches[b]!, closed_on, total_amount: 1_000 * (1 + any(50)), advisor: `A${any(6) === 0 ? any(3) : b}`, discount_amount: any(4) === 0 ? 5_000 : 0, vin: `VIN${client}` }));
      if (any(2) === 0) rows.push(visitLine(no, { branch: branches[b]!, amount: 1_000 }));
      if (any(2) === 0) rows.push(survey(no, { ...who, visit_no: no, responded_on: closed_on, recommend_score: any(11), satisfaction: 1 + any(5), origin: any(3) === 0 ? "importer" : "internal", staff: `A${b}` }));
      if (any(3) === 0) rows.push(invitation(no, { ...who, sent_on: closed_on }));
      if (any(6) === 0) rows.push(complaint(no, { ...who, branch: branches[b]!, opened_on: closed_on, upheld: any(2), staff: `A${b}` }));
      if (any(4) === 0) rows.push(booking(no, { ...who, branch: branches[b]!, booked_for: closed_on, advisor: `A${b}` }));
      if (any(4) === 0) rows.push(points(no, { ...who, branch: branches[b]!, booked_on: closed_on }));
    }
    if (any(2) === 0) rows.push(sale(`${client}`, { ...who, branch: branches[usual]!, sold_on: day(), vin: `VIN${client}`, seller: `S${usual}` }));
  }
  rows.push(cost("2025-03-01", { branch: "Юг" }));
  return rows;
}

let engine: Engine;
let home: Home;
beforeAll(async () => {
  engine = await warehouse(world());
  home = { engine, settings: defaultSettings(), dir: ":memory:", version: 1 } as Home;
});
afterAll(() => engine.close());

const viewer = (role: Role, own: readonly string[] | null = null, staff: string | null = null): Viewer => ({ user: "u1", name: "Кто-то", roles: [role], branches: own, staff, seenBy: null });
const director = viewer("director");
const ask = (who: Viewer, request: MetricRequest): Promise<readonly Figure[] | string> => seenAs(who, () => askMetrics(home, request)).catch((error: Error & { code?: string }) => error.code ?? error.message);

const own = fc.subarray<string>([...branches], { minLength: 1, maxLength: 2 });
/** Hints on people are nobody's who manages a branch: see the page of them. */
const metric = fc.constantFrom<Metric>(...catalog.filter((one) => !watch.some(({ id }) => id === one.id)));
const asked = fc.record({
  branch: fc.subarray([...branches, "Нет такого"]),
  kind: fc.subarray(["person"], { maxLength: 1 }),
  asOf: fc.constantFrom("2025-06-30", "2025-12-31"),
  period: fc.constantFrom(undefined, "2025-03", "2024-07..2025-06"),
  split: fc.constantFrom<readonly string[]>([], ["branch"], ["month"], ["staff"], ["branch", "client_kind"]),
});

const has = ({ population }: Metric, name: string): boolean => (population.dimensions as readonly string[]).includes(name);
const requestOf = (m: Metric, { branch, kind, asOf, period, split }: { branch: string[]; kind: string[]; asOf: string; period: string | undefined; split: readonly string[] }): MetricRequest => ({
  metrics: [m.id], asOf, period,
  by: split.filter((name) => has(m, name) || (name === "month" && m.population.monthly === "snapshot")),
  where: { ...(has(m, "branch") && branch.length && { branch }), ...(has(m, "client_kind") && kind.length && { client_kind: kind }) },
});
/** The same request as a director asks it who wants to see what the manager may. */
const within = ({ where = {}, ...request }: MetricRequest, mine: readonly string[]): MetricRequest => {
  const wanted = where["branch"]?.length ? where["branch"].filter((name) => mine.includes(name)) : mine;
  return { ...request, where: { ...where, branch: wanted.length ? wanted : ["Нет такого"] } };
};
const runs = { seed, numRuns: 60 };

describe(`what a manager of a branch reads (SEED=${seed})`, () => {
  it("is what a director reads who asks for these branches, whatever is asked", () =>
    fc.assert(
      fc.asyncProperty(own, metric, asked, async (mine, m, question) => {
        const request = requestOf(m, question);
        const theirs = await ask(viewer("branch_manager", mine), request);
        if (has(m, "branch")) expect(theirs).toEqual(await ask(director, within(request, mine)));
        else expect(theirs).toBe("not_for_you");
      }),
      runs,
    ));

  it("rows are all of an own branch, and no line of a file is of another", async () => {
    const known = new Map((await engine.query<{ line: number; branch: string }>(raw("select line, branch from core.visit union all select line, branch from core.sale"))).map(({ line, branch }) => [line, branch]));
    await fc.assert(
      fc.asyncProperty(own, metric, asked, async (mine, m, { split: _split, ...question }) => {
        fc.pre(has(m, "branch") && m.shape !== "score");
        const { by: _by, metrics: _metrics, ...request } = requestOf(m, { ...question, split: [] });
        const rows = (who: Viewer, r: typeof request): Promise<SourceRow[]> => seenAs(who, () => sourceRows(home, { ...r, metric: m.id }));
        const theirs = await rows(viewer("branch_manager", mine), request);
        const all = await rows(director, within(request, mine));
        expect(theirs.map(({ sources: _s, ...row }) => row)).toEqual(all.map(({ sources: _s, ...row }) => row));
        expect(theirs.filter(({ branch, unit }) => (branch === null ? unit !== "client" : !mine.includes(branch)))).toEqual([]);
        const orders = theirs.flatMap(({ sources }) => sources).flatMap(({ line }) => (known.has(line) ? [known.get(line)] : []));
        expect(orders.filter((branch) => !mine.includes(branch ?? ""))).toEqual([]);
      }),
      { ...runs, numRuns: 30 },
    );
  });

  it("an answer kept for one is no answer for another", async () => {
    const request = { metrics: ["average_check", "loyal_client_share"], asOf: "2025-12-31" };
    const eyes = [director, viewer("branch_manager", ["Север"]), viewer("branch_manager", ["Юг"]), viewer("marketer", ["Север"]), viewer("advisor", null, "A1")];
    const alone = [];
    for (const one of eyes) alone.push(await ask(one, request));
    // All at once, in another order, over what is kept now.
    const together = await Promise.all([...eyes].reverse().map((one) => ask(one, request)));
    expect(together.reverse()).toEqual(alone);
    expect(new Set(alone.map((answer) => JSON.stringify(answer))).size).toBe(4); // Two of them read the same branch.
  });

  it("is offered no other branch, nor anybody who works there", async () => {
    const { branches: offered, people } = await seenAs(viewer("branch_manager", ["Север"]), () => filterOptions(home));
    expect(offered).toEqual(["Север"]);
    expect(people).toEqual({ A1: "Консультант Север", S1: "Продавец Север" });
  });
});

describe("figures of people", () => {
  const score = { metrics: ["motivation_score"], asOf: "2025-12-31", period: "2025-12" };

  it("an advisor reads the own ones, measured against all colleagues", async () => {
    const all = (await ask(director, score)) as readonly Figure[];
    expect(await ask(viewer("advisor", null, "A1"), score)).toEqual(all.filter(({ by }) => by["staff"] === "A1"));
    expect(await ask(viewer("advisor", null, "A1"), { ...score, where: { staff: ["A0"] } })).toEqual([]);
    expect(await ask(viewer("advisor", null, null), score)).toEqual([]);
  });

  it("an advisor reads nothing of the business", async () => expect(await ask(viewer("advisor", null, "A1"), { metrics: ["average_check"] })).toBe("not_for_you"));

  it("a marketer and an administrator read none of them", async () => {
    for (const role of ["marketer", "admin"] as const) {
      expect(await ask(viewer(role), score)).toBe("not_for_you");
      expect(await ask(viewer(role), { metrics: ["returning_clients"] })).toBe("not_for_you");
      expect(await ask(viewer(role), { metrics: ["average_check"], by: ["staff"] })).toBe("not_for_you");
      expect(await ask(viewer(role), { metrics: ["average_check"], where: { staff: ["A1"] } })).toBe("not_for_you");
    }
  });

  it("the staff department reads people, and nothing of the business", async () => {
    expect(await ask(viewer("hr"), score)).toEqual(await ask(director, score));
    expect(await ask(viewer("hr"), { metrics: ["loyal_client_share"] })).toBe("not_for_you");
  });

  it("who holds two roles reads what either gives", async () => {
    const both: Viewer = { ...viewer("marketer"), roles: ["marketer", "advisor"], staff: "A1" };
    expect(await ask(both, { metrics: ["average_check"] })).toEqual(await ask(director, { metrics: ["average_check"] }));
    expect(await ask(both, score)).toEqual(await ask(viewer("advisor", null, "A1"), score));
  });
});
