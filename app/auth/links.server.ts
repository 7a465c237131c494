import type { Home } from "#pipelines/index.ts";
import { stateNoting } from "#app/services/audit/note.server.ts";
import { hashPassword } from "./passwords.server.ts";
import { hashOf, randomSecret } from "./tokens.server.ts";

/** In hours. */
export const linkLife = { setUp: 24, password: 72 } as const;
const HOUR = 3_600_000;

/** What a link is for, and for whom: null is somebody who becomes the first administrator. */
export interface LinkPurpose {
  readonly account: { readonly id: string; readonly name: string; readonly login: string } | null;
}

/** Makes a link that works once; one made earlier for the same purpose works no more. Gives its secret, which nobody can read again. */
export async function makeLink(home: Home, account_id: string | null, by: string | null, now = new Date()): Promise<string> {
  const { addLinkIn } = await import("#pipelines/index.ts");
  const secret = randomSecret();
  const expires = new Date(now.getTime() + HOUR * (account_id === null ? linkLife.setUp : linkLife.password));
  const state = await stateNoting(home, () => ({ action: "account_link", object: account_id === null ? "set-up" : `account:${account_id}` }));
  await state.transaction((session) => addLinkIn(session, { hash: hashOf(secret), account_id, by, expires }, now));
  return secret;
}

export const setUpPath = (secret: string): string => `/set-up?key=${encodeURIComponent(secret)}`;
export const passwordPath = (secret: string): string => `/password?key=${encodeURIComponent(secret)}`;

/** What the link with this secret is for, if it still works and is of this sort. */
export async function linkPurpose(home: Home, secret: string | null, sort: "set_up" | "password", now = new Date()): Promise<LinkPurpose | null> {
  if (!secret) return null;
  const { findAccount, findLink } = await import("#pipelines/index.ts");
  const link = await findLink(home.state, hashOf(secret), now);
  if (!link || (link.account_id === null) !== (sort === "set_up")) return null;
  if (link.account_id === null) return { account: null };
  const account = await findAccount(home.state, link.account_id);
  return account && account.disabled_at === null ? { account: { id: account.account_id, name: account.name, login: account.login } } : null;
}

export interface FirstAccount {
  readonly name: string;
  readonly login: string;
  readonly password: string;
  readonly language: string;
}

/** Makes an administrator, who is a director as well: in a small shop they are one. Gives the account's id. */
export async function makeFirstAccount(home: Home, secret: string, { name, login, password, language }: FirstAccount, now = new Date()): Promise<string | "spent" | "login_taken"> {
  const { addAccountIn, takeLinkIn } = await import("#pipelines/index.ts");
  const password_hash = await hashPassword(password);
  const state = await stateNoting<string>(home, (id) => ({ action: "set_up", who: id, object: `account:${id}`, result: "admin director" }));
  return undoing<"spent" | "login_taken", string>((refuse) =>
    state.transaction(async (session) => {
      const link = await takeLinkIn(session, hashOf(secret), now);
      if (!link || link.account_id !== null) throw refuse("spent");
      const id = await addAccountIn(session, { name, login, password_hash, language, roles: ["admin", "director"], branches: null, staff: null, by: "set-up link" }, now);
      if (id === null) throw refuse("login_taken");
      return id;
    }),
  );
}

/** Sets the password that a link was made for, and ends every session of its account. Gives the account's id. */
export async function choosePassword(home: Home, secret: string, password: string, now = new Date()): Promise<string | "spent"> {
  const { setPasswordIn, takeLinkIn } = await import("#pipelines/index.ts");
  const password_hash = await hashPassword(password);
  const state = await stateNoting<string>(home, (id) => ({ action: "password", who: id, object: `account:${id}`, result: "link" }));
  return undoing<"spent", string>((refuse) =>
    state.transaction(async (session) => {
      const id = (await takeLinkIn(session, hashOf(secret), now))?.account_id;
      if (id == null) throw refuse("spent");
      await setPasswordIn(session, id, password_hash, null);
      return id;
    }),
  );
}

class Refused extends Error {
  constructor(readonly why: string) {
    super(why);
  }
}

/** Runs a transaction that may say no by throwing `refuse(why)`, which takes back what it has done so far; gives why. */
async function undoing<Why extends string, T>(work: (refuse: (why: Why) => Error) => Promise<T>): Promise<T | Why> {
  try {
    return await work((why) => new Refused(why));
  } catch (error) {
    if (error instanceof Refused) return error.why as Why;
    throw error;
  }
}
