import { randomUUID } from "node:crypto";
import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import type { Request, RequestHandler } from "express";
import type { ServerBuild } from "react-router";
import { bearerOf, hashOf } from "#app/auth/tokens.server.ts";
import { viewerIfAny } from "#app/auth/viewer.server.ts";
import { isWarming } from "#app/auth/warm.server.ts";
import type { Config } from "#app/config/env.ts";
import { makeLog } from "#app/config/log.ts";
import { patternFinder } from "#app/config/route-pattern.ts";
import { Tally } from "#app/config/tally.ts";
import { onQuery } from "#app/warehouse/query-watch.server.ts";
import { gauges } from "./gauges.server.ts";
import { isReady } from "./ready.server.ts";

export interface Watch {
  /** A line a request, and its count. */
  readonly requests: RequestHandler;
  readonly ready: RequestHandler;
  readonly metrics: RequestHandler;
  /** The pages are there: their patterns name requests from now on. */
  knowRoutes(build: ServerBuild): void;
  stop(): void;
}

const probes = new Set(["/healthz", "/readyz", "/metrics"]);

/** What an operator sees of a server: its log, whether it can answer, its numbers. Nothing of it is about a person. */
export function watchServer({ LOG_FORMAT, SLOW_QUERY_MS = 1000, METRICS_TOKEN }: Pick<Config, "LOG_FORMAT" | "SLOW_QUERY_MS" | "METRICS_TOKEN">): Watch {
  // Somebody at a terminal wants to hear what is amiss; machines want all of it.
  const atTerminal = LOG_FORMAT === undefined && process.stdout.isTTY === true;
  const log = makeLog(LOG_FORMAT ?? (atTerminal ? "text" : "json"), (line) => void process.stdout.write(line), undefined, atTerminal ? "warn" : "info");
  const tally = new Tally();
  const loop = monitorEventLoopDelay({ resolution: 20 });
  loop.enable();
  let patternOf = (pathname: string): string => (probes.has(pathname) ? pathname : "other");
  onQuery(({ name, ms, failed }) => {
    tally.took("loyalty_query_seconds", { query: name }, ms);
    if (failed) log("error", "query_failed", { query: name, ms: Math.round(ms) });
    // What the program asks for itself, before anybody comes or beside them, keeps nobody waiting.
    else if (ms > SLOW_QUERY_MS) log(isWarming() || viewerIfAny()?.user.startsWith("system:") ? "info" : "warn", "slow_query", { query: name, ms: Math.round(ms) });
  });
  return {
    requests(request, response, next) {
      const start = performance.now();
      const id = idOf(request);
      response.setHeader("X-Request-Id", id);
      response.once("close", () => {
        const { pathname } = new URL(request.originalUrl, "http://here.invalid");
        const ms = performance.now() - start;
        const route = pathname.startsWith("/assets/") ? "/assets/*" : patternOf(pathname);
        const labels = { method: methodOf(request), route };
        tally.add("loyalty_requests_total", { ...labels, status: String(response.statusCode) });
        tally.took("loyalty_request_seconds", labels, ms);
        if (!probes.has(pathname)) log(response.statusCode >= 500 ? "error" : "info", "request", { id, ...labels, status: response.statusCode, ms: Math.round(ms), cut: !response.writableFinished });
      });
      next();
    },
    async ready(_request, response) {
      const problem = await isReady();
      response.status(problem ? 503 : 200).type("text/plain").set("Cache-Control", "no-store").send(problem ? `${problem}\n` : "ready\n");
    },
    async metrics(request, response) {
      if (!mayMeasure(request, METRICS_TOKEN)) return void response.status(403).type("text/plain").send("Numbers are for this computer, or for whoever has METRICS_TOKEN.\n");
      const text = tally.text({ ...(await gauges()), loyalty_event_loop_delay_max_seconds: loop.max / 1e9, loyalty_event_loop_delay_p99_seconds: loop.percentile(99) / 1e9 });
      loop.reset();
      response.type("text/plain; version=0.0.4; charset=utf-8").set("Cache-Control", "no-store").send(text);
    },
    knowRoutes({ routes }) {
      const find = patternFinder(routes);
      patternOf = (pathname) => (probes.has(pathname) ? pathname : find(pathname));
    },
    stop: () => loop.disable(),
  };
}

/** A proxy's own number for the request, if it looks like one. */
const idOf = (request: Request): string => {
  const given = request.headers["x-request-id"];
  return typeof given === "string" && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
};

/** Words of a stranger are no label. */
const methodOf = ({ method }: Request): string => (["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"].includes(method) ? method : "OTHER");

/** With a token whoever has it; without one this computer alone, and no proxy on it that speaks for others. */
function mayMeasure(request: Request, token: string | undefined): boolean {
  if (token !== undefined) return hashOf(bearerOf(request.headers.authorization ?? null) ?? "") === hashOf(token);
  const forwarded = ["x-forwarded-for", "forwarded", "x-real-ip", "via"].some((name) => request.headers[name] !== undefined);
  return !forwarded && /^(127\.|::1$|::ffff:127\.)/.test(request.socket.remoteAddress ?? "");
}
