import { chmod, rm } from "node:fs/promises";
import { createServer, type Server, type Socket } from "node:net";
import { line, linesOf, request, word, type Frame } from "./frames.ts";
import { execute } from "./main.ts";
import { socketPath } from "./socket-path.ts";

const servers = new Map<string, Server>();

/** Lets the owner's shell reach this server in a home that it has open. Whatever lies at the path is left over: the home was locked for us. */
export async function listenForShell(home: string): Promise<void> {
  const path = socketPath(home);
  if (servers.has(path)) return;
  const server = createServer((socket) => {
    serve(socket).catch((error: unknown) => console.error("shell connection:", error));
  });
  servers.set(path, server);
  await rm(path, { force: true });
  const listening = new Promise<void>((done, fail) => server.once("error", fail).once("listening", done));
  const before = process.umask(0o177);
  server.listen(path);
  process.umask(before);
  await listening;
  await chmod(path, 0o600);
}

/** Stops listening; commands at work are waited for. */
export async function stopListening(): Promise<void> {
  await Promise.all([...servers.values()].map((server) => new Promise((done) => server.close(done))));
  servers.clear();
}

async function serve(socket: Socket): Promise<void> {
  const send = (frame: Frame): void => {
    if (socket.writable) socket.write(line(frame));
  };
  socket.on("error", (error) => console.warn("shell connection:", error.message));
  const stop = new AbortController();
  let work: Promise<number> | null = null;
  for await (const text of linesOf(socket)) {
    const said: unknown = JSON.parse(text);
    if (work) {
      if (word.safeParse(said).success) stop.abort();
      continue;
    }
    const { argv, cwd, env, isTTY } = request.parse(said);
    const io = { stdout: { write: (out: string) => send({ out }) }, stderr: { write: (err: string) => send({ err }) }, cwd, env, isTTY, signal: stop.signal };
    work = execute(argv, io);
    work.then((code) => send({ exit: code })).finally(() => socket.end()).catch((error: unknown) => console.error("shell connection:", error));
  }
  await work;
}
