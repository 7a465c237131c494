import type { RouteConfigEntry } from "@react-router/dev/routes";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { admits, allows, cell, commandEntry, entries, entryAt } from "#app/auth/access.ts";
import { roles } from "#app/auth/roles.ts";
import { commands, execute } from "#app/cli/main.ts";
import routes from "#app/routes.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import { addAccount } from "#pipelines/index.ts";
import { addressOf, peopledSite, type Peopled } from "./access-site.ts";
import { form, location, said, type Visitor } from "./site.ts";

let site: Peopled["site"];
let own: Peopled["own"];
let ids: Peopled["ids"];
beforeAll(async () => void ({ site, own, ids } = await peopledSite()));
afterAll(() => site.close());

const patterns = (config: readonly RouteConfigEntry[]): string[] => config.flatMap(({ path, index, children }) => (children ? patterns(children) : index ? [""] : path ? [path] : []));
const ways = entries.filter(({ kind }) => kind !== "command");

/** A home without a set-up to finish and a link without a secret are refused by their own pages. */
const refusesItself: ReadonlySet<string> = new Set(["/set-up", "/password"]);
const refused = (response: Response): boolean => response.status === 403 || (response.status === 302 && ["/staff", "/definitions"].includes(location(response)));

describe("the table of access", () => {
  it("has every address of the site, and none besides", () => {
    const named = patterns(routes);
    expect(named.filter((pattern) => !entryAt(pattern))).toEqual([]);
    const known = new Set(named.map((pattern) => `/${pattern}`));
    expect(ways.filter(({ name }) => !known.has(name)).map(({ name }) => name)).toEqual([]);
  });

  it("has every command of the shell, and none besides", () => {
    expect(Object.keys(commands).filter((name) => !commandEntry(name))).toEqual([]);
    expect(entries.filter(({ kind, name }) => kind === "command" && !Object.hasOwn(commands, name)).map(({ name }) => name)).toEqual([]);
  });

  it("names each way in once, and never tells of contacts or pay where it refuses", () => {
    expect(new Set(entries.map(({ kind, name }) => `${kind === "command"} ${name}`)).size).toBe(entries.length);
    for (const entry of entries) for (const role of roles) if (!allows(entry, role) && !allows(entry, role, true)) expect(cell(entry, role)).toEqual({ allowed: "no", scope: null, contacts: null, pay: null });
  });
});

describe("every address for every role", () => {
  it.each(roles)("%s looks where the table says, and nowhere else", async (role) => {
    const wrong: string[] = [];
    for (const entry of ways) {
      const answer = await own.get(role)!.get(addressOf(entry, role, ids));
      await answer.body?.cancel();
      if (answer.status >= 500) wrong.push(`${entry.name} ${answer.status}`);
      if (entry.kind !== "api" && !refusesItself.has(entry.name) && refused(answer) === admits(entry, { roles: [role], branches: ["Север"], staff: role === "advisor" ? "A1" : null, seenBy: null })) wrong.push(`${entry.name} ${answer.status} ${location(answer)}`);
    }
    expect(wrong).toEqual([]);
  });

  it.each(roles)("%s sends nothing where the table refuses it", async (role) => {
    const wrong: string[] = [];
    for (const entry of ways.filter((one) => one.kind !== "api" && !allows(one, role, true))) {
      const answer = await own.get(role)!.post(addressOf(entry, role, ids), form({}));
      if (answer.status !== 403) wrong.push(`${entry.name} ${answer.status}`);
    }
    expect(wrong).toEqual([]);
  });

  it("what the router's script asks for is refused like the page", async () => {
    for (const path of ["/clients.data", "/clients.data?_routes=routes%2Fclients", "/settings/users.data?_routes=routes%2Fsettings-users"]) {
      const answer = await own.get("hr")!.get(path);
      expect([path, answer.status, /Тайный Юг|Север/.test(await answer.text())]).toEqual([path, 403, false]);
    }
  });

  it("who has not signed in is led to where one does, or refused", async () => {
    const nobody = site.as(null);
    const wrong: string[] = [];
    for (const entry of ways) {
      const answer = await nobody.get(addressOf(entry, "director", ids));
      await answer.body?.cancel();
      const led = answer.status === 401 || location(answer).startsWith("/sign-in?") || (entry.name === "/" && location(answer) === "/sign-in");
      // What is not there, and the demo's choice of a role, are not for strangers either.
      const open = entry.read === "everybody" && entry.name !== "/*" && entry.name !== "/demo-role";
      if (led === open) wrong.push(`${entry.name} ${answer.status} ${location(answer)}`);
    }
    expect(wrong).toEqual([]);
  });

  it("a refused page says what is open instead, in the reader's language", async () => {
    const html = await said(await own.get("hr")!.get("/clients?lang=en"));
    expect(html).toContain("The page is not for your role (HR). Open to you: Staff, Definitions.");
    expect(html).toMatch(/<a[^>]* href="\/staff/);
    expect(html).not.toMatch(/<a[^>]* href="\/data"/);
  });
});

describe("what a role reads within its branch", () => {
  const pages = ["/", "/clients", "/service", "/check", "/feedback", "/staff", "/staff?mix=first_visit_recommend", "/staff/A1", "/staff/watch", "/events", "/alerts", "/alerts.json", "/definitions/average_check", "/definitions/loyal-client", "/lost-clients.csv?contacts=1", "/tokens", "/settings/access"];
  const figures = ["average_check", "loyal_client_share", "motivation_score", "client_of_month"];
  const queries = ["", "&by.branch=Север&period=2024-01..2026-03", "&by.staff=A1"];
  const narrow = (["branch_manager", "marketer", "hr", "advisor"] as const).map((role) => [role] as const);
  const secrets = /Тайн|ХХ\d|64[\s\u00a0\u202f]?821|702[\s\u00a0]?999|XTASECRET|"A9/;

  it.each(narrow)("%s: pages, drawers, downloads and the API tell nothing of the other branch", async (role) => {
    const visitor = own.get(role)!;
    const addresses = [
      ...pages,
      ...figures.flatMap((figure) => queries.map((query) => `/figure.csv?figure=${figure}${query}`)),
      ...figures.map((figure) => `/definitions/average_check?figure=${figure}`),
      ...["/", "/staff"].map((page) => `/export/page.csv?${new URLSearchParams({ page })}`), "/export/figure.csv?figure=average_check",
      `/clients/${ids.north}`, `/clients/${ids.both}`, "/cars/XTAB0TH0000000001", `/orders/${encodeURIComponent("Север 110")}`,
    ];
    const leaks: string[] = [];
    let read = 0;
    for (const path of addresses) {
      const answer = await visitor.get(path);
      const text = await answer.text();
      if (answer.status >= 500) leaks.push(`${path} ${answer.status}`);
      read += answer.status === 200 ? 1 : 0;
      const found = secrets.exec(text);
      if (found) leaks.push(`${path}: …${text.slice(Math.max(0, text.indexOf(found[0]) - 60), text.indexOf(found[0]) + 40)}…`);
    }
    expect(leaks).toEqual([]);
    expect(read).toBeGreaterThan(8);
  });

  it("another branch is as one that does not exist", async () => {
    const manager = own.get("branch_manager")!;
    const asIfNone = async (known: string, none: string) => {
      const [a, b] = await Promise.all([manager.get(known), manager.get(none)]);
      expect([known, a.status]).toEqual([known, b.status]);
      const plain = async (response: Response) => (await said(response)).replaceAll("Тайный Юг", "Нигде").replaceAll(encodeURIComponent("Тайный Юг"), encodeURIComponent("Нигде")).replaceAll("%D0%A2%D0%B0%D0%B9%D0%BD%D1%8B%D0%B9+%D0%AE%D0%B3", encodeURIComponent("Нигде")).replaceAll(ids.secret, "77").replaceAll("XTASECRET00000001", "XTANONE0000000001").replace(/nonce="[^"]*"/g, "").replace(/\d\d:\d\d(:\d\d)?/g, "");
      expect(await plain(a)).toBe(await plain(b));
    };
    const secret = encodeURIComponent("Тайный Юг");
    const none = encodeURIComponent("Нигде");
    await asIfNone(`/check?branch=${secret}`, `/check?branch=${none}`);
    await asIfNone(`/figure.csv?figure=average_check&branch=${secret}`, `/figure.csv?figure=average_check&branch=${none}`);
    await asIfNone(`/figure.csv?figure=average_check&by.branch=${secret}`, `/figure.csv?figure=average_check&by.branch=${none}`);
    await asIfNone(`/clients/${ids.secret}`, "/clients/77");
    await asIfNone("/cars/XTASECRET00000001", "/cars/XTANONE0000000001");
    await asIfNone(`/orders/${encodeURIComponent("Тайный Юг ХХ0")}`, `/orders/${encodeURIComponent("Нигде ХХ0")}`);
  });

  it("a director with a branch in the account still reads all", async () => {
    expect(await said(await own.get("director")!.get("/check"))).toContain("Тайный Юг");
    expect((await own.get("director")!.get(`/clients/${ids.secret}`)).status).toBe(200);
  });
});

describe("contacts", () => {
  it.each(roles.map((role) => [role] as const))("%s", async (role) => {
    const answer = await own.get(role)!.get(`/clients/${ids.north}`);
    const text = (await said(answer)).replaceAll("\u00a0", " ");
    const shown = text.includes("701 111-11-11");
    expect([answer.status, shown]).toEqual(role === "hr" || role === "advisor" ? [403, false] : [200, role !== "admin"]);
  });
});

describe("keys of the API", () => {
  const ask = (token: string, query: string) => site.as(null).get(`/api/metrics?as-of=2026-03-31&period=2024-01..2026-03&${query}`, { authorization: `Bearer ${token}` });
  const made = async (who: Visitor, name: string) => /loyalty_[\w-]{43}/.exec(await said(await who.post("/tokens", form({ intent: "make", name }))))?.[0] ?? "";

  it("read what their makers may, as they are now", async () => {
    const home = await currentHome();
    const manager = await made(own.get("branch_manager")!, "ключ-север");
    const [figure] = (await (await ask(manager, "metrics=average_check")).json()) as { value: string; n: number }[];
    expect([figure?.value, figure?.n]).toEqual(["1500.00", 4]); // 3 × 1 000 and 3 000.
    expect((await ask(manager, `metrics=average_check&branch=${encodeURIComponent("Тайный Юг")}`).then((answer) => answer.json()))[0].n).toBe(0);
    expect((await ask(manager, "metrics=client_of_month")).status).toBe(403);
    const marketer = await made(own.get("marketer")!, "ключ-реклама");
    const closed = await ask(marketer, "metrics=motivation_score");
    expect([closed.status, ((await closed.json()) as { code: string }).code]).toEqual([403, "not_for_you"]);
    const { listAccounts, changeAccount, disableAccount } = await import("#pipelines/index.ts");
    const account = (await listAccounts(home.state)).find(({ name }) => name === "branch_manager")!;
    await changeAccount(home.state, account.account_id, { ...account, branches: ["Тайный Юг"] });
    expect((await (await ask(manager, "metrics=average_check")).json())[0].n).toBe(4);
    await changeAccount(home.state, account.account_id, { ...account, branches: [] });
    expect((await (await ask(manager, "metrics=average_check")).json())[0].n).toBe(0);
    await changeAccount(home.state, account.account_id, account);
    await disableAccount(home.state, (await listAccounts(home.state)).find(({ name }) => name === "marketer")!.account_id, "test", new Date());
    expect((await ask(marketer, "metrics=average_check")).status).toBe(401);
  });

  it("are listed to who made them, and to administrators", async () => {
    expect(await said(await own.get("branch_manager")!.get("/tokens"))).toContain("ключ-север");
    expect(await said(await own.get("director")!.get("/tokens"))).not.toContain("ключ-север");
    expect(await said(await own.get("admin")!.get("/tokens"))).toContain("ключ-север");
  });
});

describe("seeing as somebody else", () => {
  it("an administrator sees what they see, changes nothing, and ends it", async () => {
    const home = await currentHome();
    const id = (await addAccount(home.state, { name: "Глаза", login: "eyes@example.test", roles: ["branch_manager"], branches: ["Север"], staff: null, by: "test" }, new Date()))!;
    const admin = own.get("admin")!;
    const begun = await admin.post("/see-as", form({ account: id }));
    const cookie = begun.headers.get("set-cookie")?.split(";")[0] ?? "";
    expect([begun.status, location(begun)]).toEqual([303, "/"]);
    const page = await said(await admin.get("/check?lang=en", { cookie }));
    expect(page).toContain("You are seeing as “Глаза” (branch manager)");
    expect(page).not.toContain("Тайный Юг");
    expect((await admin.get("/data", { cookie })).status).toBe(403);
    expect((await admin.post("/views", form({ intent: "save", name: "x", back: "/check" }), { cookie })).status).toBe(403);
    expect(await said(await admin.get(`/clients/${ids.north}`, { cookie }))).not.toContain("701 111-11-11");
    const ending = await admin.post("/see-as", form({ intent: "end" }), { cookie });
    expect([ending.status, ending.headers.get("set-cookie")?.includes("Max-Age=0")]).toEqual([303, true]);
  });

  it("the cookie is worth nothing to anybody else", async () => {
    const home = await currentHome();
    const { listAccounts } = await import("#pipelines/index.ts");
    const director = (await listAccounts(home.state)).find(({ name }) => name === "director")!;
    const begun = await own.get("admin")!.post("/see-as", form({ account: director.account_id }));
    const cookie = begun.headers.get("set-cookie")?.split(";")[0] ?? "";
    expect(await said(await own.get("hr")!.get("/staff", { cookie }))).not.toContain("Тайная Юлия");
  });
});

describe("commands of the shell", () => {
  const run = async (...argv: string[]) => {
    let [out, err] = ["", ""];
    const code = await execute(argv, { stdout: { write: (text) => (out += text) }, stderr: { write: (text) => (err += text) }, cwd: "/", env: process.env, isTTY: false });
    return { code, out, err };
  };

  it.each(roles)("--as %s: allowed or refused as the table says", async (role) => {
    const home = await currentHome();
    const login = `shell-${role}@example.test`;
    await addAccount(home.state, { name: role, login, roles: [role], branches: ["Север"], staff: role === "advisor" ? "A1" : null, by: "test" }, new Date());
    const wrong: string[] = [];
    for (const { name, read } of entries.filter(({ kind }) => kind === "command")) {
      // Without its arguments a command that may run asks for them, and one that needs none only reads: the rest is not begun here.
      if (read !== "everybody" && read.includes(role) && ["rebuild", "demo", "set-up-link", "check"].includes(name)) continue;
      const { err } = await run(name, "--as", login, "--lang", "en");
      const no = err.includes("is not for the roles of this account");
      if (no === (read === "everybody" || read.includes(role))) wrong.push(`${name}: ${err}`);
    }
    expect(wrong).toEqual([]);
  });

  it("reads within the account's branches", async () => {
    const { out } = await run("metrics", "--as", "SHELL-branch_manager@example.test", "--metrics", "average_check", "--period", "2024-01..2026-03", "--json");
    expect(JSON.parse(out)).toMatchObject([{ value: "1500.00", n: 4 }]);
    expect((await run("rows", "average_check", "--as=shell-branch_manager@example.test", "--period", "2024-01..2026-03", "--csv")).out).not.toMatch(/Тайн|ХХ/);
    expect(await run("metrics", "--as", "nobody@example.test", "--lang", "en")).toMatchObject({ code: 2, err: "There is no active account “nobody@example.test”.\n" });
  });
});
