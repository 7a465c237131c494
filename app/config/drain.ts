import { EventEmitter } from "node:events";
import type { RequestHandler } from "express";

type Listener = (...values: unknown[]) => void;

/**
 * Lets go of who waited for a compressed answer to drain. `compression` hands such listeners to its own stream and never takes them off
 * again: a large page, written piece by piece, left one behind at every wait. Here one listener stays, and tells those who wait now.
 */
export const lettingGo: RequestHandler = (_request, response, next) => {
  const waiting = new EventEmitter();
  let listens = false;
  const { on, removeListener } = response;
  const add = (name: string, listener: Listener) => {
    if (name !== "drain") return on.call(response, name, listener);
    waiting.on("drain", listener);
    if (!listens) on.call(response, "drain", () => void waiting.emit("drain"));
    listens = true;
    return response;
  };
  const remove = (name: string, listener: Listener) => {
    if (name === "drain" && listens) waiting.removeListener("drain", listener);
    else removeListener.call(response, name, listener);
    return response;
  };
  Object.assign(response, { on: add, addListener: add, removeListener: remove, off: remove });
  next();
};
