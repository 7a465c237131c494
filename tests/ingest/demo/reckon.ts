import type { DemoTruth, TruthAnswer, TruthOrder } from "#pipelines/demo/truth.ts";

/**
 * The headline figures worked out a second time, from the words of the metric definitions and the truth of the demo
 * alone: no SQL, no table, no code of the product.
 */
export interface LoyalCount {
  active: number;
  tooNew: number;
  repeat: number;
  discountOnly: number;
  detractors: number;
  loyal: number;
  confirmed: number;
}
const none = (): LoyalCount => ({ active: 0, tooNew: 0, repeat: 0, discountOnly: 0, detractors: 0, loyal: 0, confirmed: 0 });

/** Calendar months earlier, clamped to the month's end. */
export function monthsBefore(iso: string, months: number): string {
  const [y, m, d] = iso.split("-").map(Number) as [number, number, number];
  const index = y * 12 + m - 1 - months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return `${year}-${String(month).padStart(2, "0")}-${String(Math.min(d, last)).padStart(2, "0")}`;
}

/** Orders that count as service of a client; see "Qualifying visit". */
function qualifying(truth: DemoTruth): TruthOrder[] {
  const takenBack = new Set(truth.orders.filter((o) => o.reverses !== null).map((o) => `${o.branch} ${o.reverses}`));
  return truth.orders.filter(
    (o) => o.client !== null && o.total >= 0 && o.payer !== "internal" && o.kind !== "parts" && !takenBack.has(`${o.branch} ${o.no}`),
  );
}
const discounted = (o: TruthOrder): boolean => o.promo !== null || (o.total + o.discount > 0 && o.discount * 100 >= 15 * (o.total + o.discount));

export interface Reckoning {
  readonly qualifying: readonly TruthOrder[];
  /** Loyal count of the group and of each home branch at an as-of day. */
  loyalAt(asOf: string): { group: LoyalCount; branches: Record<string, LoyalCount> };
  serviceRetention(asOf: string): [number, number];
  repeatSales(asOf: string): [number, number];
  saleToService(asOf: string): [number, number];
  serviceToSale(asOf: string): [number, number];
  conversion(asOf: string): [number, number];
  nps(asOf: string, origin: "internal" | "importer"): { promoters: number; detractors: number; n: number };
  averageCheck(asOf: string): { total: number; orders: number };
}

export function reckon(truth: DemoTruth): Reckoning {
  const service = qualifying(truth);
  const bought = truth.sales.filter((s) => s.cancelledOn === null);
  const group = <T>(rows: readonly T[], key: (row: T) => number | string | null): Map<number | string, T[]> => {
    const map = new Map<number | string, T[]>();
    for (const row of rows) {
      const k = key(row);
      if (k !== null) (map.get(k) ?? map.set(k, []).get(k) ?? []).push(row);
    }
    return map;
  };
  const visits = group(service, (o) => o.client);
  const purchases = group(bought, (s) => s.client);
  const answers = group(truth.answers.filter((a) => a.recommend !== null), (a) => a.client);
  const days = (orders: readonly TruthOrder[]): string[] => [...new Set(orders.map((o) => o.closedOn))].sort();
  const visitDays = new Map([...visits].map(([client, orders]) => [client, days(orders)] as const));
  const inWindow = (day: string, from: string, to: string): boolean => day > from && day <= to;
  const latest = (list: readonly TruthAnswer[]): TruthAnswer | undefined => [...list].sort((a, b) => (a.on === b.on ? (a.no < b.no ? -1 : 1) : a.on < b.on ? -1 : 1)).at(-1);

  /** Day → branch of the day's largest order. */
  const branchOfDay = new Map(
    [...visits].map(([client, orders]) => {
      const largest = new Map<string, TruthOrder>();
      for (const o of orders) {
        const other = largest.get(o.closedOn);
        if (!other || o.total > other.total || (o.total === other.total && `${o.branch} ${o.no}` < `${other.branch} ${other.no}`)) largest.set(o.closedOn, o);
      }
      return [client, largest] as const;
    }),
  );

  function homeBranch(client: number | string, from: string, to: string): string {
    const perBranch = new Map<string, { days: number; latest: string }>();
    for (const [day, { branch }] of branchOfDay.get(client) ?? []) {
      if (!inWindow(day, from, to)) continue;
      const seen = perBranch.get(branch) ?? { days: 0, latest: "" };
      perBranch.set(branch, { days: seen.days + 1, latest: day > seen.latest ? day : seen.latest });
    }
    const ranked = [...perBranch].sort(([an, a], [bn, b]) => b.days - a.days || (a.latest < b.latest ? 1 : a.latest > b.latest ? -1 : an < bn ? -1 : 1));
    if (ranked[0]) return ranked[0][0];
    const sale = (purchases.get(client) ?? []).filter((s) => inWindow(s.soldOn, from, to)).sort((a, b) => (a.soldOn < b.soldOn ? 1 : a.soldOn > b.soldOn ? -1 : a.branch < b.branch ? -1 : 1))[0];
    return sale?.branch ?? "";
  }

  return {
    qualifying: service,
    loyalAt(asOf) {
      const from = monthsBefore(asOf, 12);
      const newFrom = monthsBefore(asOf, 6);
      const result = { group: none(), branches: {} as Record<string, LoyalCount> };
      for (const client of new Set([...visits.keys(), ...purchases.keys()])) {
        const own = visitDays.get(client) ?? [];
        const contacts = [...own, ...(purchases.get(client) ?? []).map((s) => s.soldOn)].filter((d) => d <= asOf).sort();
        const first = contacts[0];
        if (first === undefined || !contacts.some((d) => inWindow(d, from, asOf))) continue;
        const branch = homeBranch(client, from, asOf);
        const counts = [result.group, (result.branches[branch] ??= none())];
        const count = (what: keyof LoyalCount): void => counts.forEach((c) => c[what]++);
        count("active");
        if (first > newFrom) {
          count("tooNew");
          continue;
        }
        if (own.filter((d) => inWindow(d, from, asOf)).length < 2) continue;
        count("repeat");
        const orders = (visits.get(client) ?? []).filter((o) => inWindow(o.closedOn, from, asOf));
        const score = latest((answers.get(client) ?? []).filter((a) => inWindow(a.on, from, asOf)))?.recommend ?? null;
        if (orders.every(discounted)) count("discountOnly");
        else if (score !== null && score <= 6) count("detractors");
        else {
          count("loyal");
          if (score !== null) count("confirmed");
        }
      }
      return result;
    },
    serviceRetention(asOf) {
      const [before, from] = [monthsBefore(asOf, 24), monthsBefore(asOf, 12)];
      const base = [...visitDays.values()].filter((d) => d.some((day) => inWindow(day, before, from)));
      return [base.filter((d) => d.some((day) => inWindow(day, from, asOf))).length, base.length];
    },
    repeatSales(asOf) {
      const recent = bought.filter((s) => inWindow(s.soldOn, monthsBefore(asOf, 12), asOf));
      return [recent.filter((s) => (purchases.get(s.client) ?? []).some((p) => p.soldOn < s.soldOn)).length, recent.length];
    },
    saleToService(asOf) {
      const byVin = group(service.filter((o) => o.payer === "customer" && o.total > 0), (o) => o.vin);
      const delivered = bought.filter((s) => inWindow(s.deliveredOn, monthsBefore(asOf, 24), monthsBefore(asOf, 12)));
      const came = delivered.filter((s) => (byVin.get(s.vin) ?? []).some((o) => o.closedOn > s.deliveredOn && o.closedOn <= monthsBefore(s.deliveredOn, -12)));
      return [came.length, delivered.length];
    },
    serviceToSale(asOf) {
      const recent = bought.filter((s) => inWindow(s.soldOn, monthsBefore(asOf, 12), asOf));
      return [recent.filter((s) => (visitDays.get(s.client) ?? []).some((d) => d > monthsBefore(s.soldOn, 12) && d < s.soldOn)).length, recent.length];
    },
    conversion(asOf) {
      const first = [...visitDays.values()].filter((d) => inWindow(d[0] as string, monthsBefore(asOf, 24), monthsBefore(asOf, 12)));
      return [first.filter((d) => d[1] !== undefined && d[1] <= monthsBefore(d[0] as string, -12)).length, first.length];
    },
    nps(asOf, origin) {
      const scores = [...answers].flatMap(([, list]) => latest(list.filter((a) => a.origin === origin && inWindow(a.on, monthsBefore(asOf, 12), asOf)))?.recommend ?? []);
      return { promoters: scores.filter((s) => s >= 9).length, detractors: scores.filter((s) => s <= 6).length, n: scores.length };
    },
    averageCheck(asOf) {
      const from = monthsBefore(asOf, 12);
      const reversed = new Set(truth.orders.filter((o) => o.reverses !== null).map((o) => `${o.branch} ${o.reverses}`));
      const paid = truth.orders.filter((o) => o.payer === "customer" && o.total > 0 && inWindow(o.closedOn, from, asOf) && !reversed.has(`${o.branch} ${o.no}`));
      return { total: paid.reduce((sum, o) => sum + o.total, 0), orders: paid.length };
    },
  };
}
