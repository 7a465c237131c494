import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { constants } from "node:zlib";
import { createRequestHandler } from "@react-router/express";
import compression from "compression";
import express, { type Express } from "express";
import type { ServerBuild } from "react-router";
import { addressHeader } from "./config/address.ts";
import type { Config } from "./config/env.ts";
import { lettingGo } from "./config/drain.ts";
import { squeezedAssets } from "./config/squeezed-assets.ts";
import { ownNames } from "./config/own-names.ts";
import { watchServer } from "./services/system/watch-server.server.ts";
import { projectRoot } from "./warehouse/home.server.ts";

export interface Running {
  readonly url: string;
  /** Answers what was asked, then lets go of the port. */
  stop(): Promise<void>;
}

/** Serves the built pages, or in `dev` the sources with hot reload. */
export async function serve(config: Config, dev: boolean): Promise<Running> {
  const { PORT, HOST } = config;
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", (config.TRUST_PROXY ?? "loopback").split(",").map((part) => part.trim()));
  const watch = watchServer(config);
  app.use(watch.requests);
  app.use(ownNames(config));
  app.get("/readyz", watch.ready);
  app.get("/metrics", watch.metrics);
  app.get("/healthz", (_request, response) => void response.type("text/plain").send("ok\n"));
  app.use(compression({ brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }, filter: (request, response) => isArrow(response.getHeader("content-type")) || compression.filter(request, response) }));
  app.use(lettingGo);
  app.use((request, _response, next) => {
    request.headers[addressHeader] = request.ip ?? "";
    next();
  });
  const closePages = await (dev ? sourcePages(app, watch.knowRoutes) : builtPages(app, watch.knowRoutes));

  const server = createServer(app);
  await new Promise<void>((done, fail) => server.once("error", fail).listen(PORT, HOST, done));
  return {
    url: `http://${HOST === "127.0.0.1" ? "localhost" : HOST.includes(":") ? `[${HOST}]` : HOST}:${PORT}`,
    async stop() {
      await closed(server);
      await closePages();
      watch.stop();
    },
  };
}

const isArrow = (type: unknown): boolean => String(type).startsWith("application/vnd.apache.arrow");

async function builtPages(app: Express, know: (build: ServerBuild) => void): Promise<() => Promise<void>> {
  const build = join(projectRoot(), "build");
  app.use("/assets", ...squeezedAssets(join(build, "client", "assets")));
  app.use(express.static(join(build, "client"), { maxAge: "1h" }));
  const pages = (await import(pathToFileURL(join(build, "server", "index.js")).href)) as ServerBuild;
  know(pages);
  app.all("/{*path}", createRequestHandler({ build: pages, mode: "production" }));
  return async () => undefined;
}

async function sourcePages(app: Express, know: (build: ServerBuild) => void): Promise<() => Promise<void>> {
  const { createServer: createVite } = await import("vite");
  const vite = await createVite({ root: projectRoot(), server: { middlewareMode: true } });
  app.use(vite.middlewares);
  const build = async (): Promise<ServerBuild> => {
    const pages = (await vite.ssrLoadModule("virtual:react-router/server-build")) as ServerBuild;
    know(pages);
    return pages;
  };
  app.all("/{*path}", createRequestHandler({ build, mode: "development" }));
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
