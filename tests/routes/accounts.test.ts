import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Home } from "#pipelines/index.ts";
import { form, lacks, location, openSite, said, type Site } from "./site.ts";

let site: Site;
let home: Home;
const cookies = (response: Response) => response.headers.getSetCookie();
const sessionOf = (response: Response): string => cookies(response).find((one) => /^(__Host-)?session=/.test(one))?.split(";")[0] ?? "";
/** A browser where nobody is signed in. */
const stranger = () => site.as(null);
const password = "синий чайник едет в гору";

beforeAll(async () => {
  site = await openSite(null);
  const { currentHome } = await import("#app/warehouse/home.server.ts");
  home = await currentHome();
});
afterAll(() => site.close());

async function linkFor(account: string | null): Promise<string> {
  const { makeLink } = await import("#app/auth/links.server.ts");
  return makeLink(home, account, "test");
}

describe("a home without accounts", () => {
  it("leads every page to the set-up link, which the server says once on its console", async () => {
    const console = vi.spyOn(process.stdout, "write").mockImplementation(() => true);
    for (const path of ["/", "/data", "/settings/users"]) expect(location(await stranger().get(path))).toBe("/set-up");
    const told = console.mock.calls.map(([text]) => String(text)).filter((text) => text.includes("/set-up?key="));
    console.mockRestore();
    expect(told).toHaveLength(1);
    const page = await stranger().get("/set-up");
    expect(page.status).toBe(403);
    expect(lacks(await said(page), "Нужна ссылка для настройки", "set-up-link")).toEqual([]);
  });

  it("is closed to the network but for the set-up link; this computer is led there", async () => {
    const from = (address: string) => (path: string) => stranger().get(path, { "x-loyalty-address": address });
    for (const path of ["/", "/sign-in", "/set-up", "/set-up?key=wrong", "/password?key=x", "/api/metrics", "/api/openapi.json", "/data.data", "/alerts.rss"]) {
      const answer = await from("203.0.113.7")(path);
      expect([path, answer.status, (await answer.text()).includes("ещё нет администратора")]).toEqual([path, 403, true]);
    }
    expect((await stranger().post("/sign-in", form({ login: "a", password: "b" }), { "x-loyalty-address": "::ffff:10.0.0.9" })).status).toBe(403);
    const secret = await linkFor(null);
    expect([(await from("203.0.113.7")(`/set-up?key=${secret}`)).status, (await from("203.0.113.7")(`/?key=${secret}`)).status]).toEqual([200, 302]);
    for (const own of ["127.0.0.1", "::1", "::ffff:127.0.0.1"]) expect((await from(own)("/sign-in")).status).toBe(200);
  });

  it("takes a first account by the link, which then works no more", async () => {
    const key = await linkFor(null);
    const fields = { name: "Анна Админ", login: " Anna@Dealer.KZ ", password, repeat: password };
    expect(lacks(await said(await stranger().get(`/set-up?key=${key}`)), "Первая учётная запись")).toEqual([]);
    const short = await stranger().post(`/set-up?key=${key}`, form({ ...fields, password: "короткий", repeat: "короткий" }));
    expect(short.status).toBe(400);
    expect(lacks(await said(short), "короче 12 символов", 'value="Анна Админ"')).toEqual([]);
    const made = await stranger().post(`/set-up?key=${key}`, form(fields));
    expect([made.status, location(made)]).toEqual([303, "/"]);
    expect((await stranger().post(`/set-up?key=${key}`, form({ ...fields, login: "other@dealer.kz" }))).status).toBe(403);
    const overview = await stranger().get("/account", { cookie: sessionOf(made) });
    expect(lacks(await said(overview), "Анна Админ", "anna@dealer.kz", "администратор")).toEqual([]);
  });
});

describe("signing in", () => {
  const signIn = (fields: Record<string, string>, headers: Record<string, string> = {}) => stranger().post("/sign-in", form({ login: "anna@dealer.kz", password, back: "/staff?role=advisor", ...fields }), headers);

  it("leads a stranger to the form and back to where they wanted to go", async () => {
    const wanted = await stranger().get("/staff?role=advisor");
    expect([wanted.status, location(wanted)]).toEqual([302, "/sign-in?back=%2Fstaff%3Frole%3Dadvisor"]);
    const came = await signIn({});
    expect([came.status, location(came)]).toEqual([303, "/staff?role=advisor"]);
    expect((await stranger().get("/definitions", { cookie: sessionOf(came) })).status).toBe(200);
  });

  it("refuses what a script asks for without a session, and leads the router's script to the form", async () => {
    expect((await stranger().get("/jobs/x.json", { "sec-fetch-dest": "empty", accept: "application/json" })).status).toBe(401);
    const data = await stranger().get("/definitions.data");
    expect(data.status).toBe(202);
    expect(await data.text()).toContain("/sign-in?back=%2Fdefinitions");
    expect((await stranger().post("/views", form({ name: "x", back: "/" }))).status).toBe(303);
  });

  it("keeps the session in a cookie that scripts cannot read, and behind TLS nobody else's site can set", async () => {
    const [plain = ""] = cookies(await signIn({}));
    expect(plain).toMatch(/^session=.*; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/);
    const secure = await site.as(null).handle(new Request("https://loyalty.example/sign-in", { method: "POST", body: form({ login: "anna@dealer.kz", password }), headers: { "sec-fetch-site": "same-origin" } }));
    expect(cookies(secure)[0]).toMatch(/^__Host-session=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  });

  it("goes nowhere but to own pages afterwards", async () => {
    for (const back of ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", ""]) expect(location(await signIn({ back }))).toBe("/");
  });

  it("says the same of a wrong password, an unknown login and one that is shut", async () => {
    const { addAccount, disableAccount } = await import("#pipelines/index.ts");
    const { hashPassword } = await import("#app/auth/passwords.server.ts");
    const id = await addAccount(home.state, { name: "Был", login: "gone@dealer.kz", roles: ["hr"], branches: null, staff: null, by: null, password_hash: await hashPassword(password) }, new Date());
    await disableAccount(home.state, id!, null, new Date());
    const answers = await Promise.all([signIn({ password: "wrong" }), signIn({ login: "nobody@dealer.kz" }), signIn({ login: "gone@dealer.kz" })]);
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
    for (const answer of answers) {
      expect(cookies(answer)).toEqual([]);
      expect(lacks(await said(answer), "Логин или пароль не подошли")).toEqual([]);
    }
  });

  it("makes one wait after five mistakes, whether or not there is such a login", async () => {
    const { addAccount } = await import("#pipelines/index.ts");
    await addAccount(home.state, { name: "Медленный", login: "slow@dealer.kz", roles: ["hr"], branches: null, staff: null, by: null }, new Date());
    for (const login of ["slow@dealer.kz", "unknown@dealer.kz"]) {
      const answers = await Promise.all(Array.from({ length: 6 }, (_, i) => signIn({ login, password: `wrong ${i}` })));
      expect(answers.map(({ status }) => status).sort(), login).toEqual([401, 401, 401, 401, 401, 429]);
      const refused = answers.find(({ status }) => status === 429)!;
      expect(refused.headers.get("retry-after")).toBe("1");
      expect(lacks(await said(refused), "Попробуйте через 1 секунду")).toEqual([]);
    }
  });

  it("is not for other sites, also not to sign somebody in as the attacker", async () => {
    const foreign: readonly (readonly [number, Record<string, string>])[] = [
      [403, { "sec-fetch-site": "cross-site" }],
      [403, { "sec-fetch-site": "same-site" }],
      // The router itself refuses these before our own check does.
      [400, { "sec-fetch-site": "", origin: "https://evil.example" }],
      [400, { "sec-fetch-site": "", origin: "null" }],
    ];
    const complaint = vi.spyOn(console, "error").mockImplementation(() => undefined);
    for (const [status, headers] of foreign) {
      const answer = await signIn({}, headers);
      expect([answer.status, cookies(answer)], JSON.stringify(headers)).toEqual([status, []]);
    }
    complaint.mockRestore();
  });

  it("gives a new secret each time, ends the old one, and ends at signing out", async () => {
    const first = sessionOf(await signIn({}));
    const second = sessionOf(await signIn({}, { cookie: first }));
    expect(second).not.toBe(first);
    expect(location(await stranger().get("/definitions", { cookie: first }))).toContain("/sign-in");
    expect((await stranger().get("/definitions", { cookie: second })).status).toBe(200);
    expect(location(await stranger().get("/sign-in?back=/definitions", { cookie: second }))).toBe("/definitions");
    const out = await stranger().post("/sign-out", form({}), { cookie: second });
    expect(cookies(out)[0]).toMatch(/^session=; Max-Age=0;/);
    expect(location(await stranger().get("/definitions", { cookie: second }))).toContain("/sign-in");
  });
});

it("reads no more of a form than a form may have", async () => {
  expect((await stranger().post("/sign-in", "login=".padEnd(1_000_000, "x"), { "content-type": "application/x-www-form-urlencoded" })).status).toBe(413);
});

describe("people and roles", () => {
  const boris = { name: "Борис <b>Ким</b>", login: "boris@dealer.kz", branches: "all" };
  const list = async () => {
    const { listAccounts } = await import("#pipelines/index.ts");
    return listAccounts(home.state);
  };
  const admin = () => site.as({ name: "Админ", roles: ["admin"] });

  it("are an administrator's alone", async () => {
    for (const roles of [["director"], ["hr", "marketer"]] as const) expect((await site.as({ roles }).get("/settings/users")).status).toBe(403);
    const sent = await site.as({ roles: ["director"] }).post("/settings/users", new URLSearchParams({ ...boris, role: "admin" }));
    expect(sent.status).toBe(403);
    expect((await list()).some(({ login }) => login === boris.login)).toBe(false);
  });

  it("are invited by a link that is shown once, and sign in by a password of their own", async () => {
    const visitor = admin();
    expect(lacks(await said(await visitor.post("/settings/users", form(boris))), "Не выбрана роль", "Борис &lt;b&gt;Ким&lt;/b&gt;")).toEqual([]);
    expect(lacks(await said(await visitor.post("/settings/users", form({ ...boris, role: "hr", branches: "some" }))), "Не выбраны филиалы")).toEqual([]);
    expect(lacks(await said(await visitor.post("/settings/users", form({ ...boris, role: "advisor" }))), "кто это в списке сотрудников")).toEqual([]);
    const invited = await visitor.post("/settings/users", form({ ...boris, role: "hr" }));
    expect(invited.headers.get("cache-control")).toBe("no-store");
    const link = /http:\/\/localhost:3000(\/password\?key=[\w%-]+)/.exec(await said(invited))?.[1] ?? "";
    expect(link).not.toBe("");
    expect(lacks(await said(await visitor.get("/settings/users")), "приглашён, пароля ещё нет", "Борис &lt;b&gt;Ким")).toEqual([]);
    expect((await stranger().post("/sign-in", form({ login: boris.login, password: "" }))).status).toBe(401);
    expect(lacks(await said(await stranger().get(link)), "Борис", boris.login)).toEqual([]);
    expect(lacks(await said(await stranger().post(link, form({ password: "boris@dealer.kz", repeat: "boris@dealer.kz" }))), "почти повторяет логин")).toEqual([]);
    expect(lacks(await said(await stranger().post(link, form({ password, repeat: `${password}!` }))), "Пароли не совпали")).toEqual([]);
    const chosen = await stranger().post(link, form({ password, repeat: password }));
    expect(location(chosen)).toBe("/");
    expect(lacks(await said(await stranger().get("/account", { cookie: sessionOf(chosen) })), "кадры")).toEqual([]);
    const again = await stranger().post(link, form({ password: "зелёный чайник едет", repeat: "зелёный чайник едет" }));
    expect([again.status, cookies(again)]).toEqual([403, []]);
    expect(lacks(await said(await visitor.post("/settings/users", form({ ...boris, role: "hr" }))), "Такой логин уже есть")).toEqual([]);
  });

  it("are changed, sent away and let in again; the only administrator stays one", async () => {
    const found = (await list()).find(({ login }) => login === boris.login)!;
    const page = `/settings/users/${found.account_id}`;
    const inside = await stranger().post("/sign-in", form({ login: boris.login, password }));
    const cookie = sessionOf(inside);
    const visitor = admin();
    expect(lacks(await said(await visitor.post(page, form({ ...boris, name: "Борис Ким", role: "marketer", intent: "save" }))), "Сохранено.")).toEqual([]);
    expect(lacks(await said(await stranger().get("/account", { cookie })), "маркетолог", "Борис Ким")).toEqual([]);
    expect(lacks(await said(await visitor.get(page)), "Сеансы", "Закончить все сеансы")).toEqual([]);
    expect(lacks(await said(await visitor.post(page, form({ intent: "disable" }))), "Отключено")).toEqual([]);
    expect(location(await stranger().get("/account", { cookie }))).toContain("/sign-in");
    expect((await stranger().post("/sign-in", form({ login: boris.login, password }))).status).toBe(401);
    expect(lacks(await said(await visitor.post(page, form({ intent: "enable" }))), "Включено")).toEqual([]);
    expect((await stranger().post("/sign-in", form({ login: boris.login, password }))).status).toBe(303);
    expect((await visitor.get("/settings/users/u999")).status).toBe(404);
  });

  it("change their own password, which ends their other sessions", async () => {
    const browsers = await Promise.all([1, 2].map(async () => sessionOf(await stranger().post("/sign-in", form({ login: boris.login, password })))));
    const [cookie = "", other = ""] = browsers;
    const next = "рыжий самовар поёт";
    const change = (now: string) => stranger().post("/account", form({ intent: "password", now, password: next, repeat: next }), { cookie });
    expect(lacks(await said(await change("wrong")), "Нынешний пароль не подошёл")).toEqual([]);
    expect(lacks(await said(await change(password)), "Пароль изменён")).toEqual([]);
    expect((await stranger().get("/account", { cookie })).status).toBe(200);
    expect(location(await stranger().get("/account", { cookie: other }))).toContain("/sign-in");
    const kazakh = await stranger().post("/account", form({ lang: "kk" }), { cookie });
    expect(kazakh.status).toBe(303);
    const back = await stranger().post("/sign-in", form({ login: boris.login, password: next }));
    const reader = cookies(back).find((one) => one.startsWith("reader="))!.split(";")[0];
    expect(lacks(await said(await stranger().get("/account", { cookie: `${sessionOf(back)}; ${reader}` })), "Менің есептік жазбам")).toEqual([]);
  });
});
