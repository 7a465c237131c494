import { isIP } from "node:net";
import type { RequestHandler } from "express";
import { isLoopback, type Config } from "./env.ts";

/**
 * Only this server's own names are answered: localhost, the host of PUBLIC_URL, and where it listens to the network its number. A foreign
 * name that resolves here is an attack (DNS rebinding).
 */
export function ownNames({ HOST, PUBLIC_URL }: Pick<Config, "HOST" | "PUBLIC_URL">): RequestHandler {
  const names = new Set(["localhost", "127.0.0.1", "[::1]", HOST.toLowerCase(), ...(PUBLIC_URL ? [new URL(PUBLIC_URL).hostname] : [])]);
  const open = !isLoopback(HOST);
  return (request, response, next) => {
    // Not request.hostname: that believes X-Forwarded-Host, which a page under the foreign name may set.
    const name = (request.headers.host ?? "").toLowerCase().replace(/:\d+$/, "");
    if (names.has(name) || (open && isIP(name.replace(/^\[(.*)\]$/, "$1")) > 0)) return next();
    response.status(421).type("text/plain").send(open ? "This server does not answer to that name: set PUBLIC_URL to the address at which it is opened.\n" : "Open http://localhost instead: this server answers to its own computer only.\n");
  };
}
