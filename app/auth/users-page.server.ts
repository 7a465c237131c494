import type { Home } from "#pipelines/index.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { filterOptions } from "#app/services/options.server.ts";
import { stateNoting } from "#app/services/audit/note.server.ts";
import { readConfig } from "#app/config/env.ts";
import { systemViewer } from "./known-viewers.ts";
import { makeLink, passwordPath } from "./links.server.ts";
import { roles } from "./roles.ts";
import { seenAs } from "./viewer.server.ts";
import { grantsOf, invite, readUser, users, type UserProblem } from "./users.server.ts";

/** What a form about somebody chooses from. */
export async function userChoices(home: Home) {
  // An administrator who reads no figures still says whose branch is whose.
  const { branches, people } = await seenAs(systemViewer("accounts"), () => filterOptions(home));
  const staff = Object.entries(people ?? {}).map(([code, name]) => ({ code, name })).sort((a, b) => a.name.localeCompare(b.name));
  return { roles, branches, staff };
}

/** What came of a form: a sentence good or bad, or a link that is shown this once. */
export interface UsersSaid {
  readonly done?: string;
  readonly problem?: string;
  readonly link?: { readonly name: string; readonly address: string };
}

const badly = (problem: UserProblem, t: Translate): UsersSaid => ({ problem: t(`ui.users_bad_${problem}`) });

/** Where links lead: the public address, if one is set, else the one that the administrator sees. */
const addressed = (path: string, origin: string): string => (readConfig(process.env).PUBLIC_URL ?? origin).replace(/\/$/, "") + path;

async function readForm(home: Home, form: URLSearchParams) {
  const { branches, staff } = await userChoices(home);
  return readUser(form, { branches, staff: staff.map(({ code }) => code) });
}

/** Invites whom the form describes. */
export async function inviteBy(home: Home, form: URLSearchParams, by: string, origin: string, t: Translate): Promise<UsersSaid> {
  const user = await readForm(home, form);
  if (typeof user === "string") return badly(user, t);
  const invited = await invite(home, user, by);
  return typeof invited === "string" ? badly(invited, t) : { link: { name: user.name, address: addressed(passwordPath(invited.secret), origin) } };
}

/** Does to one account what its form asks for. */
export async function changeUser(home: Home, id: string, form: URLSearchParams, by: string, origin: string, t: Translate): Promise<UsersSaid> {
  const { changeAccount, disableAccount, enableAccount, endSessions } = await import("#pipelines/index.ts");
  const account = (await users(home)).find(({ account_id }) => account_id === id);
  if (!account) return badly("unknown", t);
  switch (form.get("intent")) {
    case "link":
      return account.state === "disabled" ? badly("unknown", t) : { link: { name: account.name, address: addressed(passwordPath(await makeLink(home, id, by)), origin) } };
    case "sessions":
      return { done: t("ui.account_session_ended", { n: await endSessions(await stateNoting(home, () => ({ action: "session_end", object: `account:${id}` })), id, form.get("session")) }) };
    case "disable": {
      const outcome = await disableAccount(await stateNoting(home, (result: string) => ({ action: "account_disable", object: `account:${id}`, result })), id, by, new Date());
      return outcome === "disabled" ? { done: t("ui.users_disabled") } : badly(outcome, t);
    }
    case "enable":
      await enableAccount(await stateNoting(home, () => ({ action: "account_enable", object: `account:${id}` })), id);
      return { done: t("ui.users_enabled") };
    default: {
      const user = await readForm(home, form);
      if (typeof user === "string") return badly(user, t);
      const outcome = await changeAccount(await stateNoting(home, (result: string) => ({ action: "account_change", object: `account:${id}`, result: result === "changed" ? grantsOf(user) : result })), id, user);
      return outcome === "changed" ? { done: t("ui.users_saved") } : badly(outcome, t);
    }
  }
}
