import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { socketName } from "#app/warehouse/home.server.ts";

/** The kernel cuts longer names of sockets off. */
const longest = 100;

/** Where a server that has this home open listens for the shell. */
export function socketPath(home: string): string {
  const near = join(home, socketName);
  if (Buffer.byteLength(near) <= longest) return near;
  return join(tmpdir(), `loyalty-${createHash("sha256").update(home).digest("hex").slice(0, 16)}.sock`);
}
