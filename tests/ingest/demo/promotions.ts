import { expect, test } from "vitest";
import { addDays } from "#app/metrics/period.ts";
import { assessPromotions, type Assessed } from "#app/services/promotions/assess.server.ts";
import { promotionPage } from "#app/services/promotions/pages/page.server.ts";
import type { DemoTruth } from "#pipelines/demo/index.ts";
import type { Home } from "#pipelines/index.ts";
import { median } from "#app/stats/quantile.ts";

interface Told {
  truth(): DemoTruth;
  home(): Home;
}

/** Tests of a demo that is loaded already: its four promotions with a holdout come out as they were made. */
export function testPromotions({ truth, home }: Told): void {
  const assess = async (): Promise<ReadonlyMap<string, Assessed>> => new Map((await assessPromotions(home(), { margin: null, contactCost: null })).map((one) => [one.promotion.code, one]));

  test("what each arm left, order by order of the truth, over a tail of the median gap between visits", async () => {
    const { orders, contacts, trials } = truth();
    const back = new Set(orders.filter((o) => o.reverses !== null).map((o) => `${o.branch} ${o.reverses}`));
    const stand = orders.filter((o) => o.client !== null && o.total >= 0 && o.payer !== "internal" && o.reverses === null && !back.has(`${o.branch} ${o.no}`));
    const came = new Map<number, Set<string>>();
    for (const o of stand) if (o.kind !== "parts") came.set(o.client!, (came.get(o.client!) ?? new Set()).add(o.closedOn));
    const gaps = [...came.values()].flatMap((days) => [...days].sort().flatMap((day, at, all) => (at === 0 ? [] : [(Date.parse(day) - Date.parse(all[at - 1]!)) / 86_400_000])));
    const assessed = await assess();
    const end = orders.reduce((latest, o) => (o.closedOn > latest ? o.closedOn : latest), "");
    for (const { promo, from, treated, holdout } of trials) {
      const { arms, tail, span, promotion } = assessed.get(promo)!;
      expect(tail.days, promo).toBe(Math.round(median(gaps)!));
      const until = addDays(promotion.to, tail.days!);
      const read = until < end ? until : end;
      expect([span.from, span.until, span.read <= read], promo).toEqual([from, until, true]);
      const arm = new Map(contacts.filter((c) => c.promo === promo).map((c) => [c.client, c.arm]));
      const left = { treated: 0, holdout: 0 };
      for (const o of stand) {
        const own = arm.get(o.client!);
        if (own && o.closedOn >= from && o.closedOn <= span.read) left[own] += o.total - o.cost;
      }
      expect(arms.map(({ arm: name, n }) => [name, n]), promo).toEqual([["treated", treated.clients], ["holdout", holdout.clients]]);
      expect(arms.map(({ n, mean }) => Math.round(n * mean)), promo).toEqual([left.treated, left.holdout]);
    }
  });

  test("ОСЕНЬ25 earned, ЛЕТО25 lost, ЮГ1ГОД was too small to tell, СЕВЕР26 has no effect so far; the rest had no list", async () => {
    const assessed = await assess();
    const told = ["ОСЕНЬ25", "ЛЕТО25", "ЮГ1ГОД", "СЕВЕР26"].map((code) => assessed.get(code)!.judgement);
    expect(told.map(({ verdict, barred }) => [verdict, barred])).toEqual([["earned", null], ["lost", null], ["cannot_tell", "too_small"], ["cannot_tell", "tail"]]);
    const [, , small, none] = told;
    expect([(small?.needed ?? 0) > 42, (none?.effect?.low ?? 0) < 0 && (none?.effect?.high ?? 0) > 0]).toEqual([true, true]);
    for (const [code, { judgement }] of assessed) if (!truth().trials.some(({ promo }) => promo === code)) expect([judgement.verdict, judgement.barred], code).toEqual(["cannot_tell", "no_list"]);
  });

  test("a page says it in words, shows three charts, and counts every client of the list in each way of grouping", async () => {
    const page = await promotionPage(home(), "ОСЕНЬ25", new URLSearchParams(), "ru");
    const { treated, holdout } = truth().trials.find(({ promo }) => promo === "ОСЕНЬ25")!;
    expect(page?.sentences[0]).toMatch(/^Акция заработала/);
    expect(page?.charts).toHaveLength(3);
    const count = (text: string): number => Number(text.replaceAll(/\D/g, ""));
    for (const dimension of ["Филиал", "Вид", "Визитов за год до акции"]) {
      const rows = page?.groups.filter((row) => row.dimension === dimension) ?? [];
      expect([rows.reduce((sum, row) => sum + count(row.treated), 0), rows.reduce((sum, row) => sum + count(row.holdout), 0)], dimension).toEqual([treated.clients, holdout.clients]);
    }
  });
}
