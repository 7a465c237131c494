import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRequestHandler, type ServerBuild } from "react-router";
import { createServer } from "vite";
import { expect, vi } from "vitest";

const root = join(import.meta.dirname, "..", "..");
export const origin = "http://localhost:3000";

export interface Site {
  readonly home: string;
  handle(request: Request): Promise<Response>;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  post(path: string, body: BodyInit, headers?: Record<string, string>): Promise<Response>;
  close(): Promise<void>;
}

/** The pages over an empty home of their own, asked without a network. */
export async function openSite(): Promise<Site> {
  const home = await mkdtemp(join(tmpdir(), "loyalty-routes-"));
  vi.stubEnv("LOYALTY_HOME", home);
  const vite = await createServer({ root, server: { middlewareMode: true, watch: null, hmr: false, ws: false }, logLevel: "error", optimizeDeps: { noDiscovery: true } });
  const handle = createRequestHandler((await vite.ssrLoadModule("virtual:react-router/server-build")) as ServerBuild, "production");
  return {
    home,
    handle,
    get: (path, headers = {}) => handle(new Request(origin + path, { headers })),
    post: (path, body, headers = {}) => handle(new Request(origin + path, { method: "POST", body, headers: { "sec-fetch-site": "same-origin", ...headers } })),
    async close() {
      const homes = (await vite.ssrLoadModule("/app/warehouse/home.server.ts")) as { closeHomes(): Promise<void> };
      await homes.closeHomes();
      await vite.close();
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
  }, { timeout: 60_000, interval: 100 });
}
