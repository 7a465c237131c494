import { z } from "zod";
import { isLocale, locales, type Params } from "#app/i18n/index.ts";

/** A setting of the environment that cannot be used; the sentence is `cli.config_<code>`. */
export class ConfigError extends Error {
  constructor(
    readonly code: "port" | "host" | "home" | "lang",
    readonly params: Params,
  ) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = "ConfigError";
  }
}

const schema = z.object({
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  HOST: z.enum(["127.0.0.1", "::1", "localhost"]).default("127.0.0.1"),
  LOYALTY_HOME: z.string().trim().min(1).optional(),
  LOYALTY_LANG: z.enum(locales).optional(),
});
export type Config = z.infer<typeof schema>;

const codes = { PORT: "port", HOST: "host", LOYALTY_HOME: "home", LOYALTY_LANG: "lang" } as const;

/** Reads the settings of a server from the environment; an empty variable counts as absent. Throws ConfigError. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.keys(codes).flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  const name = read.error.issues[0]?.path[0] as keyof typeof codes;
  throw new ConfigError(codes[name], { value: env[name] ?? "" });
}

/** The language asked for, if it is one of ours. */
export const envLocale = (env: Readonly<Record<string, string | undefined>>) => (isLocale(env["LOYALTY_LANG"]) ? env["LOYALTY_LANG"] : undefined);
