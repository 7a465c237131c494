import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { constants } from "node:zlib";
import { createRequestHandler } from "@react-router/express";
import compression from "compression";
import express, { type Express, type RequestHandler } from "express";
import type { ServerBuild } from "react-router";
import type { Config } from "./config/env.ts";
import { lettingGo } from "./config/drain.ts";
import { projectRoot } from "./warehouse/home.server.ts";

export interface Running {
  readonly url: string;
  /** Answers what was asked, then lets go of the port. */
  stop(): Promise<void>;
}

/** Serves the built pages, or in `dev` the sources with hot reload. */
export async function serve({ PORT, HOST }: Config, dev: boolean): Promise<Running> {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", "loopback");
  app.use(onlyOwnNames);
  app.get("/healthz", (_request, response) => void response.type("text/plain").send("ok\n"));
  app.use(compression({ brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }, filter: (request, response) => isArrow(response.getHeader("content-type")) || compression.filter(request, response) }));
  app.use(lettingGo);
  const closePages = await (dev ? sourcePages(app) : builtPages(app));

  const server = createServer(app);
  await new Promise<void>((done, fail) => server.once("error", fail).listen(PORT, HOST, done));
  return {
    url: `http://${HOST === "127.0.0.1" ? "localhost" : HOST.includes(":") ? `[${HOST}]` : HOST}:${PORT}`,
    async stop() {
      await closed(server);
      await closePages();
    },
  };
}

/** While it is bound to this computer, only this computer's names are answered: a foreign name that resolves here is an attack (DNS rebinding). */
const onlyOwnNames: RequestHandler = (request, response, next) => {
  // Not request.hostname: that believes X-Forwarded-Host, which a page under the foreign name may set.
  if (/^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(request.headers.host ?? "")) return next();
  response.status(421).type("text/plain").send("Open http://localhost instead: this server answers to its own computer only.\n");
};

const isArrow = (type: unknown): boolean => String(type).startsWith("application/vnd.apache.arrow");
const year = "1y";

async function builtPages(app: Express): Promise<() => Promise<void>> {
  const build = join(projectRoot(), "build");
  app.use("/assets", express.static(join(build, "client", "assets"), { immutable: true, maxAge: year, fallthrough: false }));
  app.use(express.static(join(build, "client"), { maxAge: "1h" }));
  const pages = (await import(pathToFileURL(join(build, "server", "index.js")).href)) as ServerBuild;
  app.all("/{*path}", createRequestHandler({ build: pages, mode: "production" }));
  return async () => undefined;
}

async function sourcePages(app: Express): Promise<() => Promise<void>> {
  const { createServer: createVite } = await import("vite");
  const vite = await createVite({ root: projectRoot(), server: { middlewareMode: true } });
  app.use(vite.middlewares);
  app.all("/{*path}", createRequestHandler({ build: () => vite.ssrLoadModule("virtual:react-router/server-build") as Promise<ServerBuild>, mode: "development" }));
  return () => vite.close();
}

const patienceMs = 10_000;

/** Requests at work are answered; a connection that stays open beyond patience is cut. */
async function closed(server: Server): Promise<void> {
  const cut = setTimeout(() => server.closeAllConnections(), patienceMs);
  const done = new Promise((end) => server.close(end));
  server.closeIdleConnections();
  await done;
  clearTimeout(cut);
}
