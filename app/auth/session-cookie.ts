import { createCookie, type Cookie } from "react-router";

const DAY = 24 * 3_600;

/** In seconds. A session that nobody uses for a week is over, and any after a month. */
export const sessionLife = { idle: 7 * DAY, longest: 30 * DAY } as const;

const flags = { path: "/", httpOnly: true, sameSite: "lax" } as const;
const plain = createCookie("session", flags);
/** Behind TLS: the prefix makes browsers refuse it from a subdomain, another path or an unencrypted page. */
const guarded = createCookie("__Host-session", { ...flags, secure: true });

const cookieFor = (url: URL): Cookie => (url.protocol === "https:" ? guarded : plain);

/** The secret that a browser signed in by; null without one. */
export async function secretIn(url: URL, header: string | null): Promise<string | null> {
  const kept: unknown = await cookieFor(url).parse(header);
  return typeof kept === "string" && kept !== "" ? kept : null;
}

export const keepSecret = (url: URL, secret: string): Promise<string> => cookieFor(url).serialize(secret, { maxAge: sessionLife.longest });
export const dropSecret = (url: URL): Promise<string> => cookieFor(url).serialize("", { maxAge: 0 });
