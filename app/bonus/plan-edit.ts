import { splitLargestRemainder } from "./money.ts";
import { commissionIds, componentIds, roleIds, shrinkable, type ComponentId, type Plan, type PlanComponent, type RoleId, type RolePlan, type Target } from "./plan.ts";
import { isCount } from "./say.ts";

/** A part that comes into a list of a plan ("roles.advisor.components"), or leaves it ("roles.advisor.components.1"). */
export interface PlanEdit {
  readonly does: "add" | "remove";
  readonly at: string;
  /** What is added: a role, component or commission by its id, a deal's bonus by its name; nothing for a tier. */
  readonly what: string;
}

/** Of a button's value: "add roles.advisor.components". Null for what is no edit. */
export function readEdit(text: string, what: string): PlanEdit | null {
  const [does, at, ...rest] = text.split(" ");
  return (does === "add" || does === "remove") && at && rest.length === 0 ? { does, at, what: what.trim() } : null;
}

/**
 * A plan with a part more or less, the given plan left as it is. Weights of a role go on adding up to 1: a new component takes an equal share, and the others keep
 * their proportions. Null where there is no such place, or nothing to add there: what is listed already, the last role, the last tier.
 */
export function edited(plan: Plan, { does, at, what }: PlanEdit): Plan | null {
  const next = structuredClone(plan) as Draft;
  const path = at.split(".");
  if (path[0] === "roles") return editRoles(next, does, path.slice(1), what) ? next : null;
  if (path[0] !== "splits") return null;
  if (does === "remove") return takeOut(next.splits, path[1]) ? next : null;
  if (what === "" || next.splits.some(({ id }) => id === what)) return null;
  next.splits.push({ id: what, bonus: { kind: "per_deal", minor: 10_000_00 }, parts: { seller: 60, advisor: 30, technician: 10 }, missing: "others" });
  return next;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Draft = Mutable<Plan>;

function editRoles(plan: Draft, does: PlanEdit["does"], [name, list, index, tiers, tier]: readonly string[], what: string): boolean {
  if (name === undefined) return does === "add" && addRole(plan, what);
  const role = plan.roles[name as RoleId];
  if (!role) return false;
  if (list === undefined) return does === "remove" && Object.keys(plan.roles).length > 1 && delete plan.roles[name as RoleId];
  if (tiers === "tiers" && (list === "components" || list === "commissions")) return editTiers(role[list][Number(index)]?.tiers ?? null, does, tier);
  if (list === "components") return editComponents(role, does, index, what);
  if (list === "gates") return does === "remove" ? takeOut(role.gates, index) : addGate(role, what);
  if (list !== "commissions") return false;
  if (does === "remove") return takeOut(role.commissions, index);
  const id = commissionIds.find((one) => one === what);
  if (!id || role.commissions.some((one) => one.id === id)) return false;
  return role.commissions.push({ id, quota: { kind: "fixed", minor: 100_000_00 }, tiers: [{ from: 0, rate: 0.05, pays: "marginal" }] }) > 0;
}

function takeOut(list: unknown[], index: string | undefined): boolean {
  return /^\d+$/.test(index ?? "") && list.splice(Number(index), 1).length === 1;
}

/** What a role is paid for to begin with; a technician for deals alone. */
const firstOf: Readonly<Record<RoleId, ComponentId | null>> = { advisor: "returning_clients", seller: "repeat_sales", technician: null, account_manager: "corporate_retention" };

function addRole(plan: Draft, what: string): boolean {
  const role = roleIds.find((one) => one === what);
  if (!role || plan.roles[role]) return false;
  const first = firstOf[role];
  plan.roles[role] = { base_minor: Math.max(...Object.values(plan.roles).map(({ base_minor }) => base_minor)), components: first ? [component(first, 1)] : [], commissions: [], gates: [], cap_minor: null, floor_minor: null };
  return true;
}

const targets: Readonly<Record<ComponentId, Target>> = {
  first_visit_recommend: { kind: "fixed", value: 0.6 },
  returning_clients: { kind: "role_median_year_before", at_least: 1 },
  repeat_sales: { kind: "role_median_year_before", at_least: 1 },
  importer_csi: { kind: "fixed", value: 85 },
  corporate_retention: { kind: "fixed", value: 0.75 },
  complaints: { kind: "fixed", value: 1 },
};

/** As in the project's own plan: what is asked of few counts neutral. */
const component = (id: ComponentId, weight: number): PlanComponent => ({
  id, weight, target: targets[id], better: id === "complaints" ? "lower" : "higher", threshold: 0.5, cap: 1.5, tiers: null,
  minimum: shrinkable.includes(id) ? { n: 10, fallback: "neutral" } : null, use: "raw",
});

function editComponents(role: RolePlan, does: PlanEdit["does"], index: string | undefined, what: string): boolean {
  if (does === "remove") {
    if (!takeOut(role.components, index)) return false;
    share(role.components, role.components.map(({ weight }) => weight));
    return true;
  }
  const id = componentIds.find((one) => one === what);
  if (!id || role.components.some((one) => one.id === id)) return false;
  const before = role.components.map(({ weight }) => weight);
  const total = before.reduce((sum, weight) => sum + weight, 0) || 1;
  role.components.push(component(id, 1));
  share(role.components, [...before, total / Math.max(1, before.length)]);
  return true;
}

/** Weights in the given proportions, in whole per cent where nobody is left with nothing. */
function share(components: PlanComponent[], proportions: readonly number[]): void {
  if (components.length === 0) return;
  const shares = proportions.map((weight, i) => ({ id: String(i).padStart(2, "0"), weight: BigInt(Math.max(1, Math.round(weight * 1e6))) }));
  const whole = splitLargestRemainder(100n, shares);
  const [parts, of] = whole.some(({ amountMinor }) => amountMinor === 0n) ? [splitLargestRemainder(1_000_000n, shares), 1e6] : [whole, 100];
  parts.forEach(({ amountMinor }, i) => void (components[i] = { ...(components[i] as PlanComponent), weight: Number(amountMinor) / of }));
}

const edges: Readonly<Record<ComponentId, number>> = { first_visit_recommend: 0.5, returning_clients: 10, repeat_sales: 1, importer_csi: 80, corporate_retention: 0.6, complaints: 2 };

/** A condition that chance does not close: half is left where the whole interval lies on the wrong side. */
function addGate(role: RolePlan, what: string): boolean {
  const id = componentIds.find((one) => one === what);
  return id !== undefined && role.gates.push({ component: id, must_be: id === "complaints" ? "at_most" : "at_least", edge: edges[id], judged: "interval", minimum_n: isCount(id) ? null : 10, effect: { kind: "times", factor: 0.5 } }) > 0;
}

const STEP = 0.1;
const exact = (value: number): number => Number(value.toFixed(4));

/** A tier more begins a tenth above the last one and pays a tenth more. */
function editTiers(tiers: RolePlan["commissions"][number]["tiers"] | null, does: PlanEdit["does"], tier: string | undefined): boolean {
  const last = tiers?.at(-1);
  if (!tiers || !last) return false;
  if (does === "remove") return tiers.length > 1 && takeOut(tiers, tier);
  return tiers.push({ ...last, from: exact(last.from + STEP), rate: exact(last.rate * (1 + STEP)) }) > 0;
}
