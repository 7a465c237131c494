import { afterAll, beforeAll, expect, test } from "vitest";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { sql } from "#pipelines/warehouse/sql.ts";
import { localViewer } from "#app/auth/known-viewers.ts";
import { seenAs } from "#app/auth/viewer.server.ts";
import { shownName, type ShownName } from "#app/auth/shown-name.server.ts";
import { nonceContext } from "#app/config/reader.ts";
import { keptPage } from "#app/services/kept-pages.server.ts";
import { cameLate } from "#app/services/late-answers.ts";
import { closeHomes, currentHome } from "#app/warehouse/home.server.ts";

let dir = "";
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "loyalty-kept-"));
  process.env["LOYALTY_HOME"] = dir;
});
afterAll(async () => {
  await closeHomes();
  delete process.env["LOYALTY_HOME"];
  await rm(dir, { recursive: true, force: true });
});

let made = 0;
/** How files are linked in the pages that were given. */
const files = new Set<string>();
let nonces = 0;
/** Asks for an address; gives the text of the answer, which tells how many pages were made and bears the nonce of its request. */
async function ask(address: string, { method = "GET", locale = "ru", name = "local", branches = null as string[] | null, status = 200, takes = "", origin = "http://localhost" } = {}): Promise<string> {
  const nonce = `nonce-${++nonces}`;
  const given: { shown?: ShownName } = {};
  const context = { get: (wanted: unknown) => (wanted === nonceContext ? nonce : { locale, theme: "light" }), set: (_context: unknown, name: ShownName) => void (given.shown = name) };
  const request = new Request(`${origin}${address}`, { method, headers: { "accept-encoding": takes } });
  const asked = { request, url: new URL(request.url), context } as Parameters<typeof keptPage>[0];
  const response = await seenAs({ ...localViewer(name), branches }, () => keptPage(asked, async () => new Response(`page ${++made} <link href="/a.js" nonce="${nonce}"/><script nonce="${nonce}">ю</script><b title="${given.shown?.name ?? name}">${given.shown?.initials ?? "own"}</b>`, { status, headers: { "X-Own": "1" } })));
  const body = Buffer.from(await response.arrayBuffer());
  const isSmall = response.headers.get("Content-Encoding") === "br";
  if (takes.includes("br") && status === 200) expect(isSmall).toBe(takes !== "br;q=0");
  const text = (isSmall ? brotliDecompressSync(body) : body).toString();
  expect(response.headers.get("X-Own")).toBe("1");
  const initials = shownName(name).initials;
  expect(text.replace(">own<", `>${initials}<`)).toContain(`<script nonce="${nonce}">ю</script><b title="${name}">${initials}</b>`);
  if (method === "GET") files.add(text.slice(text.indexOf("<link"), text.indexOf("<script")).replace(nonce, "1"));
  return text.slice(0, text.indexOf("<") - 1);
}

test("a page is made once for the same eyes, address and language, with a nonce of its own each time", async () => {
  const first = await ask("/?branch=1");
  expect(await ask("/?branch=1")).toBe(first);
  for (const other of [await ask("/?branch=2"), await ask("/?branch=1", { locale: "kk" }), await ask("/?branch=1", { branches: ["A"] }), await ask("/clients.data?branch=1")]) expect(other).not.toBe(first);
  expect(await ask("/?branch=1")).toBe(first);
});

test("whoever sees the same has the same page with a name of their own; one whose name is no plain text has a page alone", async () => {
  const first = await ask("/staff?branch=1", { name: "Анна Ким" });
  expect([await ask("/staff?branch=1", { name: "Олжас Ахметов" }), await ask("/staff?branch=1", { name: "Анна Ким" })]).toEqual([first, first]);
  for (const name of ["<b>", "O'Neil", "a&b"]) expect(await ask("/staff?branch=1", { name })).not.toBe(first);
  expect(await ask("/staff?branch=2", { name: "Анна Ким", status: 404 })).toMatch(/^page/);
});

test("who takes it compressed has the same page so, with a nonce and a name of their own", async () => {
  files.clear();
  const first = await ask("/staff?branch=3", { name: "Анна Ким", takes: "gzip, br" });
  const others = [{ name: "Анна Ким", takes: "br" }, { name: "Олжас Ахметов", takes: "br" }, { name: "Анна Ким", takes: "br;q=0" }, { name: "Олжас Ахметов", takes: "br", origin: "https://127.0.0.1:3001" }, { name: "Олжас Ахметов" }];
  for (const other of [...others, ...others]) expect(await ask("/staff?branch=3", other)).toBe(first);
  for (const name of Array.from({ length: 20 }, (_, at) => `Гость ${at}`)) expect(await ask("/staff?branch=3", { name, takes: "br" })).toBe(first);
  expect([...files]).toEqual(['<link href="/a.js"/>']); // the policy asks for no nonce there
});

test("nothing is kept of what people do, of other pages, and of what went wrong", async () => {
  for (const [address, options] of [["/", { method: "POST" }], ["/data", {}], ["/?lang=kk", {}], ["/feedback", { status: 400 }]] as const) {
    expect(await ask(address, options)).not.toBe(await ask(address, options));
  }
});

test("what somebody typed, and what came late, makes it anew", async () => {
  const first = await ask("/check");
  const home = await currentHome();
  await home.state.transaction((session) => session.run(sql`select 1`));
  const second = await ask("/check");
  expect(second).not.toBe(first);
  expect(await ask("/check")).toBe(second);
  cameLate();
  expect(await ask("/check")).not.toBe(second);
});
