import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { eraseClient, importFiles } from "#pipelines/index.ts";
import { raw, sql } from "#pipelines/warehouse/sql.ts";
import { run as modelCommand } from "#app/cli/commands/model.ts";
import { run as segmentsCommand } from "#app/cli/commands/segments.ts";
import type { CommandIo } from "#app/cli/io.ts";
import { localViewer } from "#app/auth/known-viewers.ts";
import { seenAs } from "#app/auth/viewer.server.ts";
import { formatter } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/index.ts";
import { teachSegments } from "#app/i18n/segments.ts";
import { only, readSpec } from "#app/promotions/segments.ts";
import { repeatModel } from "#app/services/clients/repeat-model.server.ts";
import { sayConsent } from "#app/services/personal/consent.server.ts";
import { segmentFile } from "#app/services/segments/file.server.ts";
import { segmentsPage } from "#app/services/segments/page.server.ts";
import { readSegments } from "#app/services/segments/read-address.ts";
import { dropSegment, keepSegment, savedSegments } from "#app/services/segments/saved.server.ts";
import { sinceSaved } from "#app/services/segments/since-saved.server.ts";
import { closeHomes, currentHome } from "#app/warehouse/home.server.ts";
import { emptyHomeInto } from "./empty-home.ts";

teachSegments();
let dir: string;
const t = translator("en");
const load = async (name: string, rows: readonly string[]) => {
  await writeFile(join(dir, name), ["branch,visit_no,closed_on,client_name,phone,card_no,total_amount,cost_amount", ...rows, ""].join("\n"));
  const { files } = await importFiles(await currentHome(), [join(dir, name)], { today: "2026-07-01" });
  expect(files.map(({ error, rejected }) => [error?.code, rejected])).toEqual([[undefined, 0]]);
};
/** Анна and Борис come twice in the year, Вера once; Анна's card is another client's until a file says whose it is. */
const first = ["Север,1,2025-07-01,Анна,+77010000001,,1000,400", "Север,2,2025-12-01,Анна,+77010000001,,1000,400", "Север,3,2025-07-02,Борис,+77010000002,,2000,500", "Юг,4,2025-11-02,Борис,+77010000002,,2000,500", "Юг,5,2025-06-15,Вера,+77010000003,,500,100", "Север,6,2025-09-01,,,777000111,300,100"];

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "loyalty-segments-"));
  const home = join(dir, "home");
  await emptyHomeInto(home);
  vi.stubEnv("LOYALTY_HOME", home);
  await load("first.csv", first);
});
afterAll(async () => {
  await closeHomes();
  vi.unstubAllEnvs();
  await rm(dir, { recursive: true, force: true });
});

const asOf = "2025-12-31";
const files = async (type: "csv" | "xlsx", query: string, forContact: boolean) => segmentFile(await currentHome(), { question: readSegments(new URLSearchParams(query)), type, forContact, locale: "en", t });

describe("a saved segment", () => {
  test("keeps who was in it, under a name of its own, by whoever may", async () => {
    const home = await currentHome();
    expect(await keepSegment(home, { name: " Came  once ", spec: only("once"), asOf: "2026-03-31" }, new Date("2026-04-01T08:00:00Z"))).toBe(1);
    expect(await keepSegment(home, { name: "Everybody", spec: { all: [] }, asOf })).toBe(2);
    await expect(keepSegment(home, { name: "everybody", spec: only("lost") })).rejects.toMatchObject({ code: "segment_name_taken" });
    await expect(keepSegment(home, { name: "  ", spec: only("lost") })).rejects.toMatchObject({ code: "no_segment_name" });
    const manager = { ...localViewer("u"), roles: ["branch_manager"], branches: ["Север"] } as const;
    await expect(seenAs(manager, () => keepSegment(home, { name: "Mine", spec: only("lost") }))).rejects.toMatchObject({ code: "not_your_command" });
    expect((await savedSegments(home)).map(({ id, name, asOf: day, members }) => [id, name, day, members])).toEqual([[2, "Everybody", asOf, 4], [1, "Came once", "2026-03-31", 2]]);
  });

  test("its members are known after two of them were found to be one, and what they did since is counted once", async () => {
    const home = await currentHome();
    const before = (await home.engine.query<{ client_id: number }>(raw("select client_id from core.client"))).length;
    await load("later.csv", ["Север,7,2026-03-01,Анна,+77010000001,777000111,5000,1000", "Север,8,2026-04-01,Анна,+77010000001,,600,100", "Юг,9,2026-05-31,Борис,+77010000002,,700,100"]);
    expect((await home.engine.query<{ client_id: number }>(raw("select client_id from core.client"))).length).toBe(before - 1);
    const [everybody, once] = await savedSegments(home);
    if (!everybody || !once) throw new Error("two are saved");
    // Three clients are left of four; Анна came twice for 5,600 and Борис once for 700.
    expect(await sinceSaved(home, everybody, "2026-05-31")).toMatchObject({ days: 151, found: 3, back: 2, visits: 3, money: 630_000, still: 3 });
    // Of Вера and the card, which is Анна's: one came back after March.
    expect(await sinceSaved(home, once, "2026-05-31")).toMatchObject({ days: 61, found: 2, back: 1, visits: 1, money: 60_000 });
    const south = { ...localViewer("u"), roles: ["branch_manager"], branches: ["Юг"] } as const;
    expect(await seenAs(south, () => sinceSaved(home, everybody, "2026-05-31"))).toMatchObject({ found: 2, back: 1, visits: 1, money: 70_000 });
  });

  test("is forgotten with its members", async () => {
    const home = await currentHome();
    await dropSegment(home, 1);
    expect((await savedSegments(home)).map(({ id }) => id)).toEqual([2]);
    expect(await home.state.query(raw("select distinct segment_id from people.segment_member"))).toEqual([{ segment_id: 2 }]);
  });
});

test("the page says that there is no model, and shows how many return after a silence in its place", async () => {
  await repeatModel(await currentHome());
  const page = await segmentsPage(await currentHome(), readSegments(new URLSearchParams("seg=loyal&rules=rfm&as_of=2026-05-31")), { t, format: formatter("en", "KZT") });
  expect(page?.model).toMatchObject({ none: "few", parameters: null, all: null });
  expect(page?.model.survival.map(({ days }) => days)).toEqual([0, 90, 180, 270, 365, 540, 730]);
  expect([page?.clients, page?.chosen?.clients, page?.chosen?.words, page?.chosen?.rows.map(({ name }) => name), page?.rules.stamp]).toEqual([3, 2, "Loyal", ["Анна", "Борис"], "rfm-0.3.0@1"]);
  // Of each table everybody with a visit in 24 months is in one segment.
  expect(page?.groups.find(({ id }) => id === "rfm")?.rows?.reduce((sum, { clients }) => sum + clients, 0)).toBe(3);
  expect(page?.saved.map(({ name }) => name)).toEqual(["Everybody"]);
});

test("the page does not wait for a model that is being fitted, and says so; a segment that goes by it does", async () => {
  const home = await currentHome();
  await repeatModel(home);
  const models = (globalThis as unknown as { loyaltyRepeatModels: WeakMap<object, object> }).loyaltyRepeatModels;
  const fitted = models.get(home.engine) as object;
  const ask = (query: string) => segmentsPage(home, readSegments(new URLSearchParams(query)), { t, format: formatter("en", "KZT") });
  models.set(home.engine, { ...fitted, work: new Promise(() => undefined) });
  const byModel = await keepSegmentAs("-alive_untold", "By the model", fitted);
  const page = await ask("seg=loyal&as_of=2026-05-31");
  expect([page?.model.none, page?.chosen?.clients, page?.groups.filter(({ rows }) => rows === null).map(({ id }) => id), page?.saved.filter(({ since }) => since === null).map(({ id }) => id)]).toEqual(["working", 2, ["alive"], [byModel]]);
  expect(await Promise.race([ask("seg=alive_untold"), new Promise((resolve) => setTimeout(() => resolve("waits"), 200))])).toBe("waits");
  models.set(home.engine, fitted);
  expect((await ask("seg=alive_untold"))?.groups.some(({ rows }) => rows === null)).toBe(false);
  await dropSegment(home, byModel);

  async function keepSegmentAs(text: string, name: string, model: object): Promise<number> {
    const pending = models.get(home.engine) as object;
    models.set(home.engine, model);
    const id = await keepSegment(home, { name, spec: readSpec(text) ?? only("loyal"), asOf: "2026-05-31" });
    models.set(home.engine, pending);
    return id;
  }
});

describe("the file of a segment", () => {
  test("has masked phones; a list to contact by has whole ones, and leaves out who refused", async () => {
    const home = await currentHome();
    const text = async (query: string, forContact: boolean) => (await new Response((await files("csv", query, forContact))?.body).text()).split("\r\n").filter((line) => line !== "");
    const plain = await text("seg=&as_of=2026-05-31", false);
    expect(plain).toHaveLength(4);
    expect(plain[1]).toMatch(/^\d+,Анна,private,Север,\+7\u00a0701\u00a0•••\u00a0••\u00a001,2026-04-01,/);
    // Анна: margin of the twelve months up to 1 April 2026: 600 + 600 + 200 + 4,000 + 500.
    expect(plain[1]).toContain(",5900.00,");
    const [{ client_id } = { client_id: 0 }] = await home.engine.query<{ client_id: number }>(raw("select client_id from core.client where name = 'Борис'"));
    await sayConsent(home, Number(client_id), "refused");
    const contact = await text("seg=&as_of=2026-05-31", true);
    expect(contact[1]).toContain("+7\u00a0701\u00a0000-00-01");
    expect(contact.join("\n")).not.toContain("Борис");
    expect(contact.at(-1)).toContain("1 client is left out");
    const admin = { ...localViewer("u"), roles: ["admin"] } as const;
    expect((await seenAs(admin, () => text("seg=", true)))[1]).toContain("•••");
    expect(await files("xlsx", "", false)).toBeNull();
    expect((await new Response((await files("xlsx", "seg=repeat", false))?.body).arrayBuffer()).byteLength).toBeGreaterThan(3_000);
  });
});

test("who is erased is in no saved segment, nor in the name of one", async () => {
  const home = await currentHome();
  const [{ client_id } = { client_id: 0 }] = await home.engine.query<{ client_id: number }>(raw("select client_id from core.client where name = 'Вера'"));
  const kept = await keepSegment(home, { name: "Позвонить 8 701 000-00-03", spec: { all: [] }, asOf });
  const in_it = async () => (await home.state.query<{ n: number }>(sql`select count(*) as n from people.segment_member where client_id = ${Number(client_id)}`))[0]?.n;
  expect(await in_it()).toBe(2);
  await eraseClient(home, Number(client_id), { who: "t", seen_as: null, action: "erase", object: null, result: null });
  expect(await in_it()).toBe(0);
  expect((await savedSegments(home))[0]?.name).not.toContain("000-00-03");
  await dropSegment(home, kept);
});

describe("in the shell", () => {
  const ask = async (command: (args: readonly string[], io: CommandIo) => Promise<number>, args: readonly string[]) => {
    let out = "";
    const io = { stdout: { write: (text: string) => (out += text) }, stderr: process.stderr, cwd: dir, env: process.env, isTTY: false, locale: "en", t } as unknown as CommandIo;
    expect(await command(args, io)).toBe(0);
    return out;
  };
  test("segments: built-in ones and saved ones, with how an address says them", async () => {
    const report = JSON.parse(await ask(segmentsCommand, ["--as-of", "2026-05-31", "--json"]));
    expect([report.as_of, report.clients]).toEqual(["2026-05-31", 3]);
    const by = (id: string) => report.segments.find((one: { id: string }) => one.id === id);
    // Анна 5,900 as above, Борис 1,500 + 1,500 + 600.
    expect(by("repeat")).toEqual({ id: "repeat", name: null, spec: "repeat", clients: 2, share: 2 / 3, money: "9500.00" });
    expect(by("2")).toMatchObject({ name: "Everybody", spec: "", clients: 3 });
    expect(await ask(segmentsCommand, ["--as-of", "2026-05-31"])).toContain("Repeat");
    expect(readSpec(by("rfm_lost").spec)).toEqual(only("rfm_lost"));
  });
  test("model: parameters, or why there are none", async () => {
    const found = JSON.parse(await ask(modelCommand, ["--until", "2026-05-31", "--json"]));
    expect(Object.keys(found)).toEqual(["customers", "bg_nbd", "mbg_nbd", "gamma_gamma"]);
    expect(found.customers).toBe(3);
    expect(found.mbg_nbd).toEqual({ refused: expect.stringMatching(/degenerate|no_convergence/) });
    expect(JSON.parse(await ask(modelCommand, ["--until", "2020-01-01", "--json"]))).toEqual({ customers: 0, bg_nbd: { refused: "no_repeats" }, mbg_nbd: { refused: "no_repeats" }, gamma_gamma: { refused: "no_repeats" } });
    expect(await ask(modelCommand, ["--until", "2020-01-01"])).toContain("nobody came again");
  });
});
