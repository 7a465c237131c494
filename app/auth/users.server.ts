import { z } from "zod";
import type { Account, AccountFields, Home } from "#pipelines/index.ts";
import { stateNoting } from "#app/services/audit/note.server.ts";
import { foldLogin } from "./accounts.ts";
import { makeLink } from "./links.server.ts";
import { roles } from "./roles.ts";

/** What a form about somebody lacks; the sentence is `ui.users_bad_<code>`. */
export type UserProblem = "name" | "login" | "roles" | "branches" | "staff" | "login_taken" | "last_admin" | "unknown";

const fields = z.object({
  name: z.string().trim().min(1).max(120),
  login: z.string().transform(foldLogin).pipe(z.string().regex(/^[^\s\p{C}]{3,120}$/u)),
  roles: z.array(z.enum(roles)).min(1),
});

/** What a form says about somebody. `known` are the branches and people that the data have. */
export function readUser(form: URLSearchParams, known: { readonly branches: readonly string[]; readonly staff: readonly string[] }): AccountFields | UserProblem {
  const read = fields.safeParse({ name: form.get("name") ?? "", login: form.get("login") ?? "", roles: [...new Set(form.getAll("role"))] });
  if (!read.success) return read.error.issues[0]?.path[0] as "name" | "login" | "roles";
  const chosen = form.getAll("branch").filter((branch) => known.branches.includes(branch));
  const branches = form.get("branches") === "all" ? null : chosen;
  const staff = form.get("staff") || null;
  if (staff !== null && !known.staff.includes(staff)) return "staff";
  const { data } = read;
  if (branches !== null && branches.length === 0) return "branches";
  if (data.roles.includes("advisor") && staff === null) return "staff";
  return { ...data, branches, staff };
}

/** What an account may do, in one line: roles, and of how many branches. */
export const grantsOf = ({ roles: held, branches }: AccountFields): string => `${held.join(" ")}; ${branches === null ? "all branches" : `${branches.length} branches`}`;

/** Writes somebody down, with a link by which they choose a password. Gives the link's secret. */
export async function invite(home: Home, user: AccountFields, by: string, now = new Date()): Promise<{ readonly id: string; readonly secret: string } | UserProblem> {
  const { addAccount } = await import("#pipelines/index.ts");
  const state = await stateNoting<string | null>(home, (made) => made === null ? null : ({ action: "account_add", object: `account:${made}`, result: grantsOf(user) }));
  const id = await addAccount(state, { ...user, by }, now);
  return id === null ? "login_taken" : { id, secret: await makeLink(home, id, by, now) };
}

/** A row of the list of people who may come in. */
export interface User extends Omit<Account, "password_hash" | "oidc_subject"> {
  readonly state: "invited" | "active" | "disabled";
  readonly sessions: number;
  /** Of the session last used; null without one. */
  readonly seen_at: string | null;
}

export async function users(home: Home, now = new Date()): Promise<User[]> {
  const { listAccounts, listSessions } = await import("#pipelines/index.ts");
  const [accounts, sessions] = await Promise.all([listAccounts(home.state), listSessions(home.state, null, now)]);
  return accounts.map(({ password_hash, oidc_subject, ...account }) => {
    const own = sessions.filter(({ account_id }) => account_id === account.account_id);
    const state = account.disabled_at !== null ? "disabled" : password_hash === null && oidc_subject === null ? "invited" : "active";
    return { ...account, state, sessions: own.length, seen_at: own[0]?.seen_at ?? null };
  });
}
