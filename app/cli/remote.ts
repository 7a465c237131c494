import { rm } from "node:fs/promises";
import { existsSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { demoPath, ownHomePath } from "#app/warehouse/home.server.ts";
import { frame, line, linesOf } from "./frames.ts";
import type { Io } from "./io.ts";
import { socketPath } from "./socket-path.ts";

/**
 * Has a running server do the command, when one has our home open: only one process can open a warehouse.
 * Gives the exit code, or null when no server runs and the command is ours to do.
 */
export async function askServer(argv: readonly string[], io: Io): Promise<number | null> {
  const own = ownHomePath(io.env);
  const candidates = own.kind === "env" ? [own.path] : [own.path, demoPath()];
  for (const path of candidates.map(socketPath)) {
    const socket = await reach(path);
    if (socket) return converse(socket, argv, io, own.kind === "env" ? own.path : undefined);
  }
  return null;
}

/** Whether a running server has the home at `path` open. */
export async function hasServer(path: string): Promise<boolean> {
  const socket = await reach(socketPath(path));
  socket?.destroy();
  return socket !== null;
}

/** Nobody answers at a socket that a killed server left behind: it is taken away. */
async function reach(path: string): Promise<Socket | null> {
  if (!existsSync(path)) return null;
  const socket = connect(path);
  try {
    await new Promise<void>((done, fail) => socket.once("connect", done).once("error", fail));
    return socket;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ECONNREFUSED" && code !== "ENOENT") throw error;
    await rm(path, { force: true });
    return null;
  }
}

async function converse(socket: Socket, argv: readonly string[], io: Io, home: string | undefined): Promise<number> {
  const env = { ...(home && { LOYALTY_HOME: home }), ...(io.env["LOYALTY_LANG"] && { LOYALTY_LANG: io.env["LOYALTY_LANG"] }) };
  socket.write(line({ argv: [...argv], cwd: io.cwd, env, isTTY: io.isTTY }));
  const cancel = (): void => void socket.write(line({ cancel: true }));
  io.signal?.addEventListener("abort", cancel);
  try {
    for await (const text of linesOf(socket)) {
      const said = frame.parse(JSON.parse(text));
      if ("out" in said) io.stdout.write(said.out);
      else if ("err" in said) io.stderr.write(said.err);
      else return said.exit;
    }
  } finally {
    io.signal?.removeEventListener("abort", cancel);
    socket.destroy();
  }
  throw new ServerGone();
}

class ServerGone extends Error {
  readonly code = "gone";
  override readonly name = "ServerError";
}
