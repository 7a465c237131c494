import type { Home } from "#pipelines/index.ts";
import type { Deal, Frozen, InputPerson, Inputs } from "#app/bonus/inputs.ts";
import type { CommissionId, ComponentId, Plan, RolePlan } from "#app/bonus/plan.ts";
import type { Line } from "#app/bonus/types.ts";
import { componentsOf } from "#app/bonus/targets.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { businessOf, dealsOf, measured, rowsOf, type Measured } from "./measured.server.ts";
import type { BonusPeriod } from "./periods.ts";
import type { Colleague } from "./people.server.ts";

/** The load, by its number, that each row behind the inputs was read from. */
export type RowLoads = Map<string, number>;

export interface GatherOptions {
  readonly frozen: Frozen;
  readonly carried?: Inputs["carried"];
  readonly adjustments?: readonly Line[];
  /** Given: rows behind every number come along, and their loads are put here. */
  readonly loads?: RowLoads;
  /** What was measured already. */
  readonly measured?: Measured;
}

/** Everything that a plan's calculation of a period reads, as the data stand now; of the whole group. */
export async function gather(home: Home, plan: Plan, period: BonusPeriod, { frozen, carried = [], adjustments = [], loads, measured: known }: GatherOptions): Promise<Inputs> {
  const [one] = known ? [known] : await measured(home, [period], componentsOf(plan));
  const { people, of } = one as Measured;
  const { currency } = await facts(home);
  const rows = new Map<ComponentId, Awaited<ReturnType<typeof rowsOf>>>();
  if (loads) for (const id of componentsOf(plan)) rows.set(id, await rowsOf(home, id, period));
  const business = Object.values(plan.roles).some(({ commissions }) => commissions.length) ? await businessOf(home, period) : null;

  const rowIds = (behind: readonly { readonly id: string; readonly batch_id: number | null }[]): string[] => {
    if (!loads) return [];
    for (const { id, batch_id } of behind) if (batch_id !== null) loads.set(id, batch_id);
    return behind.map(({ id }) => id);
  };
  const paid = (person: Colleague, role: RolePlan): InputPerson => ({
    ...person,
    results: Object.fromEntries(read(role).map((id) => [id, { ...of(id, person.staff_code), rows: rowIds(rows.get(id)?.get(person.staff_code) ?? []) }])),
    amounts: Object.fromEntries(
      role.commissions.map(({ id }): [CommissionId, InputPerson["amounts"][CommissionId]] => {
        const orders = business?.get(person.staff_code) ?? [];
        return [id, { amount_minor: orders.reduce((sum, { amount }) => sum + Number(amount), 0), rows: rowIds(orders) }];
      }),
    ),
  });
  return {
    period: period.id,
    currency,
    frozen,
    people: people.flatMap((person) => (plan.roles[person.role] ? [paid(person, plan.roles[person.role] as RolePlan)] : [])),
    deals: await dealsFor(home, plan, period, people, rowIds),
    carried: [...carried],
    adjustments: [...adjustments],
  };
}

/** What a role's score and gates read. */
const read = ({ components, gates }: RolePlan): ComponentId[] => [...new Set([...components.map(({ id }) => id), ...gates.map(({ component }) => component)])];

async function dealsFor(home: Home, plan: Plan, period: BonusPeriod, people: readonly Colleague[], rowIds: (behind: readonly { id: string; batch_id: number | null }[]) => string[]): Promise<Deal[]> {
  if (plan.splits.length === 0) return [];
  const known = new Set(people.filter(({ role }) => plan.roles[role]).map(({ staff_code }) => staff_code));
  const person = (code: string | null): string | null => (code !== null && known.has(code) ? code : null);
  const deals = await dealsOf(home, period);
  return plan.splits.flatMap(({ id }) =>
    deals.map(({ deal, amount_minor, seller, advisor, technician, order_id, batch_id }) => ({
      split: id,
      deal,
      amount_minor: Number(amount_minor),
      staff: { seller: person(seller), advisor: person(advisor), technician: person(technician) },
      rows: rowIds([{ id: `sale:${deal}`, batch_id }, ...(order_id === null ? [] : [{ id: order_id, batch_id: null }])]),
    })),
  );
}
