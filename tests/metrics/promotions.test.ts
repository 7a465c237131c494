import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { localViewer } from "#app/auth/known-viewers.ts";
import { seenAs } from "#app/auth/viewer.server.ts";
import { translator } from "#app/i18n/index.ts";
import { assessPromotions, type Assessed, type Assumptions } from "#app/services/promotions/assess.server.ts";
import { promotionPage } from "#app/services/promotions/pages/page.server.ts";
import { promotionRows } from "#app/services/promotions/rows.server.ts";
import { promotionJson } from "#app/services/promotions/promotion-json.ts";
import { importFiles, openHome, type Home } from "#pipelines/index.ts";
import { emptyHomeInto } from "../ingest/empty-home.ts";

const nothing: Assumptions = { margin: null, contactCost: null };

/** 40 clients with the promotion and 40 without, of two branches; each had come once in the November before. */
interface Told {
  readonly code?: (client: number) => string;
  readonly cost?: (client: number) => string;
  readonly more?: readonly string[];
  readonly arm?: (client: number) => string | null;
  /** The last day of the data. */
  readonly end?: string;
}
const isTreated = (client: number): boolean => client % 2 === 0;
const branchOf = (client: number): string => (client < 50 ? "Север" : "Юг");

function exportsOf({ code = (c) => (isTreated(c) && c % 8 === 0 ? "АКЦИЯ" : ""), cost = () => "60.00", more = [], arm = (c) => (isTreated(c) ? "целевая" : "контроль"), end = "2026-09-30" }: Told): Record<string, string[]> {
  const clients = Array.from({ length: 80 }, (_, at) => at);
  const visits = ["Филиал;Номер заказа;Код контрагента;Дата закрытия;Вид ремонта;VIN;Пробег;Сумма;Себестоимость;Скидка;Промокод"];
  for (const c of clients) {
    visits.push(`${branchOf(c)};д${c};К${c};2025-11-${String(1 + (c % 20)).padStart(2, "0")};ТО;XTA00000000000${String(100 + c)};${10_000 + c};100.00;60.00;;`);
    // Of the treated three of four come in March and leave 100 − 60, of the others every second.
    if (isTreated(c) ? c % 8 !== 6 : c % 4 === 1) visits.push(`${branchOf(c)};п${c};К${c};2026-03-${String(2 + (c % 25)).padStart(2, "0")};ТО;XTA00000000000${String(100 + c)};${15_000 + c};100.00;${cost(c)};${code(c) ? "10.00" : ""};${code(c)}`);
  }
  visits.push(`Север;конец;К999;${end};ТО;;;1.00;1.00;;`, ...more);
  const contacts = ["Промокод;Код контрагента;Группа;Дата контакта", ...clients.flatMap((c) => (arm(c) === null ? [] : [`АКЦИЯ;К${c};${arm(c)};2026-02-27`]))];
  const promotions = ["Промокод;Название;Дата начала;Дата окончания;Вид;Постоянные затраты;Стоимость контакта", "АКЦИЯ;Весна;2026-03-01;2026-03-31;скидка;100.00;1.00", "БЕЗ;Без списка;2026-03-01;2026-03-31;скидка;;"];
  return { visits, promo_contacts: contacts, promotions };
}

async function loaded(told: Told): Promise<{ home: Home; close(): Promise<void> }> {
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
  return { home, close: async () => (await home.close(), rmSync(dir, { recursive: true })) };
}
const one = async (home: Home, assumptions = nothing, code = "АКЦИЯ"): Promise<Assessed> => {
  const [found] = await assessPromotions(home, assumptions, [code]);
  if (!found) throw new Error(`no promotion ${code}`);
  return found;
};

describe("a promotion in a home", () => {
  let [home, close] = [null as unknown as Home, async () => {}];
  beforeAll(async () => void ({ home, close } = await loaded({})));
  afterAll(() => close());

  test("everybody on the list counts, those who did not come as 0: (30 × 40) ÷ 40 − (20 × 40) ÷ 40 of margin", async () => {
    const found = await one(home);
    expect(promotionJson(found)).toMatchObject({ promo_code: "АКЦИЯ", method: "holdout", basis: "margin", arms: [{ arm: "treated", n: 40, mean: 30 }, { arm: "holdout", n: 40, mean: 20 }], incremental_per_client: 10, profit: 40 * 10 - 40 * 1 - 100, verdict: "not clear" });
    // s² = 4000 × (¾ × ¼ × 40 ÷ 39) of the treated and so on: SE² = (40² × 40 ÷ 39) × (.1875 + .25) ÷ 40.
    expect((found.judgement.effect?.standardError ?? 0) / 100).toBeCloseTo(Math.sqrt((1600 * 0.4375) / 39), 9);
    expect(found.trial?.cameAnyway).toBeCloseTo(0.5 / 0.75, 12);
    // Fifty came twice: half of them within 121 days.
    expect([found.span.until, found.tail, found.naive]).toEqual(["2026-07-30", { days: 121, gaps: 50, dataEnd: "2026-09-30" }, { orders: 10, users: 10, unidentified: 0, revenue: 100_000, discount: 10_000, outside: 0 }]);
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
    const csv = (await promotionRows(home, "АКЦИЯ", "clients", nothing, translator("ru"))) ?? "";
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
});

describe("what is not known", () => {
  test("who used it changes nothing of the effect: the code on none of the orders, and on other ones", async () => {
    const [bare, other] = [await loaded({ code: () => "" }), await loaded({ code: (c) => (c % 3 === 0 ? "АКЦИЯ" : "") })];
    const effects = await Promise.all([bare, other].map(async ({ home }) => promotionJson(await one(home))));
    expect(effects[1]).toEqual(effects[0]);
    expect(effects[0]).toMatchObject({ incremental_per_client: 10, profit: 260, verdict: "not clear" });
    await Promise.all([bare, other].map(({ close }) => close()));
  });
  test("costs that some orders lack: revenue, and it says so; or an assumed margin where they are missing", async () => {
    const { home, close } = await loaded({ cost: (c) => (c === 0 ? "" : "60.00") });
    expect(promotionJson(await one(home))).toMatchObject({ basis: "revenue", incremental_per_client: 25 });
    expect(promotionJson(await one(home, { margin: 0.5, contactCost: 200 }))).toMatchObject({ basis: "margin", incremental_per_client: (40 * 29 + 50) / 40 - 20, profit: expect.closeTo(40 * 29 + 50 - 800 - 80 - 100, 9) });
    await close();
  });
  test("a tail as long as the median completed gap, and too early while it lasts", async () => {
    // Forty gaps of 100 days before: the tail is longer than the data.
    const more = Array.from({ length: 60 }, (_, at) => [`Юг;р${at};Р${at};2025-01-01;ТО;;;10.00;5.00;;`, `Юг;с${at};Р${at};2025-04-11;ТО;;;10.00;5.00;;`]).flat();
    const { home, close } = await loaded({ more, end: "2026-04-30" });
    const found = await one(home);
    expect([found.tail.days, found.span.until, found.judgement.verdict, found.judgement.barred]).toEqual([100, "2026-07-09", "cannot_tell", "tail"]);
    expect(found.judgement.effect?.value).toBe(1000);
    const page = await promotionPage(home, "АКЦИЯ", new URLSearchParams(), "en");
    expect(page?.sentences[0]).toMatch(/Cannot tell yet.+100 days.+9.July 2026.+30.April 2026/);
    await close();
  });
  test("without a holdout clients of the list are compared with others like them, as an estimate", async () => {
    const { home, close } = await loaded({ arm: (c) => (isTreated(c) ? "целевая" : null) });
    const found = await one(home);
    // All came once, in November, less than the time of the promotion and twice before it: money in March of 40 and 40.
    expect(promotionJson(found)).toMatchObject({ method: "matched", arms: [{ arm: "treated", n: 40, mean: 30 }, { arm: "comparison", mean: expect.closeTo(20, 9) }], incremental_per_client: expect.closeTo(10, 9) });
    expect([found.matched?.left, found.trial]).toEqual([0, null]);
    await close();
  });
});
