import { createHash } from "node:crypto";
import type { Account, Home } from "#pipelines/index.ts";
import { note } from "#app/services/audit/note.server.ts";
import { foldLogin } from "./accounts.ts";
import { hashPassword, isOutdated, verifyPassword } from "./passwords.server.ts";
import { addressWait, loginWait, throttleMemoryMs } from "./throttle.ts";

export interface Attempt {
  readonly login: string;
  readonly password: string;
  /** Of the browser, as the server sees it; null: not known. */
  readonly address: string | null;
}
/** "wrong" is all that is said of a login that is not there, one that is shut, and a password that is not right. */
export type SignInOutcome = { readonly account: Account } | { readonly refused: "wrong" } | { readonly refused: "wait"; readonly seconds: number };

const keyOf = (sort: "login" | "address", text: string): string => createHash("sha256").update(`${sort}\0${text}`).digest("hex");

/** Whose login and password these are. The attempt is counted before it is judged, against the login and against the address. */
export async function signIn(home: Home, attempt: Attempt, now = new Date()): Promise<SignInOutcome> {
  const { clearAttempt, findByLogin, renewPasswordHash, sweepThrottle } = await import("#pipelines/index.ts");
  const login = foldLogin(attempt.login);
  const waitMs = await countedAttempt(home, login, attempt.address, now);
  if (waitMs > 0) {
    await note(home, { action: "sign_in_refused", result: "wait" });
    return { refused: "wait", seconds: Math.ceil(waitMs / 1_000) };
  }
  const account = await findByLogin(home.state, login);
  const right = await verifyPassword(attempt.password, account?.password_hash ?? null);
  if (!right || !account || account.disabled_at !== null) {
    // What was typed as a login may have been a password: only an account that there is is named.
    await note(home, { action: "sign_in_refused", object: account && `account:${account.account_id}`, result: account?.disabled_at ? "disabled" : "wrong" });
    return { refused: "wrong" };
  }
  await clearAttempt(home.state, keyOf("login", login), keyOf("address", attempt.address ?? ""));
  await sweepThrottle(home.state, new Date(now.getTime() - throttleMemoryMs));
  const kept = account.password_hash;
  if (kept !== null && isOutdated(kept)) await renewPasswordHash(home.state, account.account_id, kept, await hashPassword(attempt.password));
  return { account };
}

/** For a password that is asked once more of somebody who is signed in: the same count holds. */
export async function isOwnPassword(home: Home, account: Account, password: string, address: string | null, now = new Date()): Promise<"right" | "wrong" | number> {
  const outcome = await signIn(home, { login: account.login, password, address }, now);
  return "account" in outcome ? "right" : outcome.refused === "wait" ? outcome.seconds : "wrong";
}

async function countedAttempt(home: Home, login: string, address: string | null, now: Date): Promise<number> {
  const { countAttempt } = await import("#pipelines/index.ts");
  return countAttempt(home.state, new Map([[keyOf("login", login), loginWait], [keyOf("address", address ?? ""), addressWait]]), now);
}
