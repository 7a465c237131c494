import { expect, test } from "vitest";
import type { Home } from "#pipelines/index.ts";
import type { DemoTruth } from "#pipelines/demo/index.ts";
import { median } from "#app/stats/quantile.ts";
import { askMetrics } from "#app/services/metrics.server.ts";
import type { MetricRequest } from "#app/metrics/query.ts";
import type { Figure } from "#app/metrics/types.ts";

interface Told {
  truth(): DemoTruth;
  home(): Home;
}
const asOf = "2026-05-31";
const [yearAgo, twoYearsAgo] = ["2025-05-31", "2024-05-31"];
const exported = "2026-06-10";
const all = { asOf: exported, period: "2024-01-01..2026-06-10" };
const days = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
const within = (day: string | null, after: string, until: string): boolean => day !== null && day > after && day <= until;
const yearLater = (day: string): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4) === "-02-29" ? "-02-28" : day.slice(4)}`;

/** Tests of a demo that is loaded already: figures of feedback and of the kinds around it agree with what really happened. */
export function testAroundFigures({ truth, home }: Told): void {
  const ask = (metric: string, request: MetricRequest = { asOf }): Promise<Figure[]> => askMetrics(home(), { ...request, metrics: [metric] });
  const one = async (metric: string, request: MetricRequest = { asOf }): Promise<Figure> => (await ask(metric, request))[0] as Figure;
  const by = async (metric: string, dimension: string, request: MetricRequest = { asOf }) => new Map((await ask(metric, { ...request, by: [dimension] })).map((figure) => [figure.by[dimension] ?? null, figure]));

  /** Days on which a client came, by the rules of a qualifying visit. */
  const visitDays = (): ReadonlyMap<number, string[]> => {
    const back = new Set(truth().orders.filter((o) => o.reverses !== null).map((o) => `${o.branch} ${o.reverses}`));
    const found = new Map<number, string[]>();
    for (const o of truth().orders) {
      if (o.client === null || o.total < 0 || o.payer === "internal" || o.kind === "parts" || back.has(`${o.branch} ${o.no}`)) continue;
      found.set(o.client, [...(found.get(o.client) ?? []), o.closedOn]);
    }
    return found;
  };

  test("complaints: how many, upheld, open, and how long each branch takes", async () => {
    const { complaints } = truth();
    const figure = await one("complaints_opened", all);
    expect([figure.value, figure.parts]).toEqual([complaints.length, { upheld: complaints.filter((c) => c.upheld).length, open: complaints.filter((c) => c.closed === null).length, unnamed: complaints.filter((c) => c.client === null).length }]);
    expect([figure.value, figure.parts?.["upheld"], figure.parts?.["open"]]).toEqual([320, 176, 10]);
    expect(await one("open_complaints", { asOf: exported })).toMatchObject({ value: 10 });
    const closing = await by("time_to_close", "branch", all);
    for (const [branch, said] of closing) expect(said.median, branch ?? "").toBe(median(complaints.filter((c) => c.branch === branch && c.closed !== null).map((c) => days(c.opened, c.closed as string))));
    expect([...closing].map(([branch, { median: middle }]) => [branch, middle])).toEqual([["Север", 8], ["Центр", 4], ["Юг", 4]]);
    const staff = await by("complaints_opened", "staff", all);
    for (const [code, said] of staff) expect(said.value, code ?? "").toBe(complaints.filter((c) => c.staff === code).length);
  });

  test("upheld complaints whose client came back", async () => {
    const came = visitDays();
    const upheld = truth().complaints.filter((c) => c.upheld && c.client !== null && within(c.closed, twoYearsAgo, yearAgo));
    const recovered = upheld.filter((c) => came.get(c.client as number)?.some((day) => within(day, c.closed as string, yearLater(c.closed as string))));
    expect(await one("recovered_share")).toMatchObject({ numerator: recovered.length, denominator: upheld.length });
    expect(upheld.length).toBeGreaterThan(40);
  });

  test("four of ten invitations are answered, and one advisor asks few", async () => {
    const { answers, invitations } = truth();
    const own = answers.filter((a) => a.origin === "internal" && a.on <= asOf);
    const sent = invitations.filter((i) => within(i.on, yearAgo, asOf));
    // No row says which invitation an answer is to: of two that are out at once the later one has it.
    const replies = sent.filter((i) => {
      const next = invitations.filter((other) => other.client === i.client && other.touchpoint === i.touchpoint && (other.on > i.on || (other.on === i.on && other.no > i.no))).map((other) => other.on).sort()[0];
      return own.some((a) => a.client === i.client && a.touchpoint === i.touchpoint && a.on >= i.on && days(i.on, a.on) <= 60 && (next === undefined || a.on < next));
    });
    const figure = await one("response_rate");
    expect([figure.numerator, figure.denominator]).toEqual([replies.length, sent.length]);
    const said = new Map(own.map((a) => [a.no, a.on]));
    const linked = sent.filter((i) => i.answer !== null && said.has(i.answer) && days(i.on, said.get(i.answer) as string) <= 60);
    expect(Math.abs(linked.length - replies.length)).toBeLessThan(5);
    expect(Number(figure.value)).toBeCloseTo(0.4, 2);
    const asks = [...(await by("asked_share", "staff"))].filter(([code, { n }]) => code !== null && n >= 50).sort(([, a], [, b]) => Number(a.value) - Number(b.value));
    expect(asks[0]?.[0]).toBe(truth().choosyAdvisor);
    expect(Number(asks[0]?.[1].high)).toBeLessThan(Number(asks[1]?.[1].low));
  });

  test("companies of which nobody who decides is known", async () => {
    const seen = new Set([...visitDays()].filter(([, list]) => list.some((day) => within(day, twoYearsAgo, asOf))).map(([client]) => client));
    for (const sale of truth().sales) if (sale.cancelledOn === null && within(sale.soldOn, twoYearsAgo, asOf)) seen.add(sale.client);
    const firms = truth().clients.filter((client) => client.kind === "company" && seen.has(client.id));
    const decides = new Set(truth().fleetContacts.filter((contact) => contact.role === "decision_maker").map((contact) => contact.client));
    const without = firms.filter(({ id }) => !decides.has(id)).length;
    expect(await one("fleet_decision_maker_known")).toMatchObject({ denominator: firms.length, parts: { nobody_decides: without } });
    expect([firms.length, without]).toEqual([210, 54]);
  });

  test("points on the accounts, parts that wait, debts that are late", async () => {
    const { entries, partsLines, debts } = truth();
    expect(await one("points_liability")).toMatchObject({ value: `${entries.filter((e) => e.on <= asOf).reduce((sum, e) => sum + e.points, 0)}.00` });
    expect(await one("parts_not_notified", { asOf: exported })).toMatchObject({ value: 37 });
    expect(partsLines.filter((p) => p.arrived !== null && p.notified === null && p.issued === null).length).toBe(37);
    const late = debts.filter((d) => d.due < exported && d.paid < d.amount);
    const overdue = await one("receivable_overdue", { asOf: exported });
    expect([Math.round(Number(overdue.value) * 100), overdue.n]).toEqual([late.reduce((sum, d) => sum + d.amount - d.paid, 0), late.length]);
    expect([overdue.n, (Number(overdue.value) / 1e6).toFixed(1)]).toEqual([71, "14.6"]);
  });

  test("who booked and did not come, by channel", async () => {
    const known = truth().bookings.filter((b) => b.status !== "open" && within(b.for, yearAgo, asOf));
    const missed = await by("no_show_share", "channel");
    for (const [channel, figure] of missed) {
      const own = known.filter((b) => b.channel === channel);
      expect([figure.numerator, figure.denominator], channel ?? "").toEqual([own.filter((b) => b.status === "no_show").length, own.length]);
    }
    expect(Number(missed.get("web")?.value)).toBeGreaterThan(1.5 * Number(missed.get("phone")?.value));
  });
}
