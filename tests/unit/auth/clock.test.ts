import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hash } from "@node-rs/argon2";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { linkPurpose, makeLink } from "#app/auth/links.server.ts";
import { isOutdated } from "#app/auth/passwords.server.ts";
import { openSession, sessionOf } from "#app/auth/sessions.server.ts";
import { signIn } from "#app/auth/sign-in.server.ts";
import { isDayBelieved } from "#app/services/personal/retention.server.ts";
import { untilNext } from "#app/services/system/backup-schedule.server.ts";
import { addAccount, findAccount, listSessions, recordAudit, setPassword, verifyAudit, type Home } from "#pipelines/index.ts";
import { openState } from "#pipelines/state/index.ts";

let dir: string;
let home: Home;
let anna: string;
const start = Date.parse("2026-03-01T08:00:00Z");
const day = (days: number) => new Date(start + days * 86_400_000);
const url = new URL("http://localhost:3000/");
const browser = (cookie = "") => ({ url, headers: new Headers({ cookie }) });
const signedIn = async (at: Date) => (await openSession(home, anna, browser(), at)).split(";")[0]!;
const password = "синий чайник едет";

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "loyalty-clock-"));
  home = { dir, state: await openState(dir) } as Home;
  // As of a time when guessing was cheaper.
  const password_hash = await hash(password, { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
  anna = (await addAccount(home.state, { name: "Анна", login: "anna", roles: ["admin"], branches: null, staff: null, by: null, password_hash }, day(0)))!;
});
afterAll(async () => {
  await home.state.close();
  await rm(dir, { recursive: true });
});

describe("a clock that is set back by a day", () => {
  it("signs nobody out, and spends no link", async () => {
    const cookie = await signedIn(day(0));
    const link = await makeLink(home, anna, null, day(0));
    expect(await sessionOf(home, browser(cookie), day(-1))).not.toBeNull();
    expect(await linkPurpose(home, link, "password", day(-1))).not.toBeNull();
    expect(await sessionOf(home, browser(cookie), day(0.5))).not.toBeNull();
  });

  it("locks nobody out: who had to wait waits that long from now", async () => {
    const attempt = (at: Date, word: string) => signIn(home, { login: "anna", password: word, address: "10.0.0.1" }, at);
    for (let i = 0; i < 9; i++) await attempt(new Date(day(400).getTime() + i * 60_000), "wrong");
    expect(await attempt(day(0), password)).toMatchObject({ refused: "wait" });
    expect(await attempt(new Date(day(0).getTime() + 20_000), password)).toMatchObject({ account: { login: "anna" } });
  });

  it("leaves the audit log whole", async () => {
    const note = { who: "local", seen_as: null, action: "backup", object: null, result: null };
    for (const at of [day(0), day(365), day(-1)]) await recordAudit(home.state, [note], at);
    expect((await verifyAudit(home.state, dir)).broken).toBeNull();
  });

  it("hurries no backup but the first, which is named by its number", () => {
    const now = day(0).getTime();
    expect([untilNext(day(1).toISOString(), 24, now), untilNext(day(0).toISOString(), 24, now)]).toEqual([0, 86_400_000]);
  });
});

describe("a clock that ran a year ahead and is right again", () => {
  it("leaves no session that lasts a year, and no link", async () => {
    const ahead = await signedIn(day(365));
    const link = await makeLink(home, anna, null, day(365));
    expect(await sessionOf(home, browser(ahead), day(365))).not.toBeNull();
    expect([await sessionOf(home, browser(ahead), day(1)), await linkPurpose(home, link, "password", day(1))]).toEqual([null, null]);
    expect((await listSessions(home.state, anna, day(1))).map(({ made_at }) => made_at.slice(0, 4))).not.toContain("2027");
    await signedIn(day(1));
    expect(await sessionOf(home, browser(ahead), day(364))).toBeNull();
  });

  it("cuts no contacts out of originals on its first day", async () => {
    const folder = await mkdtemp(join(dir, "retention-"));
    const believed = [];
    for (const at of ["2026-03-01", "2026-03-02", "2027-03-02", "2026-03-03", "2026-03-04"]) believed.push(await isDayBelieved(folder, at));
    expect(believed).toEqual([false, true, false, false, true]);
  });
});

it("a password that was hashed when that was cheaper is hashed anew when its owner signs in, and nobody is signed out by it", async () => {
  await setPassword(home.state, anna, await hash(password, { memoryCost: 8_192, timeCost: 1, parallelism: 1 }), null);
  const cookie = await signedIn(day(2));
  const before = (await findAccount(home.state, anna))?.password_hash ?? "";
  const enter = (word: string) => signIn(home, { login: "anna", password: word, address: null }, day(2));
  expect(await enter("wrong")).toEqual({ refused: "wrong" });
  expect([isOutdated(before), (await findAccount(home.state, anna))?.password_hash]).toEqual([true, before]);
  expect(await enter(password)).toMatchObject({ account: { login: "anna" } });
  const after = (await findAccount(home.state, anna))?.password_hash ?? "";
  expect([after === before, isOutdated(after), await sessionOf(home, browser(cookie), day(2)) === null]).toEqual([false, false, false]);
  await enter(password);
  expect((await findAccount(home.state, anna))?.password_hash).toBe(after);
});
