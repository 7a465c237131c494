import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable } from "@react-router/node";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { ServerRouter, type EntryContext, type HandleErrorFunction, type RouterContextProvider } from "react-router";
import { ownTurn } from "./config/own-turn.server.ts";
import { NonceContext } from "./components/nonce.ts";
import { nonceContext } from "./config/reader.ts";

export const streamTimeout = 60_000;

export default async function handleRequest(request: Request, status: number, headers: Headers, entry: EntryContext, context: RouterContextProvider) {
  const nonce = context.get(nonceContext);
  const ready = isbot(request.headers.get("user-agent")) || entry.isSpaMode ? "onAllReady" : "onShellReady";
  // A page is rendered in one go: no two in the same turn of the loop.
  await ownTurn();
  return new Promise<Response>((resolve, reject) => {
    let started = false;
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext value={nonce}>
        <ServerRouter context={entry} url={request.url} nonce={nonce} />
      </NonceContext>,
      {
        nonce,
        [ready]() {
          started = true;
          const body = new PassThrough({ final: (done) => (clearTimeout(timer), done()) });
          headers.set("Content-Type", "text/html; charset=utf-8");
          pipe(body);
          resolve(new Response(createReadableStreamFromReadable(body), { status, headers }));
        },
        onShellError: reject,
        onError(error: unknown) {
          if (started) console.error(error);
        },
      },
    );
    const timer = setTimeout(abort, streamTimeout + 1000);
  });
}

/** Everything that goes wrong in a loader or an action is in the server's log; a reader who left is not wrong. */
export const handleError: HandleErrorFunction = (error, { request }) => {
  if (!request.signal.aborted) console.error(error);
};
