import { rm } from "node:fs/promises";
import { readXlsx } from "hucre/xlsx";
import Papa from "papaparse";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { filterKeys } from "#app/filters/question.ts";
import { catalog } from "#app/metrics/catalog.ts";
import { translator } from "#app/i18n/index.ts";
import { hashPassword } from "#app/auth/passwords.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import { listAccounts, setPassword } from "#pipelines/index.ts";
import { raw } from "#pipelines/warehouse/sql.ts";
import { memberCookie } from "#tests/members.ts";
import { dashboardPages, pages } from "#tests/pages.ts";
import { files, form, location, openSite, origin, said as asText, type Site } from "../routes/site.ts";
import { hostileQuery, hostileText } from "./nasty.ts";
import { climbing, everyAddress } from "./routes.ts";
import { image, live, loadHostile, said, type Loaded } from "./world.ts";

let site: Site;
let loaded: Loaded;
let token = "";
beforeAll(async () => {
  site = await openSite();
  loaded = await loadHostile(site.home);
  token = /loyalty_[\w-]{43}/.exec(await asText(await site.post("/tokens", form({ intent: "make", name: image }))))?.[0] ?? "";
});
afterAll(async () => {
  await site.close();
  await rm(`${site.home}-files`, { recursive: true, force: true });
});
afterEach(() => vi.restoreAllMocks());

const broken = translator("ru")("ui.error_server");
/** Words of the machine within a text for people. */
const inside = /\bat [\w.<>]+ \(|Binder Error|Parser Error|Conversion Error|Catalog Error|[A-Z]\w+Error:/;
/** What is wrong with an answer, or null: it is no failure of ours, shows nothing of the machine, and nothing that would run. */
async function amiss(path: string, response: Response): Promise<string | null> {
  const text = await response.text();
  const found = response.status >= 500 ? String(response.status) : text.includes(broken) ? "a failure" : (inside.exec(text)?.[0] ?? (/html|xml/.test(response.headers.get("content-type") ?? "") ? live.exec(text)?.[0] : undefined));
  return found === undefined ? null : `${path}: ${found}`;
}
const names = ["as-of", "period", "compare", ...filterKeys, "figure", "by.branch", "by.month", "by.staff", "at", "over", "part", "page", "sort", "lang", "loss", "view"];
const silent = () => vi.spyOn(console, "error").mockImplementation(() => undefined);

describe("texts that would be more than text", () => {
  it("are shown on every page as they are, and run nowhere", async () => {
    const logged = silent();
    const filters = [said.branch, said.other, image].map((branch) => new URLSearchParams({ branch }));
    const drawers = ["average_check", "nps", "loyal_client_share"].flatMap((figure) => [said.branch, said.other].map((branch) => `/?${new URLSearchParams({ figure, "by.branch": branch })}`));
    const all = [...pages, ...dashboardPages.map((path, at) => `${path}?${filters[at % 3]}`), ...drawers, `/staff?${new URLSearchParams({ staff: "=A1" })}`, `/clients/${loaded.clients[0]}`, `/clients/${loaded.clients.at(-1)}/personal`, "/cars/XTA00000000000001", `/orders/${encodeURIComponent(`${said.branch} =1`)}`, `/data/undo?batch=${loaded.batches[0]}`, "/alerts.rss", "/alerts.json"];
    const wrong: (string | null)[] = [];
    for (const path of all) wrong.push(await amiss(path, await site.get(path)));
    expect(wrong.filter((one) => one !== null)).toEqual([]);
    expect(logged.mock.calls).toEqual([]);
    const check = await asText(await site.get("/check"));
    expect([check.includes("=cmd|&#x27; /C calc&#x27;!A0"), (await asText(await site.get("/feedback"))).includes("&lt;img src=x onerror=alert(1)&gt;")]).toEqual([true, true]);
  });

  it("leave in files as text that no spreadsheet runs", async () => {
    const runs: string[] = [];
    let cells = 0;
    const look = (path: string, found: readonly unknown[]) => found.forEach((cell) => { cells++; if (typeof cell === "string" && (/^[=@＝＋－＠\t\r\n]/.test(cell) || (/^[+-]/.test(cell) && !/^[+-][\d\s.,()·•-]+$/.test(cell)))) runs.push(`${path}: ${cell}`); });
    for (const path of ["/figure.csv?figure=average_check", "/figure.csv?figure=nps", "/figure.csv?figure=loyal_client_share", "/lost-clients.csv?contacts=1", `/rejects.csv?batch=${loaded.batches[0]}`, "/export/page.csv?page=/", "/export/page.csv?page=/staff", "/export/figure.csv?figure=average_check", "/settings/audit.csv", "/data/kinds/visits/template.csv"]) {
      const answer = await site.get(path);
      expect([path, answer.status]).toEqual([path, 200]);
      look(path, Papa.parse<string[]>(await answer.text()).data.flat());
    }
    for (const path of [`/export/page.xlsx?${new URLSearchParams({ page: "/check", branch: said.branch })}`, "/export/figure.xlsx?figure=average_check"]) look(path, (await readXlsx(new Uint8Array(await (await site.get(path)).arrayBuffer()))).sheets.flatMap(({ rows }) => rows.flat()));
    expect(runs).toEqual([]);
    expect(cells).toBeGreaterThan(300);
  });

  it("are names of files, headers and accounts too", async () => {
    const sent = await site.post("/data", files([`..\\..\\${said.file}`, `${said.header};${image}\r\n1;2`]));
    const review = await site.get(location(sent));
    expect(await amiss("review", review)).toBeNull();
    await site.post("/settings/users", form({ name: image, login: `"${image}"@x`, role: "hr" }));
    await site.post("/views", form({ intent: "save", name: image, back: "/.//evil.example" }));
    for (const path of ["/settings/users", "/tokens", "/check", "/settings/audit", "/data"]) expect(await amiss(path, await site.get(path))).toBeNull();
    expect(await (await site.get("/check")).text()).not.toContain("evil.example");
  });
});

describe("any address", () => {
  it("that climbs or breaks off is answered, never with a failure", async () => {
    silent();
    const wrong: (string | null)[] = [];
    for (const path of [...climbing, ...everyAddress.filter((one) => one.includes("x"))]) wrong.push(await amiss(path, await site.get(path)));
    expect(wrong.filter((one) => one !== null)).toEqual([]);
  });

  it("of a page with any question gives the page, or a sentence", () =>
    fc.assert(fc.asyncProperty(fc.constantFrom(...dashboardPages, "/lost-clients.csv", "/figure.csv", "/clients", "/alerts", "/data/duplicates", "/definitions/nps", "/settings/audit"), hostileQuery(names), async (path, query) => {
      expect(await amiss(path, await site.get(`${path}?${query}`))).toBeNull();
    }), { numRuns: 24 }));

  it("of the API with any question gives 200, 400 or 404 and, refused, a sentence", () => {
    const value = fc.oneof(hostileText(), fc.constantFrom(...catalog.map(({ id }) => id), "branch", "month", "2026-05-31", "2026-01..2026-05"));
    const query = fc.array(fc.tuple(fc.oneof({ weight: 5, arbitrary: fc.constantFrom("metrics", "by", "as-of", "period", "format", "lang", ...filterKeys) }, { weight: 1, arbitrary: hostileText() }), value), { maxLength: 6 });
    return fc.assert(fc.asyncProperty(query, async (pairs) => {
      const answer = await site.get(`/api/metrics?${new URLSearchParams(pairs)}`, { authorization: `Bearer ${token}` });
      const text = await answer.text();
      expect([200, 400, 404]).toContain(answer.status);
      expect(inside.exec(text)).toBeNull();
      if (answer.status === 200) return;
      const { detail, code, status } = JSON.parse(text) as Record<string, unknown>;
      expect([status, typeof code, /\p{L}.*[.!?»)]$/su.test(String(detail))]).toEqual([answer.status, "string", true]);
    }), { numRuns: 60 });
  });
});

describe("a change that another site asks for", () => {
  const foreign: readonly Record<string, string>[] = [{ "sec-fetch-site": "cross-site" }, { "sec-fetch-site": "same-site", origin }, { origin: "https://evil.example" }, { origin: "null" }, { origin: "http://localhost:3001" }];
  it("is refused at every address, by every method, and leaves nothing behind", async () => {
    const state = async () => JSON.stringify([await (await currentHome()).state.query(raw("select max(seq) as n from people.audit")), (await currentHome()).version]);
    const before = await state();
    const through: string[] = [];
    // What names no Sec-Fetch-Site is refused at pages by the router itself, which says why in the log.
    const logged = silent();
    let byRouter = 0;
    for (const path of everyAddress) for (const method of ["POST", "PUT", "PATCH", "DELETE"]) for (const headers of foreign) {
      const answer = await site.handle(new Request(origin + path, { method, headers, body: "intent=x" }));
      const text = await answer.text();
      if (answer.status === 400 && !headers["sec-fetch-site"]) byRouter++;
      else if (answer.status !== 403 || !text.includes("другого сайта")) through.push(`${method} ${path} ${JSON.stringify(headers)} ${answer.status}`);
    }
    expect(through).toEqual([]);
    expect(logged.mock.calls.filter(([error]) => /origin/.test(String(error))).length).toBe(byRouter);
    expect(await state()).toBe(before);
  });
});

describe("every page", () => {
  it("lets run what carries its nonce, and nothing else", async () => {
    for (const path of [...pages, "/sign-in", "/no-such-page"]) {
      const answer = await site.get(path);
      const policy = answer.headers.get("content-security-policy") ?? "";
      const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? "";
      expect([path, scripts.replace(/'nonce-[\w-]{36}'/, "N")]).toEqual([path, "'self' N"]);
      expect([path, /object-src 'none'/.test(policy), /base-uri 'self'/.test(policy), /frame-ancestors 'none'/.test(policy), /form-action 'self'/.test(policy), answer.headers.get("x-content-type-options")]).toEqual([path, true, true, true, true, "nosniff"]);
      const html = await answer.text();
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
      for (const tag of html.match(/<script[^>]*>/g) ?? []) expect(tag).toContain(`nonce="${nonce}"`);
      expect([path, html.replace(/<script[\s\S]*?<\/script>/g, "").match(/(href|src|action)="\s*(javascript|data:text)/gi), html.replace(/<script[\s\S]*?<\/script>/g, "").replace(/="[^"]*"/g, "=").match(/<[^>]* on\w+=/g)]).toEqual([path, null, null]);
    }
  });

  it("keeps its cookies from scripts and other sites, and behind TLS from lines that are not", async () => {
    const home = await currentHome();
    const secure = origin.replace("http:", "https:");
    const admin = (await listAccounts(home.state))[0]!;
    await setPassword(home.state, admin.account_id, await hashPassword("длинный пароль для проверки"), null);
    for (const at of [secure, origin]) {
      const cookie = await memberCookie(home, at);
      const send = (path: string, fields: Record<string, string>) => site.handle(new Request(at + path, { method: "POST", body: form(fields), headers: { cookie, "sec-fetch-site": "same-origin" } }));
      const answers = [await send("/reader", { lang: "kk" }), await send("/see-as", { account: admin.account_id }), await send("/see-as", { intent: "end" }), await send("/sign-out", {}), await send("/sign-in", { login: admin.login, password: "длинный пароль для проверки" })];
      const set = answers.flatMap((answer) => answer.headers.getSetCookie());
      expect(set.length).toBeGreaterThanOrEqual(6);
      for (const one of set) expect([one, /; HttpOnly/.test(one), /; SameSite=(Lax|Strict)/.test(one), /; Secure/.test(one)]).toEqual([one, true, true, at === secure]);
    }
  });
});

it("reads no more of a form than a form may have, at any address", async () => {
  silent();
  const read: string[] = [];
  for (const path of everyAddress.filter((one) => one !== "/data/upload")) {
    let pieces = 0;
    const body = new ReadableStream({ pull: (to) => (++pieces > 40 ? to.close() : to.enqueue(new Uint8Array(1 << 18).fill(97))) }, { highWaterMark: 0 });
    const answer = await site.handle(new Request(origin + path, { method: "POST", body, headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" }, duplex: "half" } as RequestInit));
    await answer.body?.cancel();
    if (pieces > 20 || answer.status < 400 || answer.status >= 500) if (pieces > 20 || pieces > 1) read.push(`${path} ${answer.status} ${pieces}`);
  }
  expect(read).toEqual([]);
});
