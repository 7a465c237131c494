import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { spanAt } from "#app/metrics/compile.ts";
import { averageCheck } from "#app/metrics/definitions/sales.ts";
import { loyalClientShare } from "#app/metrics/definitions/clients.ts";
import { brushedFigure } from "#app/metrics/brushed.ts";
import type { Tile } from "#app/metrics/types.ts";
import { figures } from "#app/services/figures.server.ts";
import { figuresAt, monthFigures } from "#app/services/month-figures.server.ts";
import { orderPage } from "#app/services/orders/order-page.server.ts";
import { changeViews, savedViews } from "#app/services/views.server.ts";
import { tilesOf } from "#app/services/tiles.server.ts";
import { trendEnds } from "#app/services/trend-months.ts";
import type { Home } from "#pipelines/index.ts";
import { openState } from "#pipelines/state/index.ts";
import { sql } from "#pipelines/warehouse/sql.ts";
import { visitLine } from "../sql/factory.ts";
import { visit, withHome } from "./home.ts";

/** Two clients in A, one in B, each month of three years; orders of A cost 200, of B 100, and in 2025 all cost 10 more. */
const rows = Array.from({ length: 36 }, (_, at) => `${2023 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`).flatMap((month) =>
  [1, 2, 3].map((client) => {
    const amount = (client === 3 ? 100 : 200) + (month.startsWith("2025") ? 10 : 0);
    return visit(`${month}/${client}`, { branch: client === 3 ? "B" : "A", closed_on: month.endsWith("-12") ? `${month}-31` : `${month}-15`, phone: `+7701000000${client}`, total_amount: amount * 100 });
  }),
);
const asked = { asOf: "2025-12-31", period: undefined, filters: {} };
const tile = async (home: Home, more: Partial<Parameters<typeof tilesOf>[2]>, metric = averageCheck): Promise<Tile> => (await tilesOf(home, metric, { ...asked, ...more }))[0]!;

describe("one comparison for every tile", () => {
  it("a year before, the month before, the best and the median branch, worked by hand", () =>
    withHome(rows, async ({ home }) => {
      const year = await tile(home, {});
      expect([year.current.value, year.change?.from.value, year.change?.value]).toEqual(["176.67", "166.67", "10.00"]); // (2·210 + 110)/3, (2·200 + 100)/3
      const before = await tile(home, { compare: "previous" });
      expect(before.change).toMatchObject({ kind: "previous", from: { as_of: "2025-11-30" } });
      const best = await tile(home, { compare: "best" });
      expect(best.change).toMatchObject({ kind: "best", from: { by: { branch: "A" }, value: "210.00" }, value: "-33.33" });
      expect(best.against?.at(-1)).toMatchObject({ as_of: "2025-12-31", value: "210.00" });
      const median = await tile(home, { compare: "median" });
      expect(median.change?.from.by).toEqual({ branch: "B" });
      expect(await tile(home, { compare: "best", filters: { branch: ["A"] } })).toMatchObject({ change: null, cannot: "is_best" });
      expect((await tile(home, { compare: "best", filters: { branch: ["B"] } })).change).toMatchObject({ value: "-100.00" });
    }));

  it("the goal of the branch and month, and no goal where none is set", () =>
    withHome(rows, async ({ home }) => {
      const goal = (metric: string, branch: string, value: number) => home.engine.run(sql`insert into core.goals (batch_id, line, metric, branch, month, value) values (1, 1, ${metric}, ${branch}, cast('2025-12-01' as date), ${value})`);
      await goal("Средний чек", "A", 250);
      await goal("loyal_client_share", "A", 45);
      expect((await tile(home, { compare: "goal", filters: { branch: ["A"] } })).change).toMatchObject({ kind: "goal", from: { value: "250.00" }, value: "-40.00" });
      expect((await tile(home, { compare: "goal", filters: { branch: ["A"] } }, loyalClientShare)).change?.from.value).toBe(0.45);
      expect((await tile(home, { compare: "goal" })).cannot).toBe("no_goal"); // B has none
      await goal("Средний чек", "B", 100);
      // Two orders of A and one of B: (2·250 + 100)/3.
      const later = { ...home, version: 2 };
      expect((await tile(later, { compare: "goal" })).change).toMatchObject({ kind: "goal", from: { value: "200.00" } });
      expect((await tile(later, { compare: "goal", filters: { branch: ["A", "B"] } })).change?.from.value).toBe("200.00");
      expect((await tile(home, { compare: "goal", filters: { branch: ["A"], client_kind: ["person"] } })).cannot).toBe("goal_is_whole");
    }));

  it("months picked in the browser are what the server then answers", () =>
    withHome(rows, async ({ home }) => {
      for (const metric of [averageCheck, loyalClientShare]) {
        const shown = brushedFigure(await tile(home, {}, metric), "2024-11", "2025-02");
        const period = { from: "2024-11-01", to: "2025-02-28" };
        const answered = await tile(home, { asOf: period.to, period }, metric);
        expect(shown).toMatchObject({ value: answered.current.value, n: answered.current.n });
      }
    }));

  it("months asked a year at a time are the same figures", () =>
    withHome(rows, async ({ home }) => {
      const ends = trendEnds("2025-08-20");
      for (const by of [[], ["branch"]] as const) {
        const alone = await Promise.all(ends.map((end) => figures(home, averageCheck, [spanAt(end, { from: `${end.slice(0, 7)}-01`, to: end })], by, {}, undefined, "sums")));
        expect(await monthFigures(home, averageCheck, ends, by, {})).toEqual(alone.flat());
      }
    }));
});

it("a snapshot of a period is that of its last day, asked alone or with its year", () =>
  withHome(rows, async ({ home }) => {
    const day = { asOf: "2025-08-31", period: { from: "2025-06-01", to: "2025-08-31" } };
    expect(await figuresAt(home, loyalClientShare, day, {})).toEqual(await figures(home, loyalClientShare, [spanAt(day.asOf, day.period)], [], {}));
    expect(await figuresAt(home, averageCheck, day, {})).toEqual(await figures(home, averageCheck, [spanAt(day.asOf, day.period)], [], {}));
  }));

describe("an order", () => {
  const lines = [visitLine("7", { branch: "A", line_no: "1", item_name: "Масло", line_kind: "part", quantity: 4, amount: 40_000 }), visitLine("7", { branch: "A", line_no: "2", item_name: "Замена", line_kind: "labour", quantity: 1, amount: 10_000 })];
  it("is found by its number and by its line, with its works and parts", () =>
    withHome([visit("7", { branch: "A", closed_on: "2025-03-04", total_amount: 50_000 }), ...lines], async ({ home }) => {
      const order = await orderPage(home, "A 7");
      expect(order).toMatchObject({ no: "7", branch: "A", day: "2025-03-04", total: "50000" });
      expect(order?.lines.map(({ name, kind, quantity, amount }) => [name, kind, quantity, amount])).toEqual([["Масло", "part", 4, "40000"], ["Замена", "labour", 1, "10000"]]);
      expect(await orderPage(home, "A 8")).toBeNull();
      expect(await orderPage(home, "@b1:999")).toBeNull();
    }));
});

describe("saved views", () => {
  it("are kept by name, renamed and forgotten, and lead nowhere else", async () => {
    const dir = await mkdtemp(join(tmpdir(), "loyalty-views-"));
    const state = await openState(dir);
    try {
      const home = { state } as unknown as Home;
      const send = (fields: Record<string, string>) => {
        return changeViews(home, new URLSearchParams(fields));
      };
      await send({ intent: "save", name: " North ", back: "/?branch=A&figure=nps&page=2&lang=en" });
      await send({ intent: "save", name: "Evil", back: "//evil.example/x" });
      expect((await savedViews(home)).map(({ name, to }) => [name, to])).toEqual([["Evil", "/"], ["North", "/?branch=A"]]);
      await send({ intent: "save", name: "North", back: "/clients?brand=Kia" });
      const [evil, north] = await savedViews(home);
      expect(north?.to).toBe("/clients?brand=Kia");
      await send({ intent: "rename", view: String(north?.id), name: "Evil" });
      expect((await savedViews(home)).map(({ name, to }) => [name, to])).toEqual([["Evil", "/clients?brand=Kia"]]);
      await send({ intent: "delete", view: String(evil?.id) });
      await send({ intent: "save", name: "  ", back: "/" });
      expect(await savedViews(home)).toHaveLength(1);
      await send({ intent: "delete", view: String(north?.id) });
      expect(await savedViews(home)).toEqual([]);
    } finally {
      await state.close();
      await rm(dir, { recursive: true });
    }
  });
});
