/** The headline metrics once more, written from metrics.md in plain loops over plain rows: slow, obvious, and independent of the SQL. */
export interface Visit { id: number; client: string | null; branch: string; day: string; total: number; discount: number; payer: string; kind: string; promo: boolean; reversedBy: number | null }
export interface Sale { id: number; client: string | null; branch: string; day: string; vin: string; amount: number; cancelled: boolean }
export interface Answer { id: number; client: string | null; day: string; origin: "internal" | "importer"; score: number | null }
export interface World { visits: Visit[]; sales: Sale[]; answers: Answer[] }
export type Ratio = [numerator: number, denominator: number];

const back = (day: string, months: number): string => {
  const [y, m, d] = day.split("-").map(Number) as [number, number, number];
  const first = new Date(Date.UTC(y, m - 1 - months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(d, last));
  return first.toISOString().slice(0, 10);
};
const within = (day: string, after: string, until: string): boolean => day > after && day <= until;

/** Visit days of each client: day → the orders of that day. */
function visitDays(world: World): Map<string, Map<string, Visit[]>> {
  const clients = new Map<string, Map<string, Visit[]>>();
  for (const v of world.visits) {
    const qualifies = v.client !== null && v.total >= 0 && v.reversedBy === null && v.payer !== "internal" && v.kind !== "parts";
    if (!qualifies) continue;
    const days = clients.get(v.client as string) ?? new Map<string, Visit[]>();
    days.set(v.day, [...(days.get(v.day) ?? []), v]);
    clients.set(v.client as string, days);
  }
  return clients;
}

const discounted = (v: Visit): boolean => v.promo || (v.total + v.discount > 0 && v.discount * 100 >= 15 * (v.total + v.discount));
const bought = (world: World, client: string): string[] => world.sales.filter((s) => s.client === client && !s.cancelled).map((s) => s.day);
const largest = (orders: Visit[]): Visit => [...orders].sort((a, b) => b.total - a.total || (a.branch < b.branch ? -1 : a.branch > b.branch ? 1 : 0) || (String(a.id) < String(b.id) ? -1 : 1))[0] as Visit;

export interface Status { client: string; branch: string; tooNew: boolean; repeat: boolean; discountOnly: boolean; detractor: boolean; loyal: boolean }

export function statuses(world: World, asOf: string): Status[] {
  const m12 = back(asOf, 12);
  const days = visitDays(world);
  const clients = new Set([...days.keys(), ...world.sales.filter((s) => !s.cancelled && s.client).map((s) => s.client as string)]);
  const out: Status[] = [];
  for (const client of clients) {
    const mine = days.get(client) ?? new Map<string, Visit[]>();
    const seen = [...mine.keys()].filter((d) => within(d, m12, asOf));
    const purchases = bought(world, client);
    if (!seen.length && !purchases.some((d) => within(d, m12, asOf))) continue;
    const first = [...mine.keys(), ...purchases].sort()[0] as string;
    const tooNew = first > back(asOf, 6);
    const repeat = !tooNew && seen.length >= 2;
    const discountOnly = repeat && seen.every((d) => (mine.get(d) as Visit[]).every(discounted));
    const scored = world.answers.filter((a) => a.client === client && a.score !== null && within(a.day, m12, asOf)).sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : b.id - a.id));
    const detractor = repeat && !discountOnly && scored.length > 0 && (scored[0]?.score as number) <= 6;
    out.push({ client, branch: homeBranch(world, client, mine, seen, m12, asOf), tooNew, repeat, discountOnly, detractor, loyal: repeat && !discountOnly && !detractor });
  }
  return out;
}

function homeBranch(world: World, client: string, mine: Map<string, Visit[]>, seen: string[], m12: string, asOf: string): string {
  const tally = new Map<string, { days: number; latest: string }>();
  for (const d of seen) {
    const { branch } = largest(mine.get(d) as Visit[]);
    const t = tally.get(branch) ?? { days: 0, latest: "" };
    tally.set(branch, { days: t.days + 1, latest: d > t.latest ? d : t.latest });
  }
  const best = [...tally].sort(([, a], [, b]) => b.days - a.days || (a.latest < b.latest ? 1 : -1))[0];
  if (best) return best[0];
  const sales = world.sales.filter((s) => s.client === client && !s.cancelled && within(s.day, m12, asOf));
  return sales.sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : a.branch < b.branch ? -1 : 1))[0]?.branch as string;
}

/** Numerator and denominator of each ratio at a day. */
export function ratios(world: World, asOf: string): Record<string, Ratio> {
  const [m12, m24] = [back(asOf, 12), back(asOf, 24)];
  const all = statuses(world, asOf);
  const eligible = all.filter((s) => !s.tooNew);
  const days = visitDays(world);
  const count = <T>(items: T[], test: (item: T) => boolean): Ratio => [items.filter(test).length, items.length];

  const sortedDays = [...days.values()].map((d) => [...d.keys()].sort());
  const newcomers = sortedDays.filter(([first]) => within(first as string, m24, m12));
  const earlier = sortedDays.filter((d) => d.some((x) => within(x, m24, m12)));
  const sold = world.sales.filter((s) => !s.cancelled && within(s.day, m12, asOf));
  const delivered = world.sales.filter((s) => !s.cancelled && within(s.day, m24, m12));
  const paid = world.visits.filter((v) => v.payer === "customer" && v.total > 0 && v.reversedBy === null && within(v.day, m12, asOf));
  const latest = (origin: string): Answer[] => {
    const byClient = new Map<string, Answer>();
    for (const a of world.answers) {
      if (!a.client || a.score === null || a.origin !== origin || !within(a.day, m12, asOf)) continue;
      const known = byClient.get(a.client);
      if (!known || a.day > known.day || (a.day === known.day && a.id > known.id)) byClient.set(a.client, a);
    }
    return [...byClient.values()];
  };
  const balance = (answers: Answer[]): Ratio => [answers.reduce((s, a) => s + ((a.score as number) >= 9 ? 1 : (a.score as number) <= 6 ? -1 : 0), 0), answers.length];

  return {
    loyal_client_share: count(eligible, (s) => s.loyal),
    repeat_by_count_share: count(eligible, (s) => s.repeat),
    regular_conversion: count(newcomers, ([first, second]) => second !== undefined && back(second, 12) <= (first as string)),
    service_retention: count(earlier, (d) => d.some((x) => within(x, m12, asOf))),
    repeat_sale_share: count(sold, (s) => s.client !== null && bought(world, s.client).some((d) => d < s.day)),
    sale_to_service: count(delivered, (s) => world.visits.some((v) => vinOf(world, v) === s.vin && v.client !== null && v.reversedBy === null && v.payer === "customer" && v.kind !== "parts" && v.total > 0 && v.day > s.day && back(v.day, 12) <= s.day)),
    service_to_sale: count(sold, (s) => s.client !== null && [...(days.get(s.client)?.keys() ?? [])].some((d) => d > back(s.day, 12) && d < s.day)),
    average_check: [paid.reduce((sum, v) => sum + v.total, 0), paid.length],
    "nps internal": balance(latest("internal")),
    "nps importer": balance(latest("importer")),
  };
}

/** In this world a client drives one car, named after him. */
export const vinOf = (_: World, v: Visit): string => `VIN${v.client}`;
