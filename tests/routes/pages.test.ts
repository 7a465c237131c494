import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRequestHandler, type ServerBuild } from "react-router";
import { createServer, type ViteDevServer } from "vite";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const site = "http://localhost:3000";
let home: string;
let vite: ViteDevServer;
let handle: (request: Request) => Promise<Response>;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "loyalty-routes-"));
  vi.stubEnv("LOYALTY_HOME", home);
  vite = await createServer({ root, server: { middlewareMode: true, watch: null, hmr: false, ws: false }, logLevel: "error", optimizeDeps: { noDiscovery: true } });
  handle = createRequestHandler((await vite.ssrLoadModule("virtual:react-router/server-build")) as ServerBuild, "production");
});
afterAll(async () => {
  const homes = (await vite.ssrLoadModule("/app/warehouse/home.server.ts")) as { closeHomes(): Promise<void> };
  await homes.closeHomes();
  await vite.close();
  vi.unstubAllEnvs();
  await rm(home, { recursive: true, force: true });
});

const get = (path: string, headers: Record<string, string> = {}) => handle(new Request(site + path, { headers }));
const post = (path: string, body: BodyInit, headers: Record<string, string> = {}) => handle(new Request(site + path, { method: "POST", body, headers: { "sec-fetch-site": "same-origin", ...headers } }));
const form = (fields: Record<string, string>) => new URLSearchParams(fields);
const said = async (response: Response) => (await response.text()).replace(/<script[\s\S]*?<\/script>/g, "").replace(/<!-- -->/g, "").replaceAll("\u00a0", " ");

/** Those of the texts that a page lacks: a page is long, so that a failure should not print it. */
const lacks = (html: string, ...texts: string[]) => texts.filter((text) => !html.includes(text));

const visits = [
  "Филиал;Номер заказ-наряда;Дата закрытия;Телефон;Клиент;Сумма",
  "Центр;1;05.02.2025;+7 701 111 11 11;Иванов Иван;1 000,00",
  "Центр;2;06.03.2026;8 701 111 11 11;ИВАНОВ ИВАН;2 000,00",
  "Север;3;07.03.2026;8 701 222 22 22;Ахметова Айгүл;3 000,00",
  "Север;4;32.13.2026;8 701 222 22 22;Ахметова Айгүл;3 000,00",
  "Север;5;17.04.2026;8 701 222 22 22;Ахметова Айгүл;5 000,00",
].join("\r\n");
function files(...named: readonly (readonly [name: string, text: string])[]): FormData {
  const data = new FormData();
  for (const [name, text] of named) data.append("files", new File([text], name));
  return data;
}

describe("before anything is loaded", () => {
  it.each(["/", "/staff"])("%s says which export feeds it", async (path) => {
    const html = await said(await get(path));
    expect(lacks(html, "Данных пока нет")).toEqual([]);
    expect(lacks(html, 'href="/data"')).toEqual([]);
  });
  it("answers an unknown page with a sentence", async () => {
    const response = await get("/nothing", { cookie: "" });
    expect(response.status).toBe(404);
    expect(lacks(await said(response), "Такой страницы нет")).toEqual([]);
  });
});

describe("every page", () => {
  it("carries a policy with its own nonce", async () => {
    const response = await get("/data");
    const nonce = /'nonce-([^']+)'/.exec(response.headers.get("content-security-policy") ?? "")?.[1];
    const html = await response.text();
    expect(nonce).toBeTruthy();
    for (const tag of html.match(/<script[^>]*>/g) ?? []) expect(tag).toContain(`nonce="${nonce}"`);
  });
  it("refuses a change that another site asks for", async () => {
    const response = await post("/data", form({ intent: "undo", batch: "x" }), { "sec-fetch-site": "cross-site" });
    expect(response.status).toBe(403);
    expect(await response.text()).toContain("другого сайта");
  });
  it("keeps language and appearance in a cookie", async () => {
    const response = await post("/reader", form({ lang: "kk", back: "/data?lang=ru" }));
    expect(response.headers.get("location")).toBe("/data");
    const cookie = response.headers.get("set-cookie")?.split(";")[0] ?? "";
    const dark = await post("/reader", form({ theme: "dark", back: "//evil.example" }), { cookie });
    expect(dark.headers.get("location")).toBe("/");
    const html = await (await get("/data", { cookie: dark.headers.get("set-cookie")?.split(";")[0] ?? "" })).text();
    expect(lacks(html, '<html lang="kk" data-theme="dark">')).toEqual([]);
    expect(lacks(html, "Деректер")).toEqual([]);
  });
});

describe("loading own exports", () => {
  let batch: string;

  it("shows what is in the files, and asks what is open, before loading", async () => {
    const sent = await post("/data", files(["визиты.csv", visits], ["пусто.csv", ""]));
    expect(sent.status).toBe(302);
    const upload = sent.headers.get("location") ?? "";
    const html = await said(await get(upload));
    expect(lacks(html, "визиты.csv", "точка с запятой", "день, месяц, год", "«32.13.2026» — не дата", "файл пуст", "Загрузить остальные")).toEqual([]);
    expect(lacks(await said(await get("/")), "Данных пока нет")).toEqual([]);
    const loaded = await post("/data", form({ intent: "load", upload: upload.split("=")[1] ?? "" }));
    expect(loaded.status).toBe(302);
    const report = await said(await get(loaded.headers.get("location") ?? ""));
    expect(lacks(report, "Прочитано 5 = загружено 4 + без изменений 0 + заменено 0 + отклонено 1")).toEqual([]);
    expect(lacks(report, "Строка 5, столбец «Дата закрытия»")).toEqual([]);
    expect(lacks(report, "Не всё загрузилось")).toEqual([]);
    batch = /batch=([0-9a-f]+)/.exec(report)?.[1] ?? "";
    expect(batch).not.toBe("");
  });
  it("gives the rejected rows back as they stood", async () => {
    const csv = await (await get(`/rejects.csv?batch=${batch}`)).text();
    expect(csv).toContain("Филиал");
    expect(csv).toContain("32.13.2026");
    expect(csv.trim().split("\r\n")).toHaveLength(2);
    expect((await get("/rejects.csv?batch=nope")).status).toBe(404);
  });
  it("shows the figures, and each opens to file and line", async () => {
    const html = await said(await get("/"));
    expect(lacks(html, "figure=average_check")).toEqual([]);
    const drawer = await said(await get("/?figure=average_check"));
    expect(lacks(drawer, 'role="dialog"')).toEqual([]);
    expect(lacks(drawer, "визиты.csv, строка 4")).toEqual([]);
    const csv = await (await get("/figure.csv?figure=average_check")).text();
    expect(csv).toContain("визиты.csv:4");
    expect(await (await get("/figure.csv?figure=average_check&branch=Центр")).text()).not.toContain("Север");
  });
  it("survives any address, and writes the question shortly", async () => {
    const odd = await get("/?as-of=2026-13-45&period=x&branch=Нигде&figure=drop&by.x=1&page=-1");
    expect(odd.status).toBe(200);
    const html = await said(odd);
    expect(lacks(html, "«2026-13-45» не понято и не учтено")).toEqual([]);
    expect(lacks(html, "нет значения «Нигде»")).toEqual([]);
    const short = await get("/?as-of=&branch=Центр&brand=&figure=nps&by.origin=internal");
    expect(short.status).toBe(302);
    expect(short.headers.get("location")).toBe(`/?branch=${encodeURIComponent("Центр")}&figure=nps&by.origin=internal`);
    expect((await get("/staff?period=1000-01")).status).toBe(200);
    expect((await get("/?as-of=0001-01-31")).status).toBe(200);
  });
  it("drops an upload whose sender hangs up", async () => {
    const half = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('--b\r\nContent-Disposition: form-data; name="files"; filename="half.csv"\r\n\r\na;b'));
        controller.error(new Error("hung up"));
      },
    });
    const complaint = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const request = new Request(`${site}/data`, { method: "POST", body: half, headers: { "content-type": "multipart/form-data; boundary=b", "sec-fetch-site": "same-origin" }, duplex: "half" } as RequestInit);
    expect((await handle(request)).status).toBe(500);
    expect(complaint).toHaveBeenCalled();
    complaint.mockRestore();
    const left = await readdir(join(home, "tmp", "uploads"));
    const kept = await Promise.all(left.map((id) => readdir(join(home, "tmp", "uploads", id))));
    expect(kept).toEqual([["report.json"]]);
  });
  it("says that an upload is gone, and takes a load back", async () => {
    expect(lacks(await said(await post("/data", form({ intent: "load", upload: "00000000-0000-0000-0000-000000000000" }))), "больше нет на сервере")).toEqual([]);
    expect(lacks(await said(await post("/data", files())), "Ни одного файла не выбрано")).toEqual([]);
    expect(lacks(await said(await post("/data", form({ intent: "undo", batch }))), "визиты.csv: взят назад")).toEqual([]);
    expect(lacks(await said(await get("/")), "Данных пока нет")).toEqual([]);
  });
});
