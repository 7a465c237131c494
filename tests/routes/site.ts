import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRequestHandler, type ServerBuild } from "react-router";
import { expect, vi } from "vitest";
import { closeHomes, currentHome } from "#app/warehouse/home.server.ts";
import { isBuilt } from "../../app/cli/build.ts";
import { memberCookie, type Member } from "#tests/members.ts";
import { emptyHomeInto } from "../ingest/empty-home.ts";

const root = join(import.meta.dirname, "..", "..");
export const origin = "http://localhost:3000";

/** A browser: what it asks carries the session of whoever is signed in there. */
export interface Visitor {
  handle(request: Request): Promise<Response>;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  post(path: string, body: BodyInit, headers?: Record<string, string>): Promise<Response>;
}
export interface Site extends Visitor {
  readonly home: string;
  /** Another browser, where somebody else is signed in; null: nobody is. */
  as(member: Member | null): Visitor;
  close(): Promise<void>;
}

/** The pages as a whole run has built them; else, where they are not of these sources, as Vite makes them, which takes ten times as long. */
async function loadPages(): Promise<{ readonly pages: ServerBuild; letGo(): Promise<void> }> {
  if (await isBuilt()) return { pages: (await import(join(root, "build", "server", "index.js"))) as ServerBuild, letGo: () => Promise.resolve() };
  const { createServer } = await import("vite");
  const vite = await createServer({ root, server: { middlewareMode: true, watch: null, hmr: false, ws: false }, logLevel: "error", optimizeDeps: { noDiscovery: true } });
  return { pages: (await vite.ssrLoadModule("virtual:react-router/server-build")) as ServerBuild, letGo: () => vite.close().then(forgetListener) };
}

/** What pages that Vite made listen with is gone with it, and the next file in this process is not to call it. Built pages stay. */
function forgetListener(): void {
  const hung = globalThis as { loyaltyContactsSeen?: Set<unknown>; loyaltyAuditsContacts?: boolean };
  hung.loyaltyContactsSeen?.clear();
  hung.loyaltyAuditsContacts = false;
}

/** The pages over an empty home of their own, asked without a network by somebody who may see everything, unless told otherwise. */
export async function openSite(member: Member | null = {}): Promise<Site> {
  const home = await mkdtemp(join(tmpdir(), "loyalty-routes-"));
  await emptyHomeInto(home);
  vi.stubEnv("LOYALTY_HOME", home);
  const { pages, letGo } = await loadPages();
  const handle = createRequestHandler(pages, "production");
  const as = (who: Member | null): Visitor => {
    let cookie: Promise<string> | undefined;
    const ask = async (request: Request): Promise<Response> => {
      if (who === null) return handle(request);
      const session = await (cookie ??= currentHome().then((opened) => memberCookie(opened, origin, who)));
      request.headers.set("cookie", [request.headers.get("cookie"), session].filter(Boolean).join("; "));
      return handle(request);
    };
    return {
      handle: ask,
      get: (path, headers = {}) => ask(new Request(origin + path, { headers })),
      post: (path, body, headers = {}) => ask(new Request(origin + path, { method: "POST", body, headers: { "sec-fetch-site": "same-origin", ...headers } })),
    };
  };
  return {
    ...as(member),
    home,
    as,
    async close() {
      await closeHomes();
      await letGo();
      vi.unstubAllEnvs();
      await rm(home, { recursive: true, force: true });
    },
  };
}

export const form = (fields: Record<string, string>) => new URLSearchParams(fields);

export function files(...named: readonly (readonly [name: string, content: string | Uint8Array<ArrayBuffer>])[]): FormData {
  const data = new FormData();
  for (const [name, content] of named) data.append("files", new File([content], name));
  return data;
}

/** A page as it is said: without scripts, with spaces as one types them. */
export const said = async (response: Response) => (await response.text()).replace(/<script[\s\S]*?<\/script>/g, "").replace(/<!-- -->/g, "").replaceAll("\u00a0", " ");

/** Those of the texts that a page lacks: a page is long, so that a failure should not print it. */
export const lacks = (html: string, ...texts: string[]) => texts.filter((text) => !html.includes(text));

export const location = (response: Response): string => response.headers.get("location") ?? "";

/** The Data page at the address of a load, once that has ended. */
export async function ended(site: Site, address: string): Promise<string> {
  expect(address).toMatch(/^\/data\?job=/);
  return vi.waitFor(async () => {
    const html = await said(await site.get(address));
    expect(lacks(html, 'id="report"')).toEqual([]);
    return html;
  }, { timeout: 170_000, interval: 100 });
}
