import type { Home } from "#pipelines/index.ts";
import { isLocale, type Translate } from "#app/i18n/translate.ts";
import { stateNoting } from "#app/services/audit/note.server.ts";
import { viewerOfAccount } from "./accounts.ts";
import { addressOf } from "./asking.server.ts";
import { readNewPassword } from "./new-password.server.ts";
import { longestPassword, shortestPassword } from "./password-rules.ts";
import { hashPassword } from "./passwords.server.ts";
import type { OpenSession } from "./sessions.server.ts";
import { isOwnPassword } from "./sign-in.server.ts";

/** What somebody sees of their own account. */
export async function accountPage(home: Home, { account, session }: OpenSession, now = new Date()) {
  const { listSessions } = await import("#pipelines/index.ts");
  const { roles, branches } = viewerOfAccount(account);
  const sessions = (await listSessions(home.state, account.account_id, now)).map(({ session_id, device, made_at, seen_at }) => ({ id: session_id, device, made_at, seen_at, own: session_id === session.session_id }));
  return { name: account.name, login: account.login, roles, branches, hasPassword: account.password_hash !== null, sessions, least: shortestPassword };
}

/** What came of a form: a sentence, good or bad. */
export interface Said {
  readonly done?: string;
  readonly problem?: string;
}

/** Does what a form of the own account asks for. */
export async function answerAccount(home: Home, open: OpenSession, form: URLSearchParams, headers: Headers, t: Translate): Promise<Said> {
  const { endSessions, setLanguage } = await import("#pipelines/index.ts");
  const { account_id } = open.account;
  const lang = form.get("lang");
  if (isLocale(lang)) {
    await setLanguage(home.state, account_id, lang);
    return {};
  }
  if (form.get("intent") === "password") return changePassword(home, open, form, headers, t);
  const one = form.get("session");
  const ended = await endSessions(await stateNoting(home, () => ({ action: "session_end", object: `account:${account_id}` })), account_id, one, one === null ? open.hash : null);
  return { done: t("ui.account_session_ended", { n: ended }) };
}

async function changePassword(home: Home, { account, hash }: OpenSession, form: URLSearchParams, headers: Headers, t: Translate): Promise<Said> {
  const { setPassword } = await import("#pipelines/index.ts");
  const chosen = await readNewPassword(form, account.login);
  if ("problem" in chosen) return { problem: t(`ui.password_bad_${chosen.problem}`, { least: shortestPassword, most: longestPassword }) };
  const checked = await isOwnPassword(home, account, form.get("now") ?? "", addressOf(headers));
  if (checked !== "right") return { problem: checked === "wrong" ? t("ui.account_password_wrong") : t("ui.sign_in_wait", { n: checked }) };
  const state = await stateNoting(home, () => ({ action: "password", object: `account:${account.account_id}` }));
  await setPassword(state, account.account_id, await hashPassword(chosen.password), hash);
  return { done: t("ui.account_password_done") };
}
