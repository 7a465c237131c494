import type { Engine, Session } from "../warehouse/engine.ts";
import { raw, sql } from "../warehouse/sql.ts";
import { momentText } from "./moments.ts";

type Reading = Pick<Session, "query">;

/** Somebody who may come in. What a role means is the app's to say. */
export interface Account {
  readonly account_id: string;
  readonly name: string;
  readonly login: string;
  readonly roles: readonly string[];
  /** Names; null: all of them. */
  readonly branches: readonly string[] | null;
  /** Code of the staff list. */
  readonly staff: string | null;
  readonly password_hash: string | null;
  readonly oidc_subject: string | null;
  readonly language: string | null;
  /** UTC, "YYYY-MM-DD HH:MM:SS…". */
  readonly made_at: string;
  readonly made_by: string | null;
  readonly disabled_at: string | null;
}

/** What an administrator may say of an account. */
export type AccountFields = Pick<Account, "name" | "login" | "roles" | "branches" | "staff">;
type Kept = Omit<Account, "roles" | "branches"> & { readonly roles: string; readonly branches: string | null };

export const accountColumns = raw("account_id, name, login, roles, branches, staff, password_hash, oidc_subject, language, cast(made_at as varchar) as made_at, made_by, cast(disabled_at as varchar) as disabled_at");
export const asAccount = (kept: Kept): Account => ({ ...kept, roles: JSON.parse(kept.roles) as string[], branches: kept.branches === null ? null : (JSON.parse(kept.branches) as string[]) });

/** Everybody, disabled ones last. */
export const listAccounts = async (state: Reading): Promise<Account[]> =>
  (await state.query<Kept>(sql`select ${accountColumns} from people.account order by case when disabled_at is null then 0 else 1 end, lower(name), account_id`)).map(asAccount);

export const hasAccounts = async (state: Reading): Promise<boolean> => (await state.query(raw("select 1 from people.account limit 1"))).length > 0;

const one = async (state: Reading, where: ReturnType<typeof sql>): Promise<Account | null> => {
  const [found] = await state.query<Kept>(sql`select ${accountColumns} from people.account where ${where}`);
  return found ? asAccount(found) : null;
};
export const findAccount = (state: Reading, id: string): Promise<Account | null> => one(state, sql`account_id = ${id}`);
/** By its login, folded as it is kept. */
export const findByLogin = (state: Reading, login: string): Promise<Account | null> => one(state, sql`login = ${login}`);
export const findBySubject = (state: Reading, subject: string): Promise<Account | null> => one(state, sql`oidc_subject = ${subject}`);

const branchesText = (branches: AccountFields["branches"]): string | null => (branches === null ? null : JSON.stringify(branches));

/** Makes an account within a transaction; null when its login is taken. Gives its id. */
export async function addAccountIn(session: Session, fields: AccountFields & { readonly password_hash?: string | null; readonly language?: string | null; readonly by: string | null }, now: Date): Promise<string | null> {
  if (await findByLogin(session, fields.login)) return null;
  const [{ next } = { next: 1 }] = await session.query<{ next: number }>(raw("select cast(count(*) as integer) + 1 as next from people.account"));
  const id = `u${next}`;
  await session.run(sql`insert into people.account (account_id, name, login, roles, branches, staff, password_hash, language, made_at, made_by)
    values (${id}, ${fields.name}, ${fields.login}, ${JSON.stringify(fields.roles)}, ${branchesText(fields.branches)}, ${fields.staff}, ${fields.password_hash ?? null}, ${fields.language ?? null}, cast(${momentText(now)} as timestamp), ${fields.by})`);
  return id;
}
export const addAccount = (state: Engine, fields: Parameters<typeof addAccountIn>[1], now: Date): Promise<string | null> => state.transaction((session) => addAccountIn(session, fields, now));

/** Whether anybody else could still administrate, were it not for this account. */
const isLastAdmin = async (session: Reading, id: string): Promise<boolean> => {
  const admins = (await listAccounts(session)).filter(({ roles, disabled_at }) => disabled_at === null && roles.includes("admin"));
  return admins.length === 1 && admins[0]?.account_id === id;
};

/** Changes what an administrator may say; "last_admin" and "login_taken" change nothing. */
export function changeAccount(state: Engine, id: string, { name, login, roles, branches, staff }: AccountFields): Promise<"changed" | "last_admin" | "login_taken" | "unknown"> {
  return state.transaction(async (session) => {
    if (!(await findAccount(session, id))) return "unknown";
    const holder = await findByLogin(session, login);
    if (holder && holder.account_id !== id) return "login_taken";
    if (!roles.includes("admin") && (await isLastAdmin(session, id))) return "last_admin";
    await session.run(sql`update people.account set name = ${name}, login = ${login}, roles = ${JSON.stringify(roles)}, branches = ${branchesText(branches)}, staff = ${staff} where account_id = ${id}`);
    return "changed";
  });
}

/** Shuts an account, with every session and link of it; the last administrator stays. */
export function disableAccount(state: Engine, id: string, by: string | null, now: Date): Promise<"disabled" | "last_admin" | "unknown"> {
  return state.transaction(async (session) => {
    if (!(await findAccount(session, id))) return "unknown";
    if (await isLastAdmin(session, id)) return "last_admin";
    await session.run(sql`update people.account set disabled_at = cast(${momentText(now)} as timestamp), disabled_by = ${by} where account_id = ${id} and disabled_at is null`);
    await session.run(sql`delete from people.session where account_id = ${id}`);
    await session.run(sql`delete from people.one_time_link where account_id = ${id} and used_at is null`);
    return "disabled";
  });
}

export const enableAccount = (state: Engine, id: string): Promise<void> => state.transaction((session) => session.run(sql`update people.account set disabled_at = null, disabled_by = null where account_id = ${id}`));

/** Sets a password's hash; every session of the account but `keep` (a hash) ends. */
export async function setPasswordIn(session: Session, id: string, password_hash: string, keep: string | null): Promise<void> {
  await session.run(sql`update people.account set password_hash = ${password_hash} where account_id = ${id}`);
  await session.run(sql`delete from people.session where account_id = ${id} and hash <> ${keep ?? ""}`);
}
export const setPassword = (state: Engine, id: string, hash: string, keep: string | null): Promise<void> => state.transaction((session) => setPasswordIn(session, id, hash, keep));

/** Puts the same password's hash anew, if it is still that one; sessions go on. */
export const renewPasswordHash = (state: Engine, id: string, before: string, after: string): Promise<void> =>
  state.transaction((session) => session.run(sql`update people.account set password_hash = ${after} where account_id = ${id} and password_hash = ${before}`));

export const setLanguage = (state: Engine, id: string, language: string): Promise<void> => state.transaction((session) => session.run(sql`update people.account set language = ${language} where account_id = ${id}`));

/** Ties an account to a person of the sign-in service, once; false when it is tied to another. */
export const setSubject = (state: Engine, id: string, subject: string): Promise<boolean> =>
  state.transaction(async (session) => {
    const account = await findAccount(session, id);
    if (!account || (account.oidc_subject !== null && account.oidc_subject !== subject)) return false;
    await session.run(sql`update people.account set oidc_subject = ${subject} where account_id = ${id}`);
    return true;
  });
