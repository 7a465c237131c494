import type { Role, Viewer } from "./roles.ts";

/** Whose rows: of every branch, of the account's own branches, of the account's own person. */
export type Scope = "all" | "branches" | "person";
export const areas = ["figures", "people", "clients"] as const;
/** What data are of: figures of the business, figures of a named person (pay among them), single clients with their cars and orders. */
export type Area = (typeof areas)[number];

/** What a role reads of each area; null: nothing. */
export interface Rights extends Readonly<Record<Area, Scope | null>> {
  /** Phones and addresses: written out, or all but the ends of them dotted. */
  readonly contacts: "shown" | "masked";
  /** Clients by name, or by number alone. */
  readonly names: "shown" | "hidden";
  /** What people are paid by: the motivation score and all that it is made of. */
  readonly pay: "shown" | "own" | "hidden";
}

/**
 * The roles of screens.md. Who writes to clients or calls them reads their contacts; who only judges figures, people or files does not. A
 * scope of "branches" is that of the account: one without branches of its own reads all of them.
 */
export const rights: Readonly<Record<Role, Rights>> = {
  director: { figures: "all", people: "all", clients: "all", contacts: "shown", names: "shown", pay: "shown" },
  branch_manager: { figures: "branches", people: "branches", clients: "branches", contacts: "shown", names: "shown", pay: "shown" },
  hr: { figures: null, people: "branches", clients: "branches", contacts: "masked", names: "hidden", pay: "shown" },
  marketer: { figures: "branches", people: null, clients: "branches", contacts: "shown", names: "shown", pay: "hidden" },
  advisor: { figures: null, people: "person", clients: "person", contacts: "masked", names: "shown", pay: "own" },
  admin: { figures: "all", people: null, clients: "all", contacts: "masked", names: "shown", pay: "hidden" },
};

/** The branches and the people whose rows may be read; null: all of them. */
export interface DataScope {
  readonly branches: readonly string[] | null;
  readonly people: readonly string[] | null;
}

/** What somebody may read of an area: the widest that any of the roles gives. Null: nothing of it. */
export function scopeOf({ roles, branches, staff }: Pick<Viewer, "roles" | "branches" | "staff">, area: Area): DataScope | null {
  const given = new Set(roles.map((role) => rights[role][area]));
  if (given.has("all")) return { branches: null, people: null };
  if (given.has("branches")) return { branches, people: null };
  return given.has("person") ? { branches: null, people: staff === null ? [] : [staff] } : null;
}

/** Whoever sees as somebody else sees what that one does, but contacts only where the own roles show them too: those are not `roles` here, so masked. */
export const contactsFor = ({ roles, seenBy }: Pick<Viewer, "roles" | "seenBy">): "shown" | "masked" =>
  seenBy === null && roles.some((role) => rights[role].contacts === "shown") ? "shown" : "masked";

/** Whether clients may be called by name: who judges people's work needs to know that an order is there, not whose it is. */
export const namesFor = ({ roles }: Pick<Viewer, "roles">): "shown" | "hidden" => (roles.some((role) => rights[role].names === "shown") ? "shown" : "hidden");
