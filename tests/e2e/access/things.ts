import type { App } from "../app.ts";

const asked = new Map<string, Promise<readonly string[]>>();

/** Where a page leads to. Each page of a server is asked once: to ask them all takes as long as ten of them in a browser. */
function linksOf(app: App, address: string): Promise<readonly string[]> {
  const key = app.url + address;
  const links = asked.get(key) ?? app.get(address).then(async (page) => [...(await page.text()).matchAll(/href="(\/[^"?#]*)/g)].map(([, to = ""]) => to));
  asked.set(key, links);
  return links;
}

/** How many of its first parts a page shares with a thing's address: a list stands above its things. */
function shared(page: string, path: string): number {
  const parts = path.split("/");
  const found = page.split("/").findIndex((part, at) => part === "" ? at > 0 : part !== parts[at]);
  return found < 0 ? page.split("/").length : found;
}

const drawn = new Map<string, Promise<string>>();

/** Nobody has planned a test of a promotion in the demo: one is drawn by its form. */
async function drawnTest({ url, cookie }: App): Promise<string> {
  const body = new URLSearchParams({ whom: "segment:", from: "2026-06-15", to: "2026-07-14", effect: "500", contact: "20", share: "30", code: "ЛЕТО26", name: "Летняя проверка", channel: "SMS", seed: "7" });
  const answer = await fetch(`${url}/promotions/test`, { method: "POST", redirect: "manual", headers: { cookie, origin: url }, body });
  const to = answer.headers.get("location");
  if (to === null) throw new Error(`no test was drawn: ${answer.status}`);
  return to;
}

/** "/clients/:id" as an address of the app: the first that a page links to, or a page of a thing that a page links to. Others are addresses themselves. */
export async function pageOf(path: string, pages: readonly string[], app: App): Promise<string> {
  if (!path.includes(":")) return path;
  if (path === "/promotions/test/:code") {
    const test = drawn.get(app.url) ?? drawnTest(app);
    drawn.set(app.url, test);
    return test;
  }
  const matches = new RegExp(`^${path.replace(/:\w+/g, "[^/]+")}$`);
  // One comes to cars and orders by their clients, to statements by their period.
  const likely = (page: string): number => shared(page, path) * 2 + (page === "/clients" ? 1 : 0);
  const waiting = pages.toSorted((a, b) => likely(b) - likely(a));
  const between = /^\/(?:clients\/\d+|bonuses\/\d[^/]*)$/;
  const seen = new Set<string>();
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    for (const to of await linksOf(app, address)) {
      if (matches.test(to) && !pages.includes(to)) return to;
      if (!between.test(to) || seen.has(to) || seen.size >= 10) continue;
      seen.add(to);
      waiting.unshift(to);
    }
  }
  throw new Error(`no page links to ${path}: its own test must say how one comes there`);
}
