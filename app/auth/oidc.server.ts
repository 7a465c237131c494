import { createCookie, type Cookie } from "react-router";
import { z } from "zod";
import type { Account, Home } from "#pipelines/index.ts";
import { foldLogin } from "./accounts.ts";
import { readOidc, type OidcSettings } from "./oidc-config.server.ts";

/** Why nobody was signed in; the sentence is `ui.sign_in_<code>`. */
export type OidcRefusal = "failed" | "unverified" | "stranger";

const flow = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), back: z.string() });
const flags = { path: "/", httpOnly: true, sameSite: "lax", maxAge: 600 } as const;
const plain = createCookie("sign-in-flow", flags);
const guarded = createCookie("__Host-sign-in-flow", { ...flags, secure: true });
/** What this browser set out with; an answer that another browser asked for finds nothing here. */
const flowCookie = ({ redirect }: OidcSettings): Cookie => (redirect.protocol === "https:" ? guarded : plain);

const PATIENCE_S = 10;
const known = new Map<string, ReturnType<typeof discovered>>();

async function discovered({ issuer, clientId, clientSecret }: OidcSettings) {
  const client = await import("openid-client");
  // Plain HTTP only to this very machine.
  const local = issuer.protocol === "http:" && ["localhost", "127.0.0.1", "[::1]"].includes(issuer.hostname);
  // Signatures are checked though the answer comes over TLS from the service itself: a proxy in between may break that up.
  const execute = [client.enableNonRepudiationChecks, ...(local ? [client.allowInsecureRequests] : [])];
  return client.discovery(issuer, clientId, undefined, client.ClientSecretPost(clientSecret), { execute, timeout: PATIENCE_S });
}

/** What the service says of itself, asked once; after a failure again. */
function service(settings: OidcSettings) {
  const key = `${settings.issuer.href} ${settings.clientId}`;
  const found = known.get(key) ?? discovered(settings);
  known.set(key, found);
  found.catch(() => known.delete(key));
  return found;
}

/** Where a browser is sent to sign in, and the cookie that it must bring back. Null without a service. */
export async function beginOidc(back: string): Promise<{ readonly to: string; readonly cookie: string } | null> {
  const settings = readOidc();
  if (!settings) return null;
  const client = await import("openid-client");
  const [state, nonce, verifier] = [client.randomState(), client.randomNonce(), client.randomPKCECodeVerifier()];
  const to = client.buildAuthorizationUrl(await service(settings), {
    redirect_uri: settings.redirect.href,
    scope: "openid email profile",
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    state,
    nonce,
  });
  return { to: to.href, cookie: await flowCookie(settings).serialize({ state, nonce, verifier, back }) };
}

export interface OidcReturn {
  readonly outcome: Account | OidcRefusal;
  readonly back: string;
  /** Takes the flow's cookie away: an answer is good once. */
  readonly cookie: string;
}

/** Takes in the answer of the service: who signed in, of those who have an account here. */
export async function finishOidc(home: Home, url: URL, cookieHeader: string | null): Promise<OidcReturn | null> {
  const settings = readOidc();
  if (!settings) return null;
  const cookie = await flowCookie(settings).serialize("", { maxAge: 0 });
  const begun = flow.safeParse(await flowCookie(settings).parse(cookieHeader));
  if (!begun.success) return { outcome: "failed", back: "/", cookie };
  const { state, nonce, verifier, back } = begun.data;
  try {
    const client = await import("openid-client");
    const answered = new URL(settings.redirect.href + url.search);
    const tokens = await client.authorizationCodeGrant(await service(settings), answered, { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true });
    return { outcome: await accountOf(home, tokens.claims() ?? {}), back, cookie };
  } catch (error) {
    console.warn("sign-in service:", error instanceof Error ? `${error.name}: ${error.message}` : "failed");
    return { outcome: "failed", back, cookie };
  }
}

const claimed = z.object({ iss: z.string(), sub: z.string(), email: z.string().optional(), email_verified: z.union([z.boolean(), z.literal("true").transform(() => true)]).optional() });

/** The account of a person of the service: the one tied to them, else the one whose login is their verified address, tied from now on. */
async function accountOf(home: Home, claims: unknown): Promise<Account | OidcRefusal> {
  const { iss, sub, email, email_verified } = claimed.parse(claims);
  const { findByLogin, findBySubject, setSubject } = await import("#pipelines/index.ts");
  const subject = JSON.stringify([iss, sub]);
  const tied = await findBySubject(home.state, subject);
  if (tied) return tied.disabled_at === null ? tied : "stranger";
  if (!email || email_verified !== true) return "unverified";
  const account = await findByLogin(home.state, foldLogin(email));
  if (!account || account.disabled_at !== null || !(await setSubject(home.state, account.account_id, subject))) return "stranger";
  return account;
}
