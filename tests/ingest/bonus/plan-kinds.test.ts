import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { planSchema, type Plan } from "#app/bonus/plan.ts";
import type { Line } from "#app/bonus/types.ts";
import { listenForShell, stopListening } from "#app/cli/listen.ts";
import { execute } from "#app/cli/main.ts";
import { approveRun } from "#app/services/bonus/approve.server.ts";
import { freeze } from "#app/services/bonus/freeze.server.ts";
import { openRun } from "#app/services/bonus/open.server.ts";
import { readBonusPeriod } from "#app/services/bonus/periods.ts";
import { savePlan } from "#app/services/bonus/plans.server.ts";
import { readRun } from "#app/services/bonus/read-run.server.ts";
import { reviewRun } from "#app/services/bonus/review.server.ts";
import { fitBetaBinomial } from "#app/stats/beta-binomial.ts";
import { closeHome, ownHome } from "#app/warehouse/home.server.ts";
import { importFiles, type Home } from "#pipelines/index.ts";
import { as, at, director, hr, phone } from "./people.ts";

/** Anna asked ten first-time clients in March, and eight of them recommend; of Boris's ten two do, of Vera's five of ten. */
const asked = [["A1", "Центр", 8], ["A2", "Север", 2], ["A3", "Север", 5]] as const;
const visitHeader = "branch,visit_no,closed_on,phone,client_name,advisor,technician,total_amount";
const visit = (branch: string, no: number, day: string, client: number, advisor: string, technician = ""): string => `${branch},${no},${day},${phone(client)},Клиент ${client},${advisor},${technician},100.00`;
const answerHeader = "survey_source,response_no,responded_on,origin,touchpoint,phone,visit_no,recommend_score";
const answer = (no: number, day: string, client: number, visitNo: number, score: number): string => `Анкета,${no},${day},internal,visit,${phone(client)},${visitNo},${score}`;
const march = asked.flatMap(([advisor, branch, happy], a) => Array.from({ length: 10 }, (_, i) => ({ advisor, branch, client: 10 + 10 * a + i, score: i < happy ? 10 : 5 })));

const files = {
  "staff.csv": ["staff_code,name,role,branch", "A1,Анна,advisor,Центр", "A2,Борис,advisor,Север", "A3,Вера,advisor,Север", "S1,Сауле,seller,Центр", "T1,Тимур,technician,Центр"],
  "visits.csv": [
    visitHeader,
    ...march.map(({ advisor, branch, client }) => visit(branch, client, "2026-03-10", client, advisor)),
    // In April 10, 11 and 12 come back to Anna, 20 to Boris.
    ...[10, 11, 12].map((client) => visit("Центр", 100 + client, "2026-04-15", client, "A1", client === 10 ? "T1" : "")), visit("Север", 120, "2026-04-15", 20, "A2"),
    // In May 10 to Anna again, and a new client, 50, who answers 9; 20 to Boris.
    visit("Центр", 210, "2026-05-05", 10, "A1"), visit("Центр", 250, "2026-05-10", 50, "A1"), visit("Север", 220, "2026-05-06", 20, "A2"),
  ],
  "answers.csv": [answerHeader, ...march.map(({ client, score }) => answer(client, "2026-03-12", client, client, score)), answer(50, "2026-05-12", 50, 250, 9)],
  "goals.csv": ["metric,branch,month,value", "returning_clients,Центр,2026-05,2", "returning_clients,Центр,2026-06,3"],
  // 11 and 20 buy their second cars in May. Who served 11 last is known, but not the technician; of 20 only the advisor is.
  "sales.csv": [
    "branch,contract_no,sold_on,phone,client_name,vin,make,model,condition,price_amount,seller",
    `Центр,1,2024-05-01,${phone(11)},Клиент 11,XTA00000000000011,Kia,Rio,new,1000000.00,S1`, `Центр,2,2024-05-02,${phone(10)},Клиент 10,XTA00000000000012,Kia,Rio,new,1000000.00,S1`,
    `Центр,3,2026-04-20,${phone(10)},Клиент 10,XTA00000000000013,Kia,Rio,new,1000000.00,S1`, `Центр,4,2026-05-20,${phone(11)},Клиент 11,XTA00000000000014,Kia,Rio,new,1000000.00,S1`,
  ],
} as const;

const component = (id: string, more: object = {}) => ({ id, weight: 1, target: { kind: "fixed", value: 0.5 }, better: "higher", threshold: 0, cap: 1.5, ...more });
const planOf = (id: string, components: readonly object[], more: object = {}): Plan => planSchema.parse({ id, version: 1, name: id, period: "month", roles: { advisor: { base_minor: 1_000_000, components } }, ...more });
const recommend = (more: object) => planOf("recommend", [component("first_visit_recommend", more)]);

let [dir, home]: [string, Home | null] = ["", null];
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "loyalty-plans-"));
  home = await ownHome({ LOYALTY_HOME: join(dir, "home") });
  for (const [name, lines] of Object.entries(files)) await writeFile(join(dir, name), [...lines, ""].join("\n"));
  const report = await importFiles(home, Object.keys(files).map((name) => join(dir, name)), { today: "2026-09-01" });
  const failed = report.files.find(({ rejected, error }) => rejected > 0 || error);
  if (failed) throw new Error(`${failed.file}: ${JSON.stringify(failed)}`);
});
afterAll(async () => {
  await stopListening();
  await closeHome(join(dir, "home"));
  await rm(dir, { recursive: true });
});
const opened = (): Home => home as Home;
const lines = async (plan: Plan, period = "2026-05"): Promise<Record<string, Line>> => Object.fromEntries((await as(hr, () => readRun(opened(), period, plan))).lines.map((line) => [line.staff_code, line]));

describe("a plan over a home", () => {
  test("takes targets from goals: of the branch, and nothing where none was set", async () => {
    const found = await lines(planOf("goals", [component("returning_clients", { target: { kind: "goal" } })]));
    // Anna: 10 of two wanted. Nobody set a goal for Север.
    expect(found["A1"]).toMatchObject({ actual: 1, target: 2, attainment: 0.5, amount_minor: 500_000 });
    expect(found["A2"]).toMatchObject({ actual: 1, target: null, amount_minor: 1_000_000, marks: ["neutral"] });
  });

  test("adds the goals of a quarter's months, and has none where a month has none", async () => {
    const goals = planOf("goals", [component("returning_clients", { target: { kind: "goal" } })], { period: "quarter" });
    expect((await as(hr, () => freeze(opened(), goals, readBonusPeriod("2026-Q2")))).targets).toMatchObject([{ branch: null, value: null }]);
  });

  test("counts the role's mean where answers are few: of shares over twelve months, of counts the period before", async () => {
    const few = { minimum: { n: 5, fallback: "role_mean" } };
    // 15 of 30 recommended in the twelve months before: .5 of a target of .4 is 1.25. Anna has one answer in May, Boris none.
    for (const code of ["A1", "A2"]) expect((await lines(recommend({ ...few, target: { kind: "fixed", value: 0.4 } })))[code]).toMatchObject({ attainment: 1.25, amount_minor: 1_250_000, marks: expect.arrayContaining(["role_mean"]) as string[] });
    // In April Anna had three who came back, Boris one, Vera none: 4/3 of a target of 2.
    expect((await lines(planOf("back", [component("returning_clients", { minimum: { n: 500, fallback: "role_mean" }, target: { kind: "fixed", value: 2 } })])))["A3"]).toMatchObject({ amount_minor: 666_667, marks: expect.arrayContaining(["role_mean"]) as string[] });
  });

  test("draws a share towards the role by the prior of the time before, whoever comes later", async () => {
    const plan = recommend({ use: "shrunk", target: { kind: "fixed", value: 0.8 } });
    const fit = fitBetaBinomial([8, 2, 5], [10, 10, 10]);
    if (!fit) throw new Error("three people who differ have a prior");
    const line = (await lines(plan))["A1"];
    const shrunk = (fit.alpha + 1) / (fit.alpha + fit.beta + 1);
    expect(line?.marks).toContain("shrunk");
    expect(line).toMatchObject({ actual: 1, n: 1 });
    expect(line?.amount_minor).toBe(Math.round((1_000_000 * Number(shrunk.toFixed(12))) / 0.8));
  });

  test("shares a deal with a returning client; the part of who is not known is the others', or nobody's", async () => {
    const nobody = { base_minor: 0, components: [] };
    const shared = (missing: string) => planOf("deals", [], { roles: { seller: nobody, advisor: nobody, technician: nobody }, splits: [{ id: "returned", bonus: { kind: "per_deal", minor: 100_000 }, parts: { seller: 60, advisor: 30, technician: 10 }, missing }] });
    const amounts = async (missing: string, period: string) => Object.fromEntries(Object.entries(await lines(shared(missing), period)).map(([code, line]) => [code, line.amount_minor]));
    // In May 11: seller and advisor are known, 60 to 30 of all: 66 666.67 and 33 333.33.
    expect(await amounts("others", "2026-05")).toEqual({ S1: 66_667, A1: 33_333 });
    expect(await amounts("nobody", "2026-05")).toEqual({ S1: 60_000, A1: 30_000 });
    // In April 10, whom the technician had served five days before.
    expect(await amounts("others", "2026-04")).toEqual({ S1: 60_000, A1: 30_000, T1: 10_000 });
  });

  test("carries an approved result over to a period with too few answers, and verifies through a running server", async () => {
    const carry = recommend({ minimum: { n: 1, fallback: "carried_over" } });
    await as(hr, () => savePlan(opened(), { plan: carry, firstPeriod: "2026-05", reason: "to carry" }, at("2026-04-20")));
    await as(hr, () => openRun(opened(), "2026-05", at("2026-06-01")));
    await as(hr, () => reviewRun(opened(), "2026-05", at("2026-06-02")));
    await as(director, () => approveRun(opened(), "2026-05", undefined, at("2026-06-05")));
    const june = Object.fromEntries((await as(hr, () => readRun(opened(), "2026-06"))).lines.map((line) => [line.staff_code, line]));
    // May's one of one is twice the target, at most 1.5; nobody ever answered for Boris in a run.
    expect(june["A1"]).toMatchObject({ n: 0, amount_minor: 1_500_000, marks: expect.arrayContaining(["carried_over"]) as string[] });
    expect(june["A2"]).toMatchObject({ amount_minor: 1_000_000 });
    expect(june["A2"]?.marks).not.toContain("carried_over");

    await listenForShell(opened().dir);
    const shell = async (...argv: string[]) => {
      let [out, err] = ["", ""];
      const io = { stdout: { write: (text: string) => (out += text) }, stderr: { write: (text: string) => (err += text) }, cwd: dir, env: { LOYALTY_HOME: opened().dir, LOYALTY_LANG: "en" }, isTTY: false };
      return { code: await execute(argv, io), out, err };
    };
    const json = await shell("bonus", "--period", "2026-05", "--json");
    expect(json).toMatchObject({ code: 0, err: "" });
    expect(JSON.parse(json.out)).toMatchObject({ period: "2026-05", plan: "recommend@2", fund: 3_500_000, totals: [{ staff_code: "A1", amount_minor: 1_500_000 }, { staff_code: "A2", amount_minor: 1_000_000 }, { staff_code: "A3", amount_minor: 1_000_000 }] });
    expect((await shell("bonus", "verify", "2026-05")).out).toContain("recomputed to the last minor unit");
    expect((await shell("bonus", "approve", "2026-07")).err).toBe("2026-07 is not opened yet. Open it first.\n");
  });
});
