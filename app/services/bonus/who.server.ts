import { currentScope, readsAll } from "#app/auth/scope.server.ts";
import { demoUser } from "#app/auth/known-viewers.ts";
import { currentViewer } from "#app/auth/viewer.server.ts";
import { BonusError } from "./bonus-error.ts";

/** Who does something, for the journal of runs: by account and by name. A reader of the demo is as many people as they have roles. */
export function actor(): { readonly account: string; readonly person: string } {
  const { user, name, roles } = currentViewer();
  return user === demoUser ? { account: `${user}:${roles.join("+")}`, person: `${name} (${roles.join(", ")})` } : { account: user, person: name };
}

/** HR and the director make plans and runs, and only those who read everybody: a run is of the whole group. Throws BonusError. */
export function requireRuns(): void {
  if (!mayRun()) throw new BonusError("not_yours");
}
export const mayRun = (): boolean => {
  const { roles, seenBy } = currentViewer();
  return seenBy === null && roles.some((role) => role === "hr" || role === "director") && readsAll("people");
};

/** Whose lines the viewer reads: those of own branches, or of one's own person. */
export function readsPerson({ staff_code, branch }: { readonly staff_code: string; readonly branch: string | null }): boolean {
  const scope = currentScope("people");
  if (scope === null) return false;
  const own = (list: readonly string[] | null, value: string | null): boolean => list === null || (value !== null && list.includes(value));
  return own(scope.branches, branch) && own(scope.people, staff_code);
}
