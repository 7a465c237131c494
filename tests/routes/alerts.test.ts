import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { watchAlerts, type AlertWatch } from "#app/services/alerts/watch.server.ts";
import { ended, files, form, lacks, location, openSite, said, type Site } from "./site.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const visits = ["Филиал;Номер заказ-наряда;Дата закрытия;Телефон;Клиент;Сумма"];
/** Forty orders a year at each branch; those of «Север <&>» fall to half. */
for (const [branch, amounts] of [["Север <&>", [10000, 5000]], ["Юг", [10000, 10000]]] as const)
  for (const [year, amount] of amounts.entries())
    for (let i = 0; i < 40; i++) visits.push(`${branch};${branch}${year}-${i};${String((i % 20) + 1).padStart(2, "0")}.05.${2025 + year};+7 701 ${branch === "Юг" ? 1 : 2}00 00 ${String(i).padStart(2, "0")};Иванов ${"АБВГД"[i % 5]};${amount + (i % 2)},00`);
visits.push("Юг;last;01.06.2026;+7 701 100 00 00;Иванов А;10 000,00");

/** Fields of the review form's only file, as a browser sends them. */
async function load(): Promise<void> {
  const address = location(await site.post("/data", files(["визиты.csv", visits.join("\r\n")])));
  const upload = /upload=([^&]+)/.exec(address)?.[1] ?? "";
  await ended(site, location(await site.post("/data", form({ upload, intent: "load" }))));
}

describe("over an empty home", () => {
  it("nothing is signalled, and feeds are feeds", async () => {
    expect(lacks(await said(await site.get("/alerts")), "Ни одно правило не сработало", "Правила")).toEqual([]);
    const feed = (await (await site.get("/alerts.json?lang=en")).json()) as { title: string; language: string; items: unknown[] };
    expect(feed).toMatchObject({ language: "en", items: [] });
    expect(feed.title).toContain("Alerts");
  });
});

describe("after a load", () => {
  let watch: AlertWatch;
  beforeAll(async () => {
    watch = watchAlerts(process.env, 20);
    await load();
  }, 60_000);
  afterAll(() => watch.stop());

  it("rules are looked at before anybody opens their page", async () => {
    await vi.waitFor(async () => expect(await said(await site.get("/data"))).toMatch(/Сигналы: \d+ нов/), { timeout: 20_000, interval: 100 });
  });

  it("a branch whose checks fell is signalled, once however often one looks, and counted beside the bell", async () => {
    const first = await said(await site.get("/alerts"));
    expect(lacks(first, "Средний чек, Север &lt;&amp;&gt;:", "больше случайного", "новый")).toEqual([]);
    await site.get("/alerts");
    const { items } = (await (await site.get("/alerts.json")).json()) as { items: { title: string; url: string; _loyalty: { state: string; first_day: string } }[] };
    const own = items.filter(({ title }) => title.startsWith("Средний чек, Север <&>"));
    expect(own).toHaveLength(1);
    expect(own[0]?._loyalty).toEqual({ state: "new", first_day: "2026-05-31", over_day: null });
    expect(lacks(await said(await site.get(new URL(own[0]?.url ?? "").pathname + new URL(own[0]?.url ?? "").search)), 'role="dialog"', `Сигналы: ${items.length} нов`)).toEqual([]);
  });
  it("RSS carries the name of the branch escaped", async () => {
    const response = await site.get("/alerts.rss");
    expect(response.headers.get("content-type")).toBe("application/rss+xml; charset=utf-8");
    const text = await response.text();
    expect(text).toContain("Север &lt;&amp;&gt;");
    expect(text).not.toContain("<&>");
  });
  it("seen is seen; a rule switched off ends its signals, switched on again begins a new one", async () => {
    await site.post("/alerts", form({ intent: "seen" }));
    expect(lacks(await said(await site.get("/alerts")), "просмотрен")).toEqual([]);
    await site.post("/alerts", form({ intent: "switch", rule: "check-year" }));
    expect(lacks(await said(await site.get("/alerts")), "Прошли", "выключено")).toEqual([]);
    await site.post("/alerts", form({ intent: "switch", rule: "check-year" }));
    expect(lacks(await said(await site.get("/alerts")), "новый", "Прошли")).toEqual([]);
  });
  it("a rule of one's own is added, holds, and goes; nonsense adds nothing", async () => {
    await site.post("/alerts", form({ intent: "add", metric: "average_check", kind: "threshold", side: "below", value: "8 000" }));
    await site.post("/alerts", form({ intent: "add", metric: "nothing", kind: "threshold", side: "below", value: "1" }));
    await site.post("/alerts", form({ intent: "add", metric: "average_check", kind: "threshold", side: "below", value: "много" }));
    const html = await said(await site.get("/alerts"));
    const own = /name="rule" value="([0-9a-f-]{36})"/g;
    expect([...html.matchAll(own)]).toHaveLength(1);
    expect(lacks(html, "за порогом")).toEqual([]);
    await site.post("/alerts", form({ intent: "delete", rule: own.exec(html)?.[1] ?? "" }));
    expect((await said(await site.get("/alerts"))).match(own)).toBeNull();
  });
  it("events are written down, changed, shown on the trend and taken away", async () => {
    expect((await site.post("/events", form({ day: "2026-13-01", label: "x", kind: "price", branch: "", intent: "save" }))).status).toBe(400);
    await site.post("/events", form({ day: "2026-03-01", label: "Новые <цены>", kind: "price", branch: "", intent: "save" }));
    expect(lacks(await said(await site.get("/events")), "Новые &lt;цены&gt;", "смена цен")).toEqual([]);
    await site.post("/events", form({ event: "1", day: "2026-04-01", label: "Переезд", kind: "system", branch: "Юг", intent: "save" }));
    const html = await said(await site.get("/events"));
    expect(lacks(html, "Переезд", "смена системы, Юг")).toEqual([]);
    expect(html).not.toContain("Новые");
    await site.post("/events", form({ event: "1", intent: "delete" }));
    expect(lacks(await said(await site.get("/events")), "Пока ничего не записано")).toEqual([]);
  });
});
