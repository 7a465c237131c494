import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { pages } from "../pages.ts";
import { ended, files, form, location, openSite, said, type Site } from "./site.ts";

const samples = join(import.meta.dirname, "..", "..", "data", "samples");
let site: Site;
beforeAll(async () => {
  site = await openSite();
  const names = (await readdir(samples)).filter((name) => name.endsWith(".csv"));
  const sent = await site.post("/data", files(...(await Promise.all(names.map(async (name) => [name, new Uint8Array(await readFile(join(samples, name)))] as const)))));
  await ended(site, location(await site.post("/data", form({ intent: "load", upload: location(sent).split("=")[1] ?? "" }))));
});
afterAll(() => site.close());

interface Door {
  readonly to: string;
  readonly text: string;
}
const textOf = (markup: string) => markup.replace(/<[^>]+>/g, "").replaceAll("&lt;", "<").replaceAll("&quot;", '"').replaceAll("&amp;", "&").trim();
const digits = (text: string) => Number(text.replace(/\D/g, ""));
const doorsOf = (html: string): Door[] =>
  [...html.matchAll(/<a [^>]*class="figure[^>]*href="([^"]+)"[^>]*>(.*?)<\/a>|<a [^>]*href="([^"]+)"[^>]*class="figure[^>]*>(.*?)<\/a>/gs)].map((found) => ({ to: textOf(found[1] ?? found[3] ?? ""), text: textOf(found[2] ?? found[4] ?? "") }));

/** What the drawer behind a door says. */
async function opened(to: string) {
  const html = await said(await site.get(to));
  const drawer = html.slice(html.indexOf('role="dialog"'));
  const [facts = ""] = /<span class="facts">.*?<\/span><\/span>/s.exec(drawer) ?? [];
  return {
    value: textOf(/class="drawer-value">(.*?)<\/p>/s.exec(drawer)?.[1] ?? "no value"),
    n: digits(textOf(facts.match(/<span[^>]*>[^<]*<\/span>/g)?.at(-1) ?? "")),
    rows: /([\d ]+) строк[аи]?</.exec(drawer)?.[1],
  };
}

const lists = ["/", "/?as-of=2026-01-31&period=2025-Q4", "/?branch=Восток", "/clients?as-of=2026-01-31&branch=Восток", "/service?as-of=2026-01-31", "/check?period=2025-Q4", "/feedback?as-of=2026-01-31", "/staff?period=2025", "/staff?as-of=2025-12-31"];
/** More doors than this are opened by lot, always the same for the same door; LOYALTY_DOORS says more. */
const MOST = Number(process.env["LOYALTY_DOORS"] ?? 8);
const lot = (text: string): string => createHash("sha256").update(text).digest("hex");

it.each([...lists, ...pages.filter((page) => !lists.some((path) => path.split("?")[0] === page))])("every figure of %s opens to its own value, and to as many rows as it counts", async (path) => {
  const response = await site.get(path);
  if (response.status === 400) return expect(path).toBe("/data/undo"); // asks what to take back
  const doors = [...new Map(doorsOf(await said(response)).map((door) => [door.to + door.text, door])).values()];
  expect(doors.length, path).toBeGreaterThan(lists.includes(path) ? 10 : -1);
  const opening = doors.length <= MOST ? doors : doors.toSorted((a, b) => (lot(a.to) < lot(b.to) ? -1 : 1)).slice(0, MOST);
  if (opening.length < doors.length) console.warn(`${path}: ${opening.length} of ${doors.length} figures opened`);
  const wrong: unknown[] = [];
  for (const { to, text } of opening) {
    const { value, n, rows } = await opened(to);
    const same = to.includes("part=") ? rows !== undefined && digits(text) === digits(rows) : text.replace("было ", "") === value;
    const counted = to.includes("part=") || to.includes("figure=motivation_score") || digits(rows ?? "none") === n;
    if (!same || !counted) wrong.push({ to, text, value, n, rows });
  }
  expect(wrong).toEqual([]);
});
