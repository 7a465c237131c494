import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { localViewer } from "#app/auth/known-viewers.ts";
import { seenAs } from "#app/auth/viewer.server.ts";
import { execute } from "#app/cli/main.ts";
import { translator } from "#app/i18n/index.ts";
import { assessPromotions, type Assessed, type Assumptions } from "#app/services/promotions/assess.server.ts";
import { promotionPage } from "#app/services/promotions/pages/page.server.ts";
import { promotionRows } from "#app/services/promotions/rows.server.ts";
import { promotionJson } from "#app/services/promotions/promotion-json.ts";
import { closeHomes } from "#app/warehouse/home.server.ts";
import { trialPlanSchema } from "#app/promotions/design-plan.ts";
import { importFiles, openHome, recordTrial, type Home, type TrialArm } from "#pipelines/index.ts";
import { raw } from "#pipelines/warehouse/sql.ts";
import { emptyHomeInto } from "../ingest/empty-home.ts";

const nothing: Assumptions = { margin: null, contactCost: null };

/** 40 clients with a promotion and 40 without, of two branches; each had come once in the November before. */
interface Group {
  readonly promo: string;
  /** First letter of their codes. */
  readonly letter: string;
  /** Whether an order of a client in March stands under the code. */
  readonly uses?: (client: number) => boolean;
  readonly cost?: (client: number) => string;
}
interface Told {
  readonly groups: readonly Group[];
  readonly more?: readonly string[];
  /** The last day of the data. */
  readonly end: string;
}
const isTreated = (client: number): boolean => client % 2 === 0;
const branchOf = (client: number): string => (client < 50 ? "Север" : "Юг");
const two = (n: number): string => String(n).padStart(2, "0");

function exportsOf({ groups, more = [], end }: Told): Record<string, string[]> {
  const clients = Array.from({ length: 80 }, (_, at) => at);
  const visits = ["Филиал;Номер заказа;Код контрагента;Дата закрытия;Вид ремонта;VIN;Пробег;Сумма;Себестоимость;Скидка;Промокод", `Север;конец;К999;${end};ТО;;;1.00;1.00;;`, ...more];
  const contacts = ["Промокод;Код контрагента;Группа;Дата контакта"];
  groups.forEach(({ promo, letter, uses = (c) => c % 8 === 0, cost = () => "60.00" }, at) => {
    for (const c of clients) {
      const car = `XTA00000000000${100 * (at + 1) + c}`;
      visits.push(`${branchOf(c)};${letter}д${c};${letter}${c};2025-11-${two(1 + (c % 20))};ТО;${car};${10_000 + c};100.00;60.00;;`);
      // Of the treated three of four come in March and leave 100 − 60, of the others every second.
      if (isTreated(c) ? c % 8 !== 6 : c % 4 === 1) visits.push(`${branchOf(c)};${letter}п${c};${letter}${c};2026-03-${two(2 + (c % 25))};ТО;${car};${15_000 + c};100.00;${cost(c)};${uses(c) ? "10.00" : ""};${uses(c) ? promo : ""}`);
      contacts.push(`${promo};${letter}${c};${isTreated(c) ? "целевая" : "контроль"};2026-02-27`);
      // The same list without those held out.
      if (isTreated(c)) contacts.push(`${promo}-СПИСОК;${letter}${c};целевая;2026-02-27`);
    }
  });
  const days = (promo: string): string => `${promo};Весна;2026-03-01;2026-03-31;скидка;100.00;1.00`;
  const promotions = ["Промокод;Название;Дата начала;Дата окончания;Вид;Постоянные затраты;Стоимость контакта", ...groups.flatMap(({ promo }) => [days(promo), days(`${promo}-СПИСОК`)]), days("БЕЗ")];
  return { visits, promo_contacts: contacts, promotions };
}

async function loaded(told: Told): Promise<{ home: Home; dir: string; close(): Promise<void> }> {
  const dir = mkdtempSync(join(tmpdir(), "loyalty-promotions-"));
  await emptyHomeInto(dir);
  const home = await openHome(dir);
  const files = Object.entries(exportsOf(told)).map(([name, lines]) => {
    const file = join(dir, `${name}.csv`);
    writeFileSync(file, `${lines.join("\n")}\n`);
    return file;
  });
  const report = await importFiles(home, files, { today: "2026-10-01" });
  expect(report.files.flatMap(({ file, kind, rejected, error }) => (rejected || error || kind === null ? [{ file, kind, rejected, error }] : []))).toEqual([]);
  return { home, dir, close: async () => (await home.close(), rmSync(dir, { recursive: true })) };
}
const one = async (home: Home, assumptions = nothing, code = "АКЦИЯ"): Promise<Assessed> => {
  const [found] = await assessPromotions(home, assumptions, [code]);
  if (!found) throw new Error(`no promotion ${code}`);
  return found;
};

describe("a promotion in a home", () => {
  let [home, close] = [null as unknown as Home, async () => {}];
  beforeAll(async () => void ({ home, close } = await loaded({ end: "2026-09-30", groups: [{ promo: "АКЦИЯ", letter: "К" }, { promo: "ИНЫЕ", letter: "И", uses: (c) => c % 3 === 0 }, { promo: "НИКТО", letter: "Н", uses: () => false }, { promo: "БЕЗЦЕНЫ", letter: "Б", cost: (c) => (c === 0 ? "" : "60.00") }] })));
  afterAll(() => close());

  test("everybody on the list counts, those who did not come as 0: (30 × 40) ÷ 40 − (20 × 40) ÷ 40 of margin", async () => {
    const found = await one(home);
    expect(promotionJson(found)).toMatchObject({ promo_code: "АКЦИЯ", method: "holdout", basis: "margin", arms: [{ arm: "treated", n: 40, mean: 30 }, { arm: "holdout", n: 40, mean: 20 }], incremental_per_client: 10, profit: 40 * 10 - 40 * 1 - 100, verdict: "not clear" });
    // s² = 4000 × (¾ × ¼ × 40 ÷ 39) of the treated and so on: SE² = (40² × 40 ÷ 39) × (.1875 + .25) ÷ 40.
    expect((found.judgement.effect?.standardError ?? 0) / 100).toBeCloseTo(Math.sqrt((1600 * 0.4375) / 39), 9);
    expect(found.trial?.cameAnyway).toBeCloseTo(0.5 / 0.75, 12);
    // Of each eighty fifty came twice: half of them within 121 days.
    expect([found.span.until, found.tail, found.naive]).toEqual(["2026-07-30", { days: 121, gaps: 200, dataEnd: "2026-09-30" }, { orders: 10, users: 10, unidentified: 0, revenue: 100_000, discount: 10_000, outside: 0 }]);
  });
  test("the shell's keys are those promised, in order", async () => {
    expect(Object.keys(promotionJson(await one(home)))).toEqual(["promo_code", "method", "basis", "arms", "incremental_per_client", "low", "high", "profit", "profit_low", "profit_high", "verdict"]);
  });
  test("without a list of clients nothing can be told, whatever was used", async () => {
    expect(promotionJson(await one(home, nothing, "БЕЗ"))).toMatchObject({ method: "none", arms: [], incremental_per_client: null, profit: null, verdict: "cannot tell" });
  });
  test("the page opens every number to its own formula, and its rows add up to it", async () => {
    const page = await promotionPage(home, "АКЦИЯ", new URLSearchParams(), "ru");
    const formulas = Object.fromEntries([...(page?.causal ?? []), ...(page?.attributed ?? []), ...(page?.who ?? [])].map(({ key, formula }) => [key, formula.replaceAll(/\s/g, " ")]));
    expect(formulas["mean_treated"]).toMatch(/^1 200 .+ ÷ 40 клиентов = 30,00/);
    expect(formulas["costs"]).toMatch(/1,00 .+ × 40 = 40,00 .+ Постоянные: 100/);
    // Serviced in November and due in a year, or after 15,000 km: all came before their time, and before the end none was due.
    expect(formulas["early"]).toMatch(/^0 из 10 автомобилей/);
    expect(page?.charts.map(({ table }) => table.rows.length)).toEqual([22, 22, 22]);
    expect(page?.charts[2]?.table.rows.at(-1)?.[1]).toMatch(/^400/);
    const csv = await new Response(await promotionRows(home, "АКЦИЯ", "clients", nothing, translator("ru"))).text();
    const rows = csv.trim().split("\r\n").slice(1).map((line) => line.split(","));
    expect(rows.length).toBe(80);
    expect(rows.filter((row) => row[2] === "С акцией").reduce((sum, row) => sum + Number(row[5]), 0)).toBe(1200);
    expect(rows[0]?.at(-1)).toMatch(/^promo_contacts\.csv:\d+$/);
  });
  test("a branch manager's promotion is of the clients who came to the branch before, and of its orders", async () => {
    const viewer = { ...localViewer("test"), roles: ["branch_manager" as const], branches: ["Север"] };
    const found = await seenAs(viewer, () => one(home));
    expect(promotionJson(found).arms).toEqual([{ arm: "treated", n: 25, mean: expect.closeTo((40 * 19) / 25, 9) }, { arm: "holdout", n: 25, mean: expect.closeTo((40 * 13) / 25, 9) }]);
    expect(found.naive.orders).toBe(7);
    expect((await seenAs({ ...viewer, branches: [] }, () => assessPromotions(home, nothing))).length).toBe(0);
  });

  test("who used it changes nothing of the effect: the code on none of the orders, and on other ones", async () => {
    const [usual, other, none] = await Promise.all(["АКЦИЯ", "ИНЫЕ", "НИКТО"].map((code) => one(home, nothing, code)));
    expect([usual, other, none].map((found) => found?.naive.users)).toEqual([10, 16, 0]);
    for (const found of [other, none]) expect({ ...promotionJson(found!), promo_code: "АКЦИЯ" }).toEqual(promotionJson(usual!));
  });
  test("costs that some orders lack: revenue, and it says so; or an assumed margin where they are missing", async () => {
    expect(promotionJson(await one(home, nothing, "БЕЗЦЕНЫ"))).toMatchObject({ basis: "revenue", incremental_per_client: 25 });
    expect(promotionJson(await one(home, { margin: 0.5, contactCost: 200 }, "БЕЗЦЕНЫ"))).toMatchObject({ basis: "margin", incremental_per_client: (40 * 29 + 50) / 40 - 20, profit: expect.closeTo(40 * 29 + 50 - 800 - 80 - 100, 9) });
  });
  test("a test that was drawn here is judged by its draw and its plan, and refused where the arms lost many of one", async () => {
    const listed = await home.engine.query<{ id: number; arm: TrialArm }>(raw("select client_id as id, arm from core.promo_contacts where promo_code = 'АКЦИЯ' order by client_id"));
    const plan = {
      version: 1, method: "intention_to_treat", starts_on: "2026-03-01", ends_on: "2026-03-31", tail_days: 10, counted_until: "2026-04-10", basis: "margin", margin_share: null, contact_cost: 300, fixed_cost: 0, expected_effect: null, share: 0.5, seed: 7,
      as_of: "2026-02-28", before: { clients: 80, mean: 0, sd: 0 }, seen: null, group: { kind: "segment", id: "all", spec: null }, left_out: { refused: 0, unreachable: 0, displeased: 0 }, channel: "SMS",
    };
    const draw = (promo_code: string, members: readonly { id: number; arm: TrialArm }[]) =>
      recordTrial(home.state, { promo_code, name: "Своя", drawn_by: null, plan: JSON.stringify(trialPlanSchema.parse(plan)), members: members.map(({ id, arm }) => ({ client_id: Number(id), arm, stratum: "s" })) });
    // The other way round than the list has it, under a code that no export has; and a draw that lost most of those held out.
    await draw("Жребий", listed.map(({ id, arm }) => ({ id, arm: arm === "treated" ? "holdout" : "treated" })));
    await draw("ПОТЕРЯ", [...listed, ...Array.from({ length: 60 }, (_, at) => ({ id: at + 1, arm: "holdout" as const }))]);
    const [drawn, lost] = [await one(home, nothing, "Жребий"), await one(home, nothing, "ПОТЕРЯ")];
    expect(promotionJson(drawn)).toMatchObject({ method: "holdout", arms: [{ arm: "treated", n: 40, mean: 20 }, { arm: "holdout", n: 40, mean: 30 }], incremental_per_client: -10, profit: -400 - 120, verdict: "lost" });
    expect([drawn.span.until, drawn.trial?.sizes]).toEqual(["2026-04-10", 1]);
    expect([lost.judgement.verdict, lost.judgement.barred, lost.judgement.effect]).toEqual(["cannot_tell", "mismatch", null]);
    const page = await promotionPage(home, "ПОТЕРЯ", new URLSearchParams(), "en");
    expect(page?.assumptions.join(" ")).toMatch(/drawn here on .+ with seed 7, 50\.0% held out.+10 days after the promotion, as written down.+60 rows of the list/);
  });
});

describe("a promotion whose tail is not over, in a home and in the shell", () => {
  let [home, dir] = [null as unknown as Home, ""];
  // Sixty gaps of 100 days before: the tail is longer than the data.
  const more = Array.from({ length: 60 }, (_, at) => [`Юг;р${at};Р${at};2025-01-01;ТО;;;10.00;5.00;;`, `Юг;с${at};Р${at};2025-04-11;ТО;;;10.00;5.00;;`]).flat();
  beforeAll(async () => void ({ home, dir } = await loaded({ more, end: "2026-04-30", groups: [{ promo: "АКЦИЯ", letter: "К" }] })));
  afterAll(async () => {
    await closeHomes();
    rmSync(dir, { recursive: true });
  });
  test("a tail as long as the median completed gap, and too early while it lasts", async () => {
    const found = await one(home);
    expect([found.tail.days, found.span.until, found.judgement.verdict, found.judgement.barred]).toEqual([100, "2026-07-09", "cannot_tell", "tail"]);
    expect(found.judgement.effect?.value).toBe(1000);
    const page = await promotionPage(home, "АКЦИЯ", new URLSearchParams(), "en");
    expect(page?.sentences[0]).toMatch(/Cannot tell yet.+100 days.+9.July 2026.+30.April 2026/);
  });
  test("without a holdout clients of the list are compared with others like them, as an estimate", async () => {
    const found = await one(home, nothing, "АКЦИЯ-СПИСОК");
    // All came once, in November, less than the time of the promotion and twice before it: money in March of 40 and 40.
    expect(promotionJson(found)).toMatchObject({ method: "matched", arms: [{ arm: "treated", n: 40, mean: 30 }, { arm: "comparison", mean: expect.closeTo(20, 9) }], incremental_per_client: expect.closeTo(10, 9) });
    expect([found.matched?.left, found.trial]).toEqual([0, null]);
    const told = promotionJson(found);
    await home.close();

    // The shell says the same, lists all of them without a code, and knows no others.
    const shell = async (...argv: string[]) => {
      const said = { out: "", err: "" };
      const code = await execute(["promotion", ...argv, "--lang", "en"], { stdout: { write: (text) => (said.out += text) }, stderr: { write: (text) => (said.err += text) }, cwd: dir, env: { LOYALTY_HOME: dir }, isTTY: false });
      return { code, ...said };
    };
    expect(JSON.parse((await shell("АКЦИЯ-СПИСОК", "--json")).out)).toEqual(told);
    expect((await shell("АКЦИЯ-СПИСОК", "--contact-cost", "2.5")).out).toMatch(/An estimate, not proof[^]+Difference per client +₽10\.00[^]+Costs beside the discount +₽200/);
    const list = await shell();
    expect([list.code, list.out.split("\n").filter((line) => /^(АКЦИЯ|БЕЗ)/.test(line)).length]).toEqual([0, 3]);
    expect(await shell("НЕТ")).toEqual({ code: 2, out: "", err: "There is no promotion “НЕТ”. There are: АКЦИЯ, АКЦИЯ-СПИСОК, БЕЗ.\n" });
    expect((await shell("АКЦИЯ", "--margin", "40")).err).toContain("--margin");
  });
});
