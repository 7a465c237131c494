import { expect, test } from "vitest";
import type { DemoTruth } from "#pipelines/demo/index.ts";
import type { Facts } from "#pipelines/demo/facts.ts";
import type { Kind } from "#pipelines/sources/contract.ts";

/** What a loaded demo is asked: its truth, and rows by SQL. */
export interface Loaded {
  truth(): DemoTruth;
  rows<T>(sql: string): Promise<T[]>;
}

/** A fact and whose it is, under the natural key as core has it. */
interface Said {
  readonly no: string;
  readonly client: number | null;
}
const under = <T>(rows: readonly T[], no: (row: T) => string, client: (row: T) => number | null): Said[] => rows.map((row) => ({ no: no(row), client: client(row) }));
const own = (row: { readonly client: number | null }): number | null => row.client;

/** Facts of each kind whose rows name a client: SQL of the key, and what it must give. */
const named: readonly (readonly [kind: Kind, key: string, of: (facts: Facts) => Said[]])[] = [
  ["vehicles", "vin", (f) => under(f.cars, (r) => r.vin, own)],
  ["survey_invitations", "invitation_no", (f) => under(f.invitations, (r) => r.no, own)],
  ["points", "entry_no", (f) => under(f.entries, (r) => r.no, own)],
  ["complaints", "complaint_no", (f) => under(f.complaints, (r) => r.no, own)],
  ["tyre_storage", "storage_no", (f) => under(f.tyres, (r) => r.no, own)],
  ["fleet_contacts", "contact_code", (f) => under(f.fleetContacts, (r) => r.code, own)],
  ["meetings", "meeting_no", (f) => under(f.meetings, (r) => r.no, own)],
  ["benefits", "benefit_no", (f) => under(f.benefits, (r) => r.no, own)],
  ["parts_orders", "order_no || ' ' || line_no", (f) => under(f.partsLines, (r) => `${r.order} ${r.line}`, own)],
  ["bookings", "branch || ' ' || booking_no", (f) => under(f.bookings, (r) => `${r.branch} ${r.no}`, own)],
  ["receivables", "document_no", (f) => under(f.debts, (r) => r.no, own)],
];

/** Kinds of which only rows are counted, for they name nobody or have no number of their own. */
const counted: readonly (readonly [kind: Kind, of: (facts: Facts) => readonly unknown[]])[] = [
  ["clients", (f) => f.masters],
  ["visit_lines", (f) => f.lines],
  ["promo_contacts", (f) => f.contacts],
  ["events", (f) => f.events],
  ["event_guests", (f) => f.guests],
  ["marketing_costs", (f) => f.costs],
  ["goals", (f) => f.goals],
];

/** Tests of a demo that is loaded already: every further kind agrees with what really happened. */
export function testAround({ truth, rows }: Loaded): void {
  /** The truth's client → the client of core, by the orders and contracts of both. */
  async function clientIds(): Promise<ReadonlyMap<number, number>> {
    const theirs = await rows<{ no: string; client_id: number | null }>("select branch || ' ' || visit_no as no, client_id from core.visit union all select branch || ' ' || contract_no, client_id from core.sale");
    const of = new Map(theirs.map((v) => [v.no, v.client_id] as const));
    const ids = new Map<number, number>();
    for (const o of [...truth().orders, ...truth().sales]) {
      const id = of.get(`${o.branch} ${o.no}`);
      if (o.client !== null && id != null) ids.set(o.client, id);
    }
    return ids;
  }

  test.each(named)("%s: every row, with its client", async (kind, key, of) => {
    const ids = await clientIds();
    const theirs = await rows<{ no: string; client_id: number | null }>(`select ${key} as no, client_id from core.${kind} order by no`);
    const mine = of(truth()).map(({ no, client }) => ({ no, client_id: client === null ? null : ids.get(client) }));
    const byNo = (a: { no: string }, b: { no: string }): number => (a.no < b.no ? -1 : 1);
    expect(theirs.length).toBeGreaterThan(100);
    expect(theirs.toSorted(byNo)).toEqual(mine.toSorted(byNo));
  });

  test.each(counted)("%s: every row", async (kind, of) => {
    const [count] = await rows<{ n: number }>(`select cast(count(*) as integer) as n from core.${kind}`);
    expect(count?.n).toBe(of(truth()).length);
  });

  test("master records are of those whom they name, those with an old phone too", async () => {
    const ids = await clientIds();
    const theirs = await rows<{ client_id: number; status: string | null }>("select client_id, status from core.clients");
    const pairs = (list: readonly { client_id: number | undefined; status: string | null }[]): string[] => list.map((c) => `${c.client_id} ${c.status}`).sort();
    expect(pairs(theirs)).toEqual(pairs(truth().masters.map((m) => ({ client_id: ids.get(m.client), status: m.status }))));
    expect(truth().masters.filter((m) => m.stalePhone).length).toBeGreaterThan(50);
  });

  test("works and parts add up to the labour and the parts of their orders", async () => {
    const astray = await rows(`
      select l.branch, l.visit_no from (
        select branch, visit_no, sum(case line_kind when 'labour' then amount else 0 end) as labour, sum(case line_kind when 'part' then amount else 0 end) as parts from core.visit_lines group by all) as l
      left join (select v.branch, v.visit_no, s.labour_amount, s.parts_amount from core.visit as v inner join staging.visits as s on s.batch_id = v.batch_id and s.line = v.line) as v on v.branch = l.branch and v.visit_no = l.visit_no
      where l.labour is distinct from v.labour_amount or l.parts is distinct from v.parts_amount`);
    expect(astray).toEqual([]);
  });

  test("balances of points are those of the truth and never below nothing", async () => {
    const signed = "case when entry_kind in ('redeem', 'expire') then -abs(points) when entry_kind = 'adjust' then points else abs(points) end";
    const balances = new Map<number, number>();
    for (const e of truth().entries) {
      balances.set(e.client, (balances.get(e.client) ?? 0) + e.points);
      expect(balances.get(e.client), e.no).toBeGreaterThanOrEqual(0);
    }
    const [said] = await rows<object>(`select cast(sum(${signed}) as bigint) as points, cast(count(distinct client_id) as integer) as accounts, cast(count(*) filter (where entry_kind = 'redeem') as integer) as redeemed from core.points`);
    expect(said).toEqual({ points: [...balances.values()].reduce((a, b) => a + b, 0), accounts: balances.size, redeemed: truth().entries.filter((e) => e.kind === "redeem").length });
  });

  test("kept bookings name the order of their client on their day", async () => {
    const [said] = await rows<object>(`
      select cast(count(*) as integer) as kept, cast(count(v.visit_no) as integer) as came
      from core.bookings as b left join core.visit as v on v.branch = b.branch and v.visit_no = b.visit_no and v.client_id = b.client_id and v.closed_on = b.booked_for
      where b.status = 'kept'`);
    const kept = truth().bookings.filter((b) => b.status === "kept").length;
    expect(said).toEqual({ kept, came: kept });
  });

  test("what is overdue, upheld, waiting and forgotten", async () => {
    const { debts, complaints, partsLines, tyres } = truth();
    const [said] = await rows<object>(`
      select
        (select cast(sum(amount - paid_amount) as bigint) from core.receivables where due_on < date '2026-06-10' and paid_amount < amount) as overdue,
        (select cast(count(*) as integer) from core.complaints where upheld) as upheld,
        (select cast(count(*) as integer) from core.complaints where closed_on is null) as open,
        (select cast(count(*) as integer) from core.parts_orders where arrived_on is not null and notified_on is null and issued_on is null) as untold,
        (select cast(count(*) as integer) from core.tyre_storage where returned_on is null) as in_store`);
    expect(said).toEqual({
      overdue: debts.filter((d) => d.due < "2026-06-10").reduce((sum, d) => sum + d.amount - d.paid, 0),
      upheld: complaints.filter((c) => c.upheld).length,
      open: complaints.filter((c) => c.closed === null).length,
      untold: partsLines.filter((p) => p.arrived !== null && p.notified === null && p.issued === null).length,
      in_store: tyres.filter((t) => t.returned === null).length,
    });
  });

  test("arms of the promotions, and the margin that their clients left", async () => {
    for (const t of truth().trials) {
      const said = await rows<{ arm: string; clients: number; margin: number }>(`
        select c.arm, cast(count(distinct c.client_id) as integer) as clients, cast(sum(coalesce(v.total_amount - v.cost_amount, 0)) as bigint) as margin
        from core.promo_contacts as c left join core.visit as v on v.client_id = c.client_id and v.closed_on between date '${t.from}' and date '${t.until}'
        where c.promo_code = '${t.promo}' group by c.arm order by c.arm`);
      expect(said, t.promo).toEqual([{ arm: "holdout", ...t.holdout }, { arm: "treated", ...t.treated }]);
    }
  });
}
