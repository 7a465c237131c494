import { z } from "zod";
import { isLocale, locales, type Params } from "#app/i18n/index.ts";

/** A setting of the environment that cannot be used; the sentence is `cli.config_<code>`. */
export class ConfigError extends Error {
  constructor(
    readonly code: (typeof codes)[keyof typeof codes],
    readonly params: Params,
  ) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = "ConfigError";
  }
}

/** A bare address, or one with a name before it in angle brackets; no line breaks, which would begin a header of their own. */
const address = z.string().trim().max(320).regex(/^([^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/);

const schema = z.object({
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  HOST: z.string().trim().regex(/^[\w.:-]{1,255}$/).default("127.0.0.1"),
  LOYALTY_HOME: z.string().trim().min(1).optional(),
  LOYALTY_LANG: z.enum(locales).optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: z.string().trim().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_NAME: z.string().trim().max(60).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, hostname: /^[^\s]+$/ }).optional(),
  ALERT_FROM: address.optional(),
  ALERT_TO: z
    .string()
    .transform((text) => text.split(/[,;]/).map((one) => one.trim()).filter(Boolean))
    .pipe(z.array(address).min(1).max(50))
    .optional(),
  LOYALTY_MEMORY_MB: z.coerce.number().int().min(1).optional(),
  LOYALTY_THREADS: z.coerce.number().int().min(1).optional(),
  TRUST_PROXY: z.string().trim().regex(/^(loopback|linklocal|uniquelocal|[\d.:a-f/]+)(\s*,\s*(loopback|linklocal|uniquelocal|[\d.:a-f/]+))*$/i).default("loopback"),
  BACKUP_DIR: z.string().trim().min(1).optional(),
  BACKUP_HOURS: z.coerce.number().min(0).max(8760).default(24),
  BACKUP_KEEP: z.coerce.number().int().min(1).max(1000).default(14),
  LOG_FORMAT: z.enum(["json", "text", "off"]).optional(),
  SLOW_QUERY_MS: z.coerce.number().int().min(1).default(1000),
  METRICS_TOKEN: z.string().min(16).optional(),
});
export type Config = z.infer<typeof schema>;

const codes = { PORT: "port", HOST: "host", LOYALTY_HOME: "home", LOYALTY_LANG: "lang", PUBLIC_URL: "public_url", OIDC_ISSUER: "oidc", OIDC_CLIENT_ID: "oidc", OIDC_CLIENT_SECRET: "oidc", OIDC_NAME: "oidc", SMTP_URL: "smtp_url", ALERT_FROM: "alert_from", ALERT_TO: "alert_to", LOYALTY_MEMORY_MB: "memory", LOYALTY_THREADS: "threads", TRUST_PROXY: "trust_proxy", BACKUP_DIR: "backup_dir", BACKUP_HOURS: "backup_hours", BACKUP_KEEP: "backup_keep", LOG_FORMAT: "log_format", SLOW_QUERY_MS: "slow_query", METRICS_TOKEN: "metrics_token" } as const;
/** Every setting there is: README, "Settings", has a line for each. */
export const settingNames: readonly string[] = Object.keys(codes);
/** Names of this computer itself. */
export const isLoopback = (host: string): boolean => ["127.0.0.1", "::1", "localhost"].includes(host);
/** Carries a password: what was given is not repeated. */
const secret = new Set<string>(["SMTP_URL", "OIDC_CLIENT_SECRET", "METRICS_TOKEN"]);

/** Reads the settings of a server from the environment; an empty variable counts as absent. Throws ConfigError. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.keys(codes).flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
  const read = schema.safeParse(given);
  if (read.success) {
    const { HOST, LOYALTY_HOME } = read.data;
    // The demo needs no password: it answers to its own computer only.
    if (!isLoopback(HOST) && !LOYALTY_HOME) throw new ConfigError("host", { value: HOST });
    return read.data;
  }
  const name = read.error.issues[0]?.path[0] as keyof typeof codes;
  throw new ConfigError(codes[name], { value: secret.has(name) ? "…" : (env[name] ?? "") });
}

/** What mails about signals need; null where one of it is not set. Throws ConfigError. */
export function readMail(env: Readonly<Record<string, string | undefined>>): MailConfig | null {
  const { PORT, PUBLIC_URL, SMTP_URL, ALERT_FROM, ALERT_TO } = readConfig(env);
  return SMTP_URL && ALERT_FROM && ALERT_TO ? { smtp: SMTP_URL, from: ALERT_FROM, to: ALERT_TO, home: PUBLIC_URL ?? `http://localhost:${PORT}` } : null;
}
export interface MailConfig {
  readonly smtp: string;
  readonly from: string;
  readonly to: readonly string[];
  /** Where links of a mail lead. */
  readonly home: string;
}

/** The language asked for, if it is one of ours. */
export const envLocale = (env: Readonly<Record<string, string | undefined>>) => (isLocale(env["LOYALTY_LANG"]) ? env["LOYALTY_LANG"] : undefined);
