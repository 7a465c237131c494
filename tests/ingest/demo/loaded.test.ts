import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seenAs } from "#app/auth/viewer.server.ts";
import { findMetric } from "#app/metrics/catalog.ts";
import { compileFigures, spanAt } from "#app/metrics/compile.ts";
import type { Metric } from "#app/metrics/define.ts";
import type { Dimension } from "#app/metrics/types.ts";
import { watchPage } from "#app/services/staff/watch.server.ts";
import type { DemoTruth } from "#pipelines/demo/index.ts";
import { checkHome, importFiles, openHome, type Home, type ImportReport } from "#pipelines/index.ts";
import { raw } from "#pipelines/warehouse/sql.ts";
import { isItsTurn } from "#tests/turn.ts";
import { checkCatalogue } from "../../metrics/catalogue/check.ts";
import { summed } from "../../metrics/catalogue/units.ts";
import { testAround } from "./around.ts";
import { testAroundFigures } from "./around-figures.ts";
import { testProgramme } from "./programme.ts";
import { director, hr } from "../bonus/people.ts";
import { demoInto } from "./once.ts";
import { testPromotions } from "./promotions.ts";
import { reckon, type LoyalCount, type Reckoning } from "./reckon.ts";

let dir: string;
let home: Home;
let truth: DemoTruth;
let files: readonly string[];
let report: ImportReport;
let told: Reckoning;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "demo-loaded-"));
  ({ truth, files, report } = await demoInto(dir));
  home = await openHome(dir);
  told = reckon(truth);
});
afterAll(async () => {
  await home.close();
  await rm(dir, { recursive: true });
});

const rows = <T>(text: string): Promise<T[]> => home.engine.query<T>(raw(text));
interface Sums {
  readonly numerator: number;
  readonly denominator: number | null;
  readonly units: number;
  readonly [key: string]: unknown;
}
async function ask(metric: string, asOf: string, by: readonly Dimension[] = []): Promise<Sums[]> {
  return home.engine.query<Sums>(compileFigures({ metric: findMetric(metric) as Metric, spans: [spanAt(asOf)], by, filters: {}, satisfactionMax: 10 }));
}

describe("the import", () => {
  test("reads every file without help and reports what the truth says", () => {
    expect(report.ignored).toEqual([]);
    const counts = (f: { file: string; kind: string | null; loaded: number; unchanged: number; superseded: number; rejected: number }): unknown[] => [f.file, f.kind, f.loaded, f.unchanged, f.superseded, f.rejected];
    expect(report.files.filter((f) => f.error)).toEqual([]);
    expect(report.files.map((f) => [...counts(f), f.rows_read])).toEqual(truth.files.map((f) => [...counts(f), f.rows]));
    for (const f of report.files) expect(f.loaded + f.unchanged + f.superseded + f.rejected, f.file).toBe(f.rows_read);
  });

  test("rejects the planted rows and no other, and names the line and the column", () => {
    const said = report.files.flatMap((f) => f.problems.map((p) => ({ file: f.file, line: p.line, column: p.column, code: p.code })));
    expect(said).toEqual(truth.rejects);
  });

  test("finds the total rows", () => {
    const said = report.files.map((f) => [f.file, f.control_total ? Math.round(Number(f.control_total.reported) * 100) : null]);
    expect(said).toEqual(truth.files.map((f) => [f.file, f.controlTotal]));
  });

  test("leaves nothing for a check to find", async () => {
    expect(await checkHome(home)).toEqual([]);
  });

  test("changes nothing the second time", async () => {
    const some = files.filter((f) => f.endsWith(".xlsx") || f.includes("повторно") || f.startsWith("CSI"));
    const again = await importFiles(home, some.map((f) => join(dir, "exports", f)), { today: truth.today });
    expect(some.length).toBeGreaterThan(3);
    expect(again.files.map((f) => f.already_loaded)).toEqual(some.map(() => true));
    expect(again.clients).toEqual(report.clients);
  });
});

describe("what was loaded", () => {
  test("is every order, contract and answer of the truth, to the last tenge", async () => {
    const [orders] = await rows<object>(`
      select count(*) as n, cast(sum(total_amount) as bigint) as total, cast(sum(discount_amount) as bigint) as discount, count(*) filter (where client_id is null) as nobody,
        count(*) filter (where identified_by = 'vin') as by_car, count(*) filter (where is_qualifying) as qualifying, count(*) filter (where advisor is not null) as served
      from core.visit`);
    const sum = (of: (o: DemoTruth["orders"][number]) => number): number => truth.orders.reduce((total, o) => total + of(o), 0);
    expect(orders).toEqual({
      n: truth.orders.length,
      total: sum((o) => o.total),
      discount: sum((o) => o.discount),
      nobody: sum((o) => +(o.client === null)),
      by_car: sum((o) => +(o.identifiedBy === "vin")),
      qualifying: told.qualifying.length,
      served: sum((o) => +(o.advisor !== null)),
    });
    const [sales] = await rows<object>("select count(*) as n, cast(sum(amount) as bigint) as amount, count(*) filter (where is_cancelled) as cancelled, count(seller) as sold from core.sale");
    expect(sales).toEqual({
      n: truth.sales.length,
      amount: truth.sales.reduce((total, s) => total + s.price - s.discount, 0),
      cancelled: truth.sales.filter((s) => s.cancelledOn !== null).length,
      sold: truth.sales.length,
    });
    const [answers] = await rows<object>("select count(*) as n, cast(sum(recommend_score) as bigint) as points, count(*) filter (where client_id is null) as anonymous from core.survey");
    expect(answers).toEqual({
      n: truth.answers.length,
      points: truth.answers.reduce((total, a) => total + (a.recommend ?? 0), 0),
      anonymous: truth.answers.filter((a) => a.client === null).length,
    });
  });

  test("joins the records of one client and of no others", async () => {
    expect(report.clients.clients).toBe(truth.clients.length);
    expect(report.clients.records).toBeGreaterThan(truth.clients.length);
    const mine = new Map<string, number | string | null>(truth.orders.map((o) => [`${o.branch} ${o.no}`, o.client] as const));
    const theirs = await rows<{ branch: string; visit_no: string; client_id: number | null }>("select branch, visit_no, client_id from core.visit");
    const pairs = new Set(theirs.map((v) => `${mine.get(`${v.branch} ${v.visit_no}`)} ${v.client_id}`));
    const owners = new Set(truth.orders.map((o) => o.client));
    expect(pairs.size).toBe(owners.size);
    expect(new Set(theirs.map((v) => v.client_id)).size).toBe(owners.size);
    const companies = await rows<{ n: number }>("select count(*) as n from core.client where client_kind = 'company'");
    expect(companies[0]?.n).toBe(truth.clients.filter((c) => c.kind === "company").length);
  });

  test("lists the reception's phone as no key, and nothing else", async () => {
    const shared = await rows<{ key_type: string; key_value: string }>("select key_type, key_value from core.shared_key");
    expect(shared).toEqual([truth.ownPhone, truth.sharedPhone].sort().map((key_value) => ({ key_type: "phone", key_value })));
  });

  test("shows on the page of hints who splits orders, who serves several clients under one phone, and who chooses whom to ask", async () => {
    const hinted = async (from: string, metric: string): Promise<string[]> => {
      const { parts } = await seenAs(hr, () => watchPage(home, { period: { from, to: "2026-05-31" }, filters: {} }));
      return parts.filter((part) => part.metric === metric).flatMap(({ people }) => people.filter(({ says }) => says === "hint").map(({ staffCode }) => staffCode));
    };
    expect(await hinted("2026-05-01", "split_order_share")).toEqual([truth.splittingAdvisor]);
    expect(await hinted("2026-05-01", "own_phone_share")).toEqual([truth.ownPhoneAdvisor]);
    expect(await hinted("2025-06-01", "asked_share")).toEqual([truth.choosyAdvisor]);
  });

  test("served whom the payroll says, code by code", async () => {
    const mine = new Map<string, number | string | null>(truth.orders.map((o) => [`${o.branch} ${o.no}`, o.advisor] as const));
    const theirs = await rows<{ branch: string; visit_no: string; advisor: string | null }>("select branch, visit_no, advisor from core.visit");
    expect(theirs.filter((v) => mine.get(`${v.branch} ${v.visit_no}`) !== v.advisor)).toEqual([]);
  });
});

describe("what else was loaded is what really happened", () => {
  testAround({ truth: () => truth, rows });
  testAroundFigures({ truth: () => truth, home: () => home });
  testPromotions({ truth: () => truth, home: () => home });
  testProgramme(() => home, director);

  test("every metric by every second dimension: parts make wholes, units and rows make figures", async () => {
    const checked = await checkCatalogue(home, {}, "some", summed.filter((_, at) => isItsTurn(at)));
    expect(checked.faults).toEqual([]);
    expect(checked.figures).toBeGreaterThan(700);
  }, 240_000);
});

describe("the figures are those of the truth", () => {
  const days = ["2024-11-30", "2025-12-31", "2026-02-28", "2026-05-31"];

  test.each(days)("loyal clients at %s, group and branches", async (asOf) => {
    const expected = told.loyalAt(asOf);
    const counts = (c: LoyalCount): object => ({ loyal: c.loyal, eligible: c.active - c.tooNew, active: c.active, too_new: c.tooNew, repeat: c.repeat, discount_only: c.discountOnly, detractors: c.detractors, confirmed: c.confirmed });
    const said = (s: Sums): object => ({
      loyal: s.numerator, eligible: s.denominator, active: s["part_active"], too_new: s["part_too_new"], repeat: s["part_repeat"], discount_only: s["part_discount_only"], detractors: s["part_detractor"], confirmed: s["part_confirmed"],
    });
    const [group] = await ask("loyal_client_share", asOf);
    expect(said(group as Sums)).toEqual(counts(expected.group));
    const branches = await ask("loyal_client_share", asOf, ["branch"]);
    expect(Object.fromEntries(branches.map((b) => [b["branch"], said(b)]))).toEqual(Object.fromEntries(Object.entries(expected.branches).map(([b, c]) => [b, counts(c)])));
  });

  test.each(["service_retention", "repeat_sale_share", "sale_to_service", "service_to_sale", "regular_conversion"])("%s", async (metric) => {
    const of = { service_retention: told.serviceRetention, repeat_sale_share: told.repeatSales, sale_to_service: told.saleToService, service_to_sale: told.serviceToSale, regular_conversion: told.conversion };
    for (const asOf of ["2025-12-31", "2026-05-31"]) {
      const [said] = await ask(metric, asOf);
      expect([said?.numerator, said?.denominator], asOf).toEqual(of[metric as keyof typeof of](asOf));
    }
  });

  test("NPS by origin and the average check", async () => {
    const asOf = "2026-05-31";
    for (const s of await ask("nps", asOf, ["origin"])) {
      const { promoters, detractors, n } = told.nps(asOf, s["origin"] as "internal" | "importer");
      expect([s.numerator, s.denominator], String(s["origin"])).toEqual([promoters - detractors, n]);
    }
    const [check] = await ask("average_check", asOf);
    expect([check?.numerator, check?.denominator]).toEqual([told.averageCheck(asOf).total, told.averageCheck(asOf).orders]);
  });
});
