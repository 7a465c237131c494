import { demoViewer } from "#app/auth/demo.server.ts";
import { demoUser, localViewer } from "#app/auth/known-viewers.ts";
import type { Viewer } from "#app/auth/roles.ts";
import { activeAccount } from "#app/auth/see-as.server.ts";
import { currentViewer } from "#app/auth/viewer.server.ts";
import { viewerOfAccount } from "#app/auth/accounts.ts";
import { stateNoting } from "../audit/note.server.ts";
import { bearerOf, hashOf, newSecret } from "#app/auth/tokens.server.ts";
import type { ApiToken, Home } from "#pipelines/index.ts";
import { homePath } from "#app/warehouse/home.server.ts";
import { UsageError } from "../usage-error.ts";

const LONGEST_NAME = 80;
const MINUTE = 60_000;

/** Makes a token that reads what the viewer may, and gives its secret, which nobody can read again. Throws UsageError. */
export async function makeToken(home: Home, asked: string): Promise<{ readonly name: string; readonly secret: string; readonly prefix: string }> {
  const name = asked.trim();
  if (name === "" || name.length > LONGEST_NAME) throw new UsageError("no_token_name", { most: LONGEST_NAME });
  const { addToken } = await import("#pipelines/index.ts");
  const { secret, prefix, hash } = newSecret();
  await addToken(await stateNoting<number>(home, (id) => ({ action: "token_add", object: `token:${id}` })), { name, prefix, hash, by: currentViewer().user });
  return { name, secret, prefix };
}

/** The viewer's own tokens that hold, oldest first; an administrator sees everybody's. */
export async function tokens(home: Home): Promise<ApiToken[]> {
  const { listTokens } = await import("#pipelines/index.ts");
  const viewer = currentViewer();
  return (await listTokens(home.state)).filter(({ made_by }) => viewer.roles.includes("admin") || made_by === viewer.user);
}

/** Revokes the one token that has this number or name, or whose secret begins so. Throws UsageError. */
export async function revoke(home: Home, asked: string): Promise<ApiToken> {
  const all = await tokens(home);
  const exact = all.filter(({ token_id, name, prefix }) => String(token_id) === asked || name === asked || prefix === asked);
  const found = exact.length > 0 || asked.length < 3 ? exact : all.filter(({ prefix }) => prefix.startsWith(asked));
  const [token] = found;
  if (!token) throw new UsageError("no_such_token", { token: asked });
  if (found.length > 1) throw new UsageError("ambiguous_token", { token: asked, matches: found.map(({ token_id, prefix }) => `${token_id} (${prefix}…)`).join(", ") });
  const { revokeToken } = await import("#pipelines/index.ts");
  await revokeToken(await stateNoting(home, () => ({ action: "token_revoke", object: `token:${token.token_id}` })), token.token_id, currentViewer().user);
  return token;
}

/** Who reads by a token: its maker, with the roles and branches of now. Null where the maker may not come in any more. */
async function makerOf(home: Home, { made_by }: ApiToken): Promise<Viewer | null> {
  if (made_by === localViewer("").user) return localViewer("local");
  if (homePath().kind === "demo" && made_by === demoUser) return demoViewer(null);
  const account = made_by === null ? null : await activeAccount(home, made_by);
  return account && viewerOfAccount(account);
}

/** Whose token a request carries: "none" without one, "bad" with one that does not hold. Notes the use, once a minute. */
export async function admission(home: Home, authorization: string | null): Promise<Viewer | "none" | "bad"> {
  const secret = bearerOf(authorization);
  if (secret === null) return "none";
  const { findToken, noteUse } = await import("#pipelines/index.ts");
  const token = await findToken(home.state, hashOf(secret));
  const maker = token && (await makerOf(home, token));
  if (!token || !maker) return "bad";
  const last = token.used_at === null ? 0 : Date.parse(`${token.used_at.slice(0, 19).replace(" ", "T")}Z`);
  if (Date.now() - last > MINUTE) await noteUse(home.state, token.token_id);
  return maker;
}
