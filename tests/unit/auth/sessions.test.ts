import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deviceOf } from "#app/auth/device.ts";
import { choosePassword, linkPurpose, makeFirstAccount, makeLink } from "#app/auth/links.server.ts";
import { closeSession, openSession, sessionOf } from "#app/auth/sessions.server.ts";
import { addAccount, disableAccount, endSessions, enableAccount, findAccount, listSessions, type Home } from "#pipelines/index.ts";
import { openState } from "#pipelines/state/index.ts";

let dir: string;
let home: Home;
let anna: string;
const start = Date.parse("2026-03-01T08:00:00Z");
const hour = (hours: number) => new Date(start + hours * 3_600_000);
const url = new URL("http://localhost:3000/");
const browser = (cookie = "") => ({ url, headers: new Headers({ cookie, "user-agent": "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0" }) });
const pair = (cookie: string) => cookie.split(";")[0]!;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "loyalty-sessions-"));
  home = { state: await openState(dir) } as Home;
  anna = (await addAccount(home.state, { name: "Анна", login: "anna", roles: ["admin"], branches: null, staff: null, by: null }, hour(0)))!;
});
afterAll(async () => {
  await home.state.close();
  await rm(dir, { recursive: true });
});

describe("a session", () => {
  it("lasts a week from its last use, and a month at most", async () => {
    const cookie = pair(await openSession(home, anna, browser(), hour(0)));
    for (let day = 6; day <= 24; day += 6) expect(await sessionOf(home, browser(cookie), hour(24 * day)), `day ${day}`).not.toBeNull();
    expect(await sessionOf(home, browser(cookie), hour(24 * 30 - 1))).not.toBeNull();
    expect(await sessionOf(home, browser(cookie), hour(24 * 30))).toBeNull();
    const idle = pair(await openSession(home, anna, browser(), hour(0)));
    expect(await sessionOf(home, browser(idle), hour(24 * 7))).toBeNull();
  });

  it("takes the place of the one that the browser had", async () => {
    const first = pair(await openSession(home, anna, browser(), hour(0)));
    const second = pair(await openSession(home, anna, browser(first), hour(0)));
    expect(second).not.toBe(first);
    expect(await sessionOf(home, browser(first), hour(1))).toBeNull();
    expect(await sessionOf(home, browser(second), hour(1))).toMatchObject({ account: { account_id: anna }, session: { device: "Firefox, Windows" } });
    expect(await closeSession(home, browser(second))).toContain("Max-Age=0");
    expect(await sessionOf(home, browser(second), hour(1))).toBeNull();
  });

  it("is ended by its name, and only of the account that it belongs to", async () => {
    const cookies = await Promise.all([1, 2].map(async () => pair(await openSession(home, anna, browser(), hour(0)))));
    const { session } = (await sessionOf(home, browser(cookies[0]), hour(0)))!;
    expect(await endSessions(home.state, "u99", session.session_id)).toBe(0);
    expect(await endSessions(home.state, anna, session.session_id)).toBe(1);
    expect(await sessionOf(home, browser(cookies[0]), hour(0))).toBeNull();
    expect(await sessionOf(home, browser(cookies[1]), hour(0))).not.toBeNull();
  });

  it("opens nothing by what lies in the file", async () => {
    const cookie = pair(await openSession(home, anna, browser(), hour(0)));
    const { hash, session } = (await sessionOf(home, browser(cookie), hour(0)))!;
    const { keepSecret } = await import("#app/auth/session-cookie.ts");
    for (const known of [hash, session.session_id]) expect(await sessionOf(home, browser(pair(await keepSecret(url, known))), hour(0))).toBeNull();
  });

  it("ends with its account, the last administrator's of which stays", async () => {
    const boris = (await addAccount(home.state, { name: "Борис", login: "boris", roles: ["hr"], branches: null, staff: null, by: null }, hour(0)))!;
    const cookie = pair(await openSession(home, boris, browser(), hour(0)));
    expect(await disableAccount(home.state, boris, null, hour(1))).toBe("disabled");
    expect(await sessionOf(home, browser(cookie), hour(1))).toBeNull();
    await enableAccount(home.state, boris);
    expect(await sessionOf(home, browser(cookie), hour(1))).toBeNull();
    expect(await disableAccount(home.state, anna, null, hour(1))).toBe("last_admin");
    expect(await addAccount(home.state, { name: "Два", login: "boris", roles: ["hr"], branches: null, staff: null, by: null }, hour(1))).toBeNull();
  });
});

describe("a one-time link", () => {
  const first = { name: "Вера", login: "vera", password: "синий чайник едет", language: "kk" };

  it("makes an administrator once, within a day", async () => {
    const late = await makeLink(home, null, "test", hour(0));
    expect(await linkPurpose(home, late, "set_up", hour(24))).toBeNull();
    expect(await makeFirstAccount(home, late, first, hour(24))).toBe("spent");
    const key = await makeLink(home, null, "test", hour(0));
    expect(await linkPurpose(home, late, "set_up", hour(1)), "an earlier link").toBeNull();
    expect(await linkPurpose(home, key, "set_up", hour(23))).toEqual({ account: null });
    expect(await linkPurpose(home, key, "password", hour(23))).toBeNull();
    expect(await makeFirstAccount(home, key, { ...first, login: "anna" }, hour(23))).toBe("login_taken");
    const id = await makeFirstAccount(home, key, first, hour(23));
    expect(await findAccount(home.state, id)).toMatchObject({ name: "Вера", roles: ["admin", "director"], language: "kk" });
    expect(await makeFirstAccount(home, key, { ...first, login: "again" }, hour(23))).toBe("spent");
  });

  it("lets one choose a password once, and ends every session of before", async () => {
    const cookie = pair(await openSession(home, anna, browser(), hour(0)));
    const key = await makeLink(home, anna, "test", hour(0));
    expect(await makeFirstAccount(home, key, first, hour(1)), "not a link to make an administrator").toBe("spent");
    const tries = await Promise.all([1, 2, 3].map(() => choosePassword(home, key, first.password, hour(1))));
    expect(tries.filter((one) => one === anna)).toHaveLength(1);
    expect(await sessionOf(home, browser(cookie), hour(1))).toBeNull();
    expect(await listSessions(home.state, anna, hour(1))).toEqual([]);
    expect((await findAccount(home.state, anna))?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});

it("knows browsers and systems by what they call themselves", () => {
  expect(deviceOf("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15")).toBe("Safari, macOS");
  expect(deviceOf("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 YaBrowser/25.8 Mobile Safari/537.36")).toBe("Yandex Browser, Android");
  expect([deviceOf("curl/8"), deviceOf(null)]).toEqual(["", ""]);
});
