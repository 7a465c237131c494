import type { App } from "../app.ts";

const known = new Map<string, string>();

/** "/clients/:id" as an address of the app: the first that a page links to, or a page of a thing that a page links to. Others are addresses themselves. */
export async function pageOf(path: string, pages: readonly string[], app: App): Promise<string> {
  if (!path.includes(":")) return path;
  const matches = new RegExp(`^${path.replace(/:\w+/g, "[^/]+")}$`);
  const seen = new Set(pages);
  for (const address of seen) {
    const ready = known.get(app.url + path);
    if (ready !== undefined) return ready;
    const html = await (await app.get(address)).text();
    for (const [, to = ""] of html.matchAll(/href="(\/[^"?#]*)/g)) {
      if (matches.test(to) && !pages.includes(to)) known.set(app.url + path, to);
      // One client is enough to come to its cars and orders.
      else if (/^\/clients\/\d+$/.test(to) && seen.size < pages.length + 10) seen.add(to);
    }
  }
  throw new Error(`no page links to ${path}: its own test must say how one comes there`);
}
