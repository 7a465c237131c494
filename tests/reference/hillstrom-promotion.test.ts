import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { assessPromotions } from "#app/services/promotions/assess.server.ts";
import { promotionJson, type PromotionJson } from "#app/services/promotions/promotion-json.ts";
import { importFiles, openHome, type Home, type ImportReport } from "#pipelines/index.ts";
import { hillstromIsHere } from "./stats/hillstrom.ts";

/** The MineThatData e-mail test as exports of a dealer: who was to get which mailing, who was held out, and what they bought. */
function exportsInto(dir: string): string[] {
  const [head = "", ...rows] = gunzipSync(readFileSync(resolve("../shared/reference/hillstrom/hillstrom.csv.gz"))).toString("utf8").trim().split(/\r?\n/);
  const names = head.split(",");
  const fromEnd = (name: string) => names.indexOf(name) - names.length;
  const visits = ["Branch,Visit no,Customer code,Closed on,Total amount"];
  const contacts = ["Promo code,Customer code,Test group,Contact date"];
  rows.forEach((row, at) => {
    const cells = row.split(",");
    const segment = cells.at(fromEnd("segment"));
    const code = `H${at}`;
    const treated = (promo: string) => contacts.push(`${promo},${code},treated,2008-03-20`);
    const held = (promo: string) => contacts.push(`${promo},${code},holdout,`);
    if (segment === "Mens E-Mail") treated("MENS");
    if (segment === "Womens E-Mail") treated("WOMENS");
    if (segment === "No E-Mail") ["MENS", "WOMENS"].forEach(held);
    if (cells.at(fromEnd("visit")) === "1") visits.push(`Shop,V${at},${code},2008-0${at % 2 ? "3-25" : "4-02"},${Number(cells.at(fromEnd("spend"))).toFixed(2)}`);
  });
  const promotions = ["Promo code,Name,Start date,End date,Kind", "MENS,Men's merchandise,2008-03-20,2008-04-02,message", "WOMENS,Women's merchandise,2008-03-20,2008-04-02,message"];
  return Object.entries({ visits, promo_contacts: contacts, promotions }).map(([name, lines]) => {
    const file = join(dir, `${name}.csv`);
    writeFileSync(file, `${lines.join("\n")}\n`);
    return file;
  });
}

describe.runIf(hillstromIsHere)("Hillstrom's e-mail test, loaded as two promotions with one holdout", () => {
  let [home, dir, report] = [null as unknown as Home, "", null as unknown as ImportReport];
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), "loyalty-hillstrom-"));
    home = await openHome(dir);
    report = await importFiles(home, exportsInto(dir), { today: "2026-01-01" });
  });
  afterAll(async () => {
    await home.close();
    rmSync(dir, { recursive: true });
  });
  const found = async (code: string, margin: number | null = null, contactCost: number | null = null): Promise<PromotionJson> => {
    const [one] = await assessPromotions(home, { margin, contactCost }, [code]);
    if (!one) throw new Error(`no promotion ${code}`);
    return promotionJson(one);
  };
  const near = (value: number) => expect.closeTo(value, 4);

  test("every client and visit is there", () => {
    expect(report.files.map(({ kind, loaded, rejected }) => [kind, loaded, rejected])).toEqual([["visits", 9394, 0], ["promo_contacts", 85_306, 0], ["promotions", 2, 0]]);
    expect(report.clients.clients).toBe(64_000);
  });

  test("incremental spend as published: .7698 [.4851, 1.0545] and .4244 [.1690, .6799]; the basis says that it is revenue", async () => {
    expect(await found("MENS")).toMatchObject({ method: "holdout", basis: "revenue", incremental_per_client: near(0.7698272), low: near(0.4851397), high: near(1.0545146), verdict: "earned" });
    expect(await found("WOMENS")).toMatchObject({ method: "holdout", basis: "revenue", incremental_per_client: near(0.4244122), low: near(0.1689568), high: near(0.6798676), verdict: "earned" });
    const [mens] = await assessPromotions(home, { margin: null, contactCost: null }, ["MENS"]);
    expect([mens?.tail.days, mens?.tail.gaps, mens?.span.until]).toEqual([null, 0, "2008-04-02"]);
    expect((await found("MENS")).arms).toEqual([{ arm: "treated", n: 21_307, mean: near(1.4226165) }, { arm: "holdout", n: 21_306, mean: near(0.6527894) }]);
  });

  test("at a margin of 40 % the second mailing loses once a contact costs .20, and earns at .05", async () => {
    const cheap = await found("WOMENS", 0.4, 5);
    expect(cheap).toMatchObject({ basis: "margin", incremental_per_client: near(0.4 * 0.4244122), verdict: "earned" });
    expect((cheap.profit ?? 0) / 21_387).toBeCloseTo(0.1198, 4);
    const dear = await found("WOMENS", 0.4, 20);
    expect([dear.profit, dear.profit_low, dear.profit_high].map((total) => (total ?? 0) / 21_387)).toEqual([near(-0.0302351), near(-0.1324173), near(0.071947)]);
    // A loss by the estimate; the interval spans 0, so that the verdict does not call it one.
    expect([dear.profit! < 0, dear.verdict]).toEqual([true, "not clear"]);
    const mens = await found("MENS", 0.4, 5);
    expect((mens.profit ?? 0) / 21_307).toBeCloseTo(0.2579, 4);
    const [assessed] = await assessPromotions(home, { margin: 0.4, contactCost: 5 }, ["MENS"]);
    expect([assessed?.judgement.profit?.roi?.value, assessed?.trial?.cameAnyway]).toEqual([expect.closeTo(5.16, 2), expect.closeTo(0.581, 3)]);
  });
});
