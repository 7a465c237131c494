import { readdirSync } from "node:fs";
import type { RequestHandler } from "express";
import express from "express";

const types: Readonly<Record<string, string>> = { js: "text/javascript; charset=utf-8", css: "text/css; charset=utf-8" };

/** Files of the build under names that never come back: compressed ones where the build left them and the browser takes them. */
export function squeezedAssets(folder: string): RequestHandler[] {
  const ready = new Set(readdirSync(folder).filter((name) => name.endsWith(".br")));
  const choose: RequestHandler = (request, _response, next) => {
    const name = `${request.path.slice(1)}.br`;
    if (ready.has(name) && /\bbr\b/.test(request.headers["accept-encoding"] ?? "")) request.url = `/${name}`;
    next();
  };
  const serve = express.static(folder, {
    immutable: true,
    maxAge: "1y",
    fallthrough: false,
    setHeaders(response, path) {
      const [, kind = ""] = /\.(js|css)\.br$/.exec(path) ?? [];
      if (kind === "") return;
      response.setHeader("Content-Encoding", "br");
      response.setHeader("Content-Type", types[kind] ?? "");
      response.vary("Accept-Encoding");
    },
  });
  return [choose, serve];
}
