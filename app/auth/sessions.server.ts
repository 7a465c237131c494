import { randomBytes } from "node:crypto";
import type { Account, Home, SignedIn } from "#pipelines/index.ts";
import { stateNoting } from "#app/services/audit/note.server.ts";
import { whileUnchanged } from "#app/warehouse/unchanged.server.ts";
import { viewerIfAny } from "./viewer.server.ts";
import { deviceOf } from "./device.ts";
import { dropSecret, keepSecret, secretIn, sessionLife } from "./session-cookie.ts";
import { hashOf, randomSecret } from "./tokens.server.ts";

export interface OpenSession {
  readonly session: SignedIn;
  readonly account: Account;
  /** Of its secret. */
  readonly hash: string;
}
/** What a request says of the browser that sent it. */
export interface Asking {
  readonly url: URL;
  readonly headers: Headers;
}

/** Of every page it is asked again whose browser asks: read anew once anything is written, as the end of a session is. */
const kept = whileUnchanged<Omit<OpenSession, "hash"> | null>();

/** How seldom "last seen" is written: not at every click. */
const TOUCH_MS = 5 * 60_000;
const after = (moment: Date, seconds: number): Date => new Date(moment.getTime() + seconds * 1_000);

/** The session that a request belongs to, if it holds. Uses it: it lasts longer from now. */
export async function sessionOf(home: Home, { url, headers }: Asking, now = new Date()): Promise<OpenSession | null> {
  const secret = await secretIn(url, headers.get("cookie"));
  if (secret === null) return null;
  const { findSession, momentOf, sessionHolds, touchSession } = await import("#pipelines/index.ts");
  const hash = hashOf(secret);
  const found = await kept(home.state, hash, () => findSession(home.state, hash, now));
  if (!found || !sessionHolds(found.session, now)) return null;
  const { session } = found;
  if (now.getTime() - momentOf(session.seen_at).getTime() > TOUCH_MS) {
    const last = after(momentOf(session.made_at), sessionLife.longest);
    const idle = after(now, sessionLife.idle);
    await touchSession(home.state, session.session_id, idle < last ? idle : last, now);
  }
  return { ...found, hash };
}

/** Signs this browser in, in the place of whoever was signed in there before: a secret from before is worth nothing after. Gives its cookie. */
export async function openSession(home: Home, account_id: string, { url, headers }: Asking, now = new Date()): Promise<string> {
  const { addSession } = await import("#pipelines/index.ts");
  const before = await secretIn(url, headers.get("cookie"));
  const secret = randomSecret();
  const session = { session_id: randomBytes(8).toString("hex"), hash: hashOf(secret), account_id, device: deviceOf(headers.get("user-agent")), expires: after(now, sessionLife.idle) };
  const state = await stateNoting(home, () => ({ action: "sign_in", who: account_id, object: `session:${session.session_id}` }));
  await addSession(state, session, before === null ? null : hashOf(before), now);
  return keepSecret(url, secret);
}

/** Signs this browser out. Gives the cookie that says so. */
export async function closeSession(home: Home, { url, headers }: Asking): Promise<string> {
  const secret = await secretIn(url, headers.get("cookie"));
  const { endSession } = await import("#pipelines/index.ts");
  const who = viewerIfAny();
  if (secret !== null) await endSession(who ? await stateNoting(home, () => ({ action: "sign_out" })) : home.state, hashOf(secret));
  return dropSecret(url);
}
