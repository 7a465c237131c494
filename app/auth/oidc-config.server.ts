import { ConfigError, readConfig } from "#app/config/env.ts";

/** How people sign in at the company's own service (OpenID Connect). */
export interface OidcSettings {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the service sends people back to; registered there. */
  readonly redirect: URL;
  /** What people call it; "" where nobody said. */
  readonly name: string;
}

export const returnPath = "/sign-in/return";

/** The settings of the sign-in service; null without one. Half of them is none: throws ConfigError("oidc"). */
export function readOidc(env: Readonly<Record<string, string | undefined>> = process.env): OidcSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_NAME: name = "", PUBLIC_URL } = readConfig(env);
  if (!issuer && !clientId && !clientSecret) return null;
  if (!issuer || !clientId || !clientSecret || !PUBLIC_URL) throw new ConfigError("oidc", {});
  return { issuer: new URL(issuer), clientId, clientSecret, redirect: new URL(PUBLIC_URL.replace(/\/$/, "") + returnPath), name };
}

/** What the button says; null: there is no service, and no button. */
export const oidcName = (): string | null => readOidc()?.name ?? null;
