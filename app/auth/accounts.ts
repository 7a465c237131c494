import type { Account } from "#pipelines/index.ts";
import { roles, type Role, type Viewer } from "./roles.ts";

/** One login however it was typed: "Anna@Dealer.KZ " is "anna@dealer.kz". */
export const foldLogin = (login: string): string => login.normalize("NFKC").trim().toLowerCase();

export const isRole = (text: unknown): text is Role => roles.includes(text as Role);

/** Whoever signed in by this account looks. A director has every branch. */
export function viewerOfAccount({ account_id, name, roles: held, branches, staff }: Account): Viewer {
  const known = held.filter(isRole);
  return { user: account_id, name, roles: known, branches: known.includes("director") ? null : branches, staff, seenBy: null };
}
