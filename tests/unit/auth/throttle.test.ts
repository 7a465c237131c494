import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { signIn } from "#app/auth/sign-in.server.ts";
import { hashPassword } from "#app/auth/passwords.server.ts";
import { addressWait, loginWait } from "#app/auth/throttle.ts";
import { addAccount, type Home } from "#pipelines/index.ts";
import { openState } from "#pipelines/state/index.ts";

let dir: string;
let home: Home;
const start = Date.parse("2026-03-01T08:00:00Z");
const at = (seconds: number) => new Date(start + seconds * 1_000);
const password = "синий чайник едет";

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "loyalty-throttle-"));
  home = { state: await openState(dir) } as Home;
  await addAccount(home.state, { name: "Анна", login: "anna", roles: ["hr"], branches: null, staff: null, by: null, password_hash: await hashPassword(password) }, at(0));
});
afterAll(async () => {
  await home.state.close();
  await rm(dir, { recursive: true });
});

it("doubles the wait of a login from the fifth mistake to five minutes, and forgets after a day", () => {
  const waits = [0, 4, 5, 6, 7, 8, 13, 14, 100].map((failures) => loginWait(failures, 0).waitMs / 1_000);
  expect(waits).toEqual([0, 0, 1, 2, 4, 8, 256, 300, 300]);
  expect(loginWait(8, 3_000).waitMs).toBe(5_000);
  expect(loginWait(8, 86_400_000)).toEqual({ waitMs: 0, forgotten: true });
  expect([addressWait(39, 0).waitMs, addressWait(40, 0).waitMs]).toEqual([0, 1_000]);
});

it("makes one login wait wherever it is tried from, and starts anew once it was right", async () => {
  const attempt = (seconds: number, word: string, address = "10.0.0.1") => signIn(home, { login: " ANNA ", password: word, address }, at(seconds));
  for (let i = 0; i < 5; i++) expect(await attempt(i, "wrong", `10.0.0.${i}`)).toEqual({ refused: "wrong" });
  expect(await attempt(4.5, password, "10.9.9.9")).toEqual({ refused: "wait", seconds: 1 });
  expect(await attempt(6, password)).toMatchObject({ account: { login: "anna" } });
  expect(await attempt(7, "wrong")).toEqual({ refused: "wrong" });
});

it("counts what is tried at once as so many", async () => {
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => signIn(home, { login: "nobody", password: "x", address: null }, at(100))));
  expect(outcomes.filter((one) => "refused" in one && one.refused === "wrong")).toHaveLength(5);
});

it("still knows after a restart, and a clock that was set back locks nobody out for long", async () => {
  await home.state.close();
  home = { state: await openState(dir) } as Home;
  expect(await signIn(home, { login: "nobody", password: "x", address: null }, at(100))).toEqual({ refused: "wait", seconds: 1 });
  expect(await signIn(home, { login: "nobody", password: "x", address: null }, at(-100_000))).toEqual({ refused: "wait", seconds: 1 });
});

it("keeps no login as it was typed: it may have been a password", async () => {
  await signIn(home, { login: "my secret word", password: "x", address: "10.0.0.1" }, at(200));
  const { sql } = await import("#pipelines/warehouse/sql.ts");
  const rows = await home.state.query<{ throttle_key: string }>(sql`select throttle_key from people.throttle`);
  expect(rows.length).toBeGreaterThan(1);
  for (const { throttle_key } of rows) expect(throttle_key).toMatch(/^[0-9a-f]{64}$/);
});
