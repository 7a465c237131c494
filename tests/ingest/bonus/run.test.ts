import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "#app/auth/roles.ts";
import { execute } from "#app/cli/main.ts";
import { approveRun } from "#app/services/bonus/approve.server.ts";
import { openRun } from "#app/services/bonus/open.server.ts";
import { payRun } from "#app/services/bonus/pay.server.ts";
import { payrollFile } from "#app/services/bonus/payroll.server.ts";
import { listPlans, savePlan } from "#app/services/bonus/plans.server.ts";
import { answerQuestion, askAboutLine, closeQuestion, questionsOf } from "#app/services/bonus/questions.server.ts";
import { readRun } from "#app/services/bonus/read-run.server.ts";
import { reopenRun } from "#app/services/bonus/reopen.server.ts";
import { reviewRun } from "#app/services/bonus/review.server.ts";
import { verifyRun } from "#app/services/bonus/verify.server.ts";
import { closedInputs } from "#app/services/bonus/what-if.server.ts";
import { planSchema } from "#app/bonus/plan.ts";
import { closeHome } from "#app/warehouse/home.server.ts";
import { decide, listAudit, undoBatch, type Home } from "#pipelines/index.ts";
import { anna, as, at, clientName, director, hr, north, phone } from "./people.ts";
import { begun, load, may, oneMore, plan, quiet, scene } from "./scene.ts";

let begunAt = "";
beforeAll(async () => void (begunAt = await begun()));
afterAll(() => rm(begunAt, { recursive: true }));

const totals = async (home: Home, period: string, viewer: Viewer = hr): Promise<Record<string, number>> =>
  Object.fromEntries((await as(viewer, () => readRun(home, period))).totals.map(({ staff_code, amount_minor }) => [staff_code, amount_minor]));
const corrections = async (home: Home, period: string) =>
  (await as(hr, () => readRun(home, period))).lines.filter(({ of_period }) => of_period !== undefined).map(({ staff_code, kind, amount_minor, of_period, reason }) => ({ staff_code, kind, amount_minor, of_period, reason }));
const refused = (code: string) => ({ name: "BonusError", code });

/** Opened, reviewed by HR and approved by the director on the fifth of the month after. */
async function through(home: Home, period: string, month: string): Promise<void> {
  await as(hr, () => openRun(home, period, at(`${month}-01`)));
  await as(hr, () => reviewRun(home, period, at(`${month}-02`)));
  await as(director, () => approveRun(home, period, undefined, at(`${month}-05`)));
}

describe("the run of a period", () => {
  test("late data, a merge and a load taken back become lines of later runs, each once and with its reason; what was approved stands and comes out again", async () => {
    const { home, dir } = await scene(begunAt);
    await through(home, "2026-05", "2026-06");
    expect(await totals(home, "2026-05")).toEqual({ A1: may.anna, A2: may.boris });

    const [late = ""] = await load(home, dir, ["late.csv"]);
    expect(await totals(home, "2026-05")).toEqual({ A1: may.anna, A2: may.boris });
    await as(hr, () => openRun(home, "2026-06", at("2026-07-01")));
    // Two drafts beside each other: the correction stands in the earlier one alone.
    await as(hr, () => openRun(home, "2026-07", at("2026-07-01")));
    expect(await corrections(home, "2026-06")).toEqual([{ staff_code: "A1", kind: "adjustment", amount_minor: oneMore, of_period: "2026-05", reason: `late:${late}` }]);
    expect(await corrections(home, "2026-07")).toEqual([]);
    const { corrected } = await as(hr, () => readRun(home, "2026-06"));
    expect(corrected).toMatchObject([{ staff_code: "A1", of_period: "2026-05", came: [expect.stringMatching(/^client:\d+$/)], gone: [] }]);
    await as(hr, () => reviewRun(home, "2026-06", at("2026-07-02")));
    await as(director, () => approveRun(home, "2026-06", undefined, at("2026-07-05")));
    expect(await totals(home, "2026-06")).toEqual({ A1: quiet + oneMore, A2: quiet });
    expect(await corrections(home, "2026-07")).toEqual([]);

    // 6, who came to Boris in May, is 3, whom Anna had served: one more that came back.
    await decide(home, { verdict: "same", left: { key_type: "phone", code_space: null, key_value: phone(3) }, right: { key_type: "phone", code_space: null, key_value: phone(6) } }, "hr");
    expect(await corrections(home, "2026-07")).toEqual([{ staff_code: "A1", kind: "adjustment", amount_minor: oneMore, of_period: "2026-05", reason: "merged" }]);
    await as(hr, () => reviewRun(home, "2026-07", at("2026-08-02")));
    await as(director, () => approveRun(home, "2026-07", undefined, at("2026-08-05")));
    await as(director, () => payRun(home, "2026-07", at("2026-08-06")));

    await undoBatch(home, late);
    await as(hr, () => openRun(home, "2026-08", at("2026-09-01")));
    expect(await corrections(home, "2026-08")).toEqual([{ staff_code: "A1", kind: "clawback", amount_minor: -oneMore, of_period: "2026-05", reason: `taken_back:${late}` }]);
    for (const period of ["2026-05", "2026-06", "2026-07"]) expect(await as(hr, () => verifyRun(home, period))).toMatchObject([{ sound: true, differs: 0, reopened: false }]);
    await expect(as(hr, () => reopenRun(home, "2026-05", "why"))).rejects.toMatchObject(refused("adjusted_since"));
    await expect(as(hr, () => reopenRun(home, "2026-07", "why"))).rejects.toMatchObject(refused("paid_already"));
  });

  test("takes two people, only what was reviewed, no open question without a reason; each step and each refusal leaves the run as the step says", async () => {
    const { home, dir } = await scene(begunAt);
    const approve = (viewer: Viewer, why?: string) => as(viewer, () => approveRun(home, "2026-05", why, at("2026-06-05")));
    await expect(approve(director)).rejects.toMatchObject(refused("not_opened"));
    await as(hr, () => openRun(home, "2026-05", at("2026-05-20")));
    await expect(as(hr, () => openRun(home, "2026-05"))).rejects.toMatchObject(refused("opened_already"));
    await expect(approve(director)).rejects.toMatchObject(refused("not_reviewed"));
    await as(hr, () => reviewRun(home, "2026-05", at("2026-06-02")));
    await expect(approve(hr)).rejects.toMatchObject(refused("same_person"));
    await expect(as(director, () => approveRun(home, "2026-05", undefined, at("2026-05-31")))).rejects.toMatchObject(refused("not_over"));

    await load(home, dir, ["late.csv"]);
    expect((await as(hr, () => readRun(home, "2026-05"))).changedSinceReview).toBe(true);
    await expect(approve(director)).rejects.toMatchObject(refused("changed_since_review"));
    await as(hr, () => reviewRun(home, "2026-05", at("2026-06-03")));

    const question = await as(anna, () => askAboutLine(home, { period: "2026-05", staff_code: "A1", component: "returning_clients", text: "А третий?" }));
    await expect(as(anna, () => askAboutLine(home, { period: "2026-05", staff_code: "A2", component: null, text: "А у него?" }))).rejects.toMatchObject(refused("no_such_line"));
    await expect(as(north, () => answerQuestion(home, question, "Не моё"))).rejects.toMatchObject(refused("no_such_question"));
    await expect(as(anna, () => closeQuestion(home, question))).rejects.toMatchObject(refused("not_yours"));
    await expect(approve(director)).rejects.toMatchObject({ ...refused("questions_open"), params: { n: 1 } });
    await as(hr, () => answerQuestion(home, question, "Третий приехал в июне.", true));
    expect(await as(anna, () => questionsOf(home, "2026-05"))).toMatchObject([{ open: false, messages: [{ text: "А третий?", account: "u3" }, { text: "Третий приехал в июне.", account: "u1" }] }]);
    await as(anna, () => answerQuestion(home, question, "Всё же приехал в мае."));
    await approve(director, "The answer stands.");
    await expect(as(hr, () => reviewRun(home, "2026-05"))).rejects.toMatchObject(refused("locked"));
    await expect(as(hr, () => reopenRun(home, "2026-05", " "))).rejects.toMatchObject(refused("no_reason"));
    await as(director, () => reopenRun(home, "2026-05", "A mistake"));
    await expect(as(hr, () => payRun(home, "2026-05"))).rejects.toMatchObject(refused("not_approved"));
    await as(hr, () => reviewRun(home, "2026-05", at("2026-06-06")));
    await approve(director, "Once more.");
    await as(hr, () => payRun(home, "2026-05"));
    await expect(as(hr, () => payRun(home, "2026-05"))).rejects.toMatchObject(refused("paid_already"));
    expect(await as(hr, () => verifyRun(home, "2026-05"))).toMatchObject([{ sound: true, reopened: true }, { sound: true, reopened: false }]);
    const { steps, state } = await as(hr, () => readRun(home, "2026-05"));
    expect([state, ...steps.map(({ kind, why }) => [kind, why])]).toEqual(["paid", ["opened", null], ["reviewed", null], ["reviewed", null], ["approved", "The answer stands."], ["reopened", "A mistake"], ["reviewed", null], ["approved", "Once more."], ["paid", null]]);
    const noted = (await listAudit(home.state, { object: "bonus:2026-05" }, { limit: 50, offset: 0 })).entries.map(({ action, who }) => `${action} ${who}`).reverse();
    expect(noted.slice(0, 4)).toEqual(["bonus_opened u1", "bonus_reviewed u1", "bonus_reviewed u1", "bonus_question u3"]);
    expect(noted.filter((text) => text.startsWith("bonus_approved"))).toEqual(["bonus_approved u2", "bonus_approved u2"]);
  });
});

test("who is not of HR or the director makes no run; an advisor reads the own statement, a manager that of the branch, and nobody a client's contacts", async () => {
  const { home } = await scene(begunAt);
  for (const viewer of [anna, north, { ...hr, branches: ["Центр"] }, { ...director, seenBy: "u9" }]) await expect(as(viewer, () => openRun(home, "2026-05"))).rejects.toMatchObject(refused("not_yours"));
  await through(home, "2026-05", "2026-06");
  expect(await totals(home, "2026-05", anna)).toEqual({ A1: may.anna });
  expect(await totals(home, "2026-05", north)).toEqual({ A2: may.boris });
  const own = await as(anna, () => readRun(home, "2026-05"));
  expect([own.fund_minor, own.whole, own.mayRun, own.people.map(({ staff_code }) => staff_code)]).toEqual([may.anna, false, false, ["A1"]]);
  await expect(as(anna, () => payrollFile(home, "2026-05", "csv", "ru"))).rejects.toMatchObject(refused("not_yours"));
  const read = [await as(hr, () => readRun(home, "2026-05")), await as(hr, () => questionsOf(home, "2026-05")), await as(hr, () => closedInputs(home, planSchema.parse(plan))), await as(hr, () => listPlans(home))];
  const text = `${JSON.stringify(read)}${new TextDecoder().decode((await as(hr, () => payrollFile(home, "2026-05", "csv", "ru"))).bytes)}`;
  expect(text).toContain("client:");
  for (const n of [1, 2, 3, 4, 5, 6]) for (const contact of [phone(n), phone(n).slice(2), clientName(n)]) expect(text).not.toContain(contact);
});

test("a plan begins after every period that was opened, by a strict contract and with a reason; payroll gets whole lines and their sum", async () => {
  const { home } = await scene(begunAt);
  await through(home, "2026-05", "2026-06");
  const save = (more: object) => as(hr, () => savePlan(home, { plan, firstPeriod: "2026-06", reason: "Better", ...more }));
  await expect(save({ firstPeriod: "2026-05" })).rejects.toMatchObject({ ...refused("plan_period_opened"), params: { opened: "2026-05" } });
  await expect(save({ firstPeriod: "2026-Q3" })).rejects.toMatchObject(refused("plan_by_month"));
  await expect(save({ plan: { ...plan, bonus: 1 } })).rejects.toMatchObject(refused("bad_plan"));
  await expect(save({ reason: "" })).rejects.toMatchObject(refused("no_reason"));
  await expect(as(anna, () => savePlan(home, { plan, firstPeriod: "2026-06", reason: "More" }))).rejects.toMatchObject(refused("not_yours"));
  expect(await save({})).toMatchObject({ version: 3, first_period: "2026-06" });
  expect((await listPlans(home)).map(({ version, first_period }) => [version, first_period])).toEqual([[1, null], [2, "2026-05"], [3, "2026-06"]]);
  expect((await as(hr, () => readRun(home, "2026-05"))).plan.version).toBe(2);

  const csv = await as(hr, () => payrollFile(home, "2026-05", "csv", "en"));
  expect(new TextDecoder().decode(csv.bytes).split("\r\n").slice(1)).toEqual([
    "A1,Анна,Центр,component/returning_clients,Returning clients,2026-05,2500.00,RUB",
    expect.stringMatching(/^A1,Анна,Центр,component\/first_visit_recommend,.+,2026-05,7500\.00,RUB$/),
    "A2,Борис,Север,component/returning_clients,Returning clients,2026-05,2500.00,RUB",
    expect.stringMatching(/^A2,.+,5000\.00,RUB$/),
    "Control sum,,,,,2026-05,17500.00,RUB",
    "",
  ]);
  const book = await as(hr, () => payrollFile(home, "2026-05", "xlsx", "kk"));
  expect([book.lines, book.control, new TextDecoder().decode(book.bytes.slice(0, 2))]).toEqual([4, "17500.00", "PK"]);
});

test("the shell gives what was promised, and says what cannot be done", async () => {
  const { home } = await scene(begunAt);
  const shell = async (...argv: string[]) => {
    let [out, err] = ["", ""];
    const io = { stdout: { write: (text: string) => (out += text) }, stderr: { write: (text: string) => (err += text) }, cwd: home.dir, env: { LOYALTY_HOME: home.dir, LOYALTY_LANG: "en" }, isTTY: false };
    return { code: await execute(argv, io), out, err };
  };
  await writeFile(join(home.dir, "double.json"), JSON.stringify({ ...plan, id: "double", roles: { advisor: { ...plan.roles.advisor, base_minor: 2_000_000 } } }));
  const json = await shell("bonus", "--period", "2026-05", "--json");
  expect(json).toMatchObject({ code: 0, err: "" });
  const said = JSON.parse(json.out) as { lines: object[] };
  expect(Object.keys(said)).toEqual(["period", "plan", "fund", "lines", "totals", "hash"]);
  expect(Object.keys(said.lines[0] ?? {}).slice(0, 9)).toEqual(["staff_code", "name", "branch", "component", "actual", "n", "target", "attainment", "amount_minor"]);
  expect(said).toMatchObject({ period: "2026-05", plan: "tiny@2", fund: may.anna + may.boris, totals: [{ staff_code: "A1", amount_minor: may.anna }, { staff_code: "A2", amount_minor: may.boris }], hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(said.lines[0]).toMatchObject({ staff_code: "A1", name: "Анна", branch: "Центр", component: "returning_clients", actual: 1, n: 3, target: 2, attainment: 0.5, amount_minor: 250_000 });
  for (const named of ["double.json", "tiny"]) expect(JSON.parse((await shell("bonus", "--period", "2026-05", "--json", "--plan", named)).out)).toMatchObject({ fund: (named === "tiny" ? 1 : 2) * (may.anna + may.boris) });
  expect((await shell("bonus", "--period", "2026-05")).out).toContain("Анна");
  expect(await shell("bonus", "approve", "2026-05")).toMatchObject({ code: 2, err: "2026-05 is not opened yet. Open it first.\n" });
  expect(await shell("bonus", "open", "2026-05")).toMatchObject({ code: 0 });
  expect(await shell("bonus", "review", "2026-05")).toMatchObject({ code: 0 });
  expect((await shell("bonus", "approve", "2026-05")).err).toContain("Somebody else must approve");
  expect((await shell("bonus", "--plan", "nine")).err).toContain("There are: default@1, tiny@2");
  await as(director, () => approveRun(home, "2026-05"));
  expect((await shell("bonus", "verify", "2026-05")).out).toContain("recomputed to the last minor unit");
  expect((await shell("bonus", "export", "2026-05", "may.csv")).out).toBe("may.csv: 4 lines, control sum 17500.00.\n");
  await closeHome(home.dir);
});
