import { describe, expect, test } from "vitest";
import { costsPage } from "#app/services/costs/costs-page.server.ts";
import { stepsTo } from "#app/services/costs/steps.ts";
import { cost } from "../sql/factory.ts";
import { visit, withHome } from "./home.ts";

const asOf = "2026-05-31";
const longAgo = visit("0", { client_code: "давний", closed_on: "2022-01-10" });
const come = (who: string, ...days: readonly string[]) => days.map((day) => visit(`${who} ${day}`, { client_code: who, closed_on: day }));

describe("acquire against retain", () => {
  const rows = [
    longAgo,
    ...come("старый", "2024-12-10", "2025-07-01", "2026-02-01"),
    ...["н1", "н2"].flatMap((who) => come(who, "2026-02-01")),
    cost("2026-02-01", { channel: "Радио", amount: 60_000 }),
    cost("2026-01-01", { channel: "Рассылки", aim: "retain", amount: 10_000 }),
    cost("2026-03-01", { channel: "Радио", aim: "retain", amount: 30_000, branch: "Центр" }),
    cost("2025-11-01", { channel: "Радио", amount: 50_000 }),
  ];
  test("by quarters: what a client won and a client kept cost, and blank where nobody told the costs", () =>
    withHome(rows, async ({ home }) => {
      const page = await costsPage(home, { asOf, filters: {} }, "quarter");
      const quarter = (id: string) => { const step = page.steps.find((one) => one.id === id); return step && [step.acquire.value, step.retain.value, step.ratio.value, step.acquireSpend.value]; };
      // Two clients won for 600, one kept for 400; over the year 1 100 for the two: 550 against 400.
      expect(quarter("2026-Q1")).toEqual(["300.00", "400.00", 1.375, "600.00"]);
      // 500 spent and nobody won; keeping was not told: blank, not free.
      expect(quarter("2025-Q4")).toEqual([null, null, null, "500.00"]);
      expect(quarter("2025-Q3")).toEqual([null, null, null, null]);
      expect(page.channels.map(({ channel, acquire, retain, share }) => [channel, acquire?.value ?? null, retain?.value ?? null, share])).toEqual([["Радио", "1100.00", "300.00", 1400 / 1500], ["Рассылки", null, "100.00", 100 / 1500]]);
      expect([page.known, page.missing.includes("2025-12"), page.missing.includes("2026-02")]).toEqual([true, true, false]);
    }));

  test("without the export the page says so, and has what it can tell without it", () =>
    withHome([longAgo, ...come("старый", "2025-07-01", "2026-02-01")], async ({ home }) => {
      const page = await costsPage(home, { asOf, filters: {} }, "month");
      expect([page.known, page.channels, page.tiles.slice(0, 3).map(({ current }) => current.value)]).toEqual([false, [], [null, null, null]]);
      expect(page.value.length).toBeGreaterThan(0);
    }));

  test("steps are whole quarters or months up to the day, none from before the data", () => {
    expect(stepsTo("2026-05-31", "quarter", null).slice(0, 2)).toEqual([{ id: "2026-Q1", period: { from: "2026-01-01", to: "2026-03-31" } }, { id: "2025-Q4", period: { from: "2025-10-01", to: "2025-12-31" } }]);
    expect(stepsTo("2026-06-30", "quarter", null)[0]?.id).toBe("2026-Q2");
    expect(stepsTo("2026-05-30", "month", "2026-02-10").map(({ id }) => id)).toEqual(["2026-04", "2026-03", "2026-02"]);
  });
});
