import { createCookie } from "react-router";
import type { Home } from "#pipelines/index.ts";
import { foldLogin, viewerOfAccount } from "./accounts.ts";
import type { Viewer } from "./roles.ts";

/** Whose eyes an administrator borrows. It opens nothing by itself: only the session of an administrator gives it a meaning, at every request anew. */
const cookie = createCookie("see-as", { path: "/", httpOnly: true, sameSite: "lax" });

/** The account that holds under an id or a login; null where none does. */
export async function activeAccount(home: Home, asked: string) {
  const { findAccount, findByLogin } = await import("#pipelines/index.ts");
  const found = (await findAccount(home.state, asked)) ?? (await findByLogin(home.state, foldLogin(asked)));
  return found && found.disabled_at === null ? found : null;
}

/** Whom the administrator chose to see as, or the viewer as before. */
export async function asChosen(home: Home, own: Viewer, cookieHeader: string | null): Promise<Viewer> {
  const chosen: unknown = own.roles.includes("admin") ? await cookie.parse(cookieHeader) : null;
  const account = typeof chosen === "string" && chosen !== own.user ? await activeAccount(home, chosen) : null;
  return account ? { ...viewerOfAccount(account), seenBy: own.user } : own;
}

/** The cookie that begins seeing as an account; null where there is none such. */
export async function beginSeeing(home: Home, account: string, url: URL): Promise<string | null> {
  const found = await activeAccount(home, account);
  return found && cookie.serialize(found.account_id, { secure: url.protocol === "https:" });
}

export const endSeeing = ({ protocol }: Pick<URL, "protocol">): Promise<string> => cookie.serialize("", { maxAge: 0, secure: protocol === "https:" });
