import { createHash, randomBytes } from "node:crypto";

export interface Secret {
  /** Shown once, to whoever made it. */
  readonly secret: string;
  /** How it begins: enough to know it by, far too little to guess it by. */
  readonly prefix: string;
  readonly hash: string;
}

/** 256 random bits: nothing that a dictionary could hold, so a plain fast hash is enough to keep them by. */
export const randomSecret = (): string => randomBytes(32).toString("base64url");

export function newSecret(): Secret {
  const secret = `loyalty_${randomSecret()}`;
  return { secret, prefix: secret.slice(0, 14), hash: hashOf(secret) };
}

/** SHA-256, hexadecimal. */
export const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("hex");

/** What an Authorization header carries as a bearer token; null where it carries none. */
export const bearerOf = (header: string | null): string | null => /^Bearer +([\w~+/.=-]{1,200})\s*$/i.exec(header ?? "")?.[1] ?? null;
