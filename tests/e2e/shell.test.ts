import { writeFile, chmod, mkdir, stat } from "node:fs/promises";
import { existsSync } from "node:fs";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort, runLoyalty, startApp, temporaryHome, type App } from "./app.ts";

const visits = (...rows: string[]): string => ["branch,visit_no,closed_on,phone,client_name,total_amount", ...rows].join("\n");
interface Report {
  readonly files: { readonly rows_read: number; readonly loaded: number; readonly unchanged: number; readonly rejected: number; readonly rejects: { readonly line: number; readonly column: string; readonly reason: string }[]; readonly error?: string }[];
  readonly clients: { readonly records: number; readonly clients: number };
}

let app: App;
let first: string;
beforeAll(async () => {
  const home = await temporaryHome();
  await mkdir(join(home, "in"));
  first = join(home, "in", "visits.csv");
  await writeFile(first, visits("Центр,1,2026-01-10,+77011234567,Иванов Иван,100.00", "Центр,2,2026-02-10,8 701 123 45 67,ИВАНОВ И.,250.50"));
  await leaveSocketBehind(join(home, "loyalty.sock"));
  app = await startApp(home);
});
afterAll(async () => {
  expect(await app.stop()).toBe(0);
});

/** What a server that was killed leaves: a socket that nobody listens at. */
async function leaveSocketBehind(path: string): Promise<void> {
  const killed = spawn(process.execPath, ["-e", `require("net").createServer().listen(${JSON.stringify(path)}, () => console.log("on"))`]);
  await once(killed.stdout, "data");
  killed.kill("SIGKILL");
  await once(killed, "exit");
  expect(existsSync(path)).toBe(true);
}

describe("the shell beside a running server", () => {
  it("has the server load a file, and both see it", async () => {
    const { code, out, err } = await app.loyalty("import", first, "--today", "2026-03-01", "--json");
    expect({ code, err: err.includes("Error") }).toEqual({ code: 0, err: false });
    const report = JSON.parse(out) as Report;
    expect(report.files[0]).toMatchObject({ rows_read: 2, loaded: 2, unchanged: 0, rejected: 0 });
    expect(report.clients).toEqual({ records: 2, clients: 1 });
    const page = await app.get("/");
    expect(page.status).toBe(200);
    const asked = await app.loyalty("metrics", "--as-of", "2026-02-28", "--metrics", "average_check", "--json");
    expect(JSON.parse(asked.out)).toMatchObject([{ metric: "average_check", value: "175.25", n: 2 }]);
  });

  it("answers to this computer's names only, whatever a forwarded header says", async () => {
    const statusFor = async (headers: Record<string, string>): Promise<number | undefined> => {
      const [response] = (await once(get(`${app.url}/healthz`, { headers }), "response")) as [IncomingMessage];
      response.resume();
      return response.statusCode;
    };
    expect(await statusFor({})).toBe(200);
    expect(await statusFor({ host: "evil.example" })).toBe(421);
    expect(await statusFor({ host: "evil.example", "x-forwarded-host": "localhost" })).toBe(421);
  });

  it("is the only server of its home: a second one refuses with a sentence", async () => {
    const second = spawn(process.execPath, [join(import.meta.dirname, "../../app/cli/start.cjs")], { env: { ...process.env, LOYALTY_HOME: app.home, LOYALTY_LANG: "ru", PORT: String(await freePort()) }, stdio: ["ignore", "ignore", "pipe"] });
    let err = "";
    second.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    expect(await once(second, "close")).toEqual([1, null]);
    expect(err).toContain("уже обслуживает другой сервер");
    expect((await fetch(`${app.url}/readyz`)).status).toBe(200);
  });

  it("keeps the socket to its owner", async () => {
    expect((await stat(join(app.home, "loyalty.sock"))).mode & 0o777).toBe(0o600);
  });

  it("hands exit codes and sentences through", async () => {
    expect(await app.loyalty("metrics", "--metrics", "no_such")).toMatchObject({ code: 2, out: "", err: expect.stringContaining("no_such") as string });
    const bad = join(app.home, "in", "bad.csv");
    await writeFile(bad, visits("Центр,3,2026-02-31,+77011234567,Иванов,100.00", "Центр,4,2026-02-11,+77011234567,Иванов,много"));
    const { code, out } = await app.loyalty("import", bad, "--today", "2026-03-01", "--json");
    const { files } = JSON.parse(out) as Report;
    expect(code).toBe(0);
    expect(files[0]?.rejects.map(({ line, column }) => ({ line, column }))).toEqual([{ line: 2, column: "closed_on" }, { line: 3, column: "total_amount" }]);
    expect(files[0]?.rejects[0]?.reason).toContain("«2026-02-31» — не дата");
    const again = await app.loyalty("import", bad, "--today", "2026-03-01", "--strict", "--json");
    expect(again.code).toBe(1);
    const worse = join(app.home, "in", "worse.csv");
    await writeFile(worse, visits("Центр,5,2026-02-12,+77011234567,Иванов,100.00", "Центр,6,2026-02-31,+77011234567,Иванов,100.00"));
    const strict = await app.loyalty("import", worse, "--today", "2026-03-01", "--strict", "--json");
    expect(strict.code).toBe(1);
    expect((JSON.parse(strict.out) as Report).files[0]?.error).toContain("--strict");
  });

  it("answers and lives after a file that is no table", async () => {
    const picture = join(app.home, "in", "picture.csv");
    await writeFile(picture, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]));
    const { code, out } = await app.loyalty("import", picture, first, "--today", "2026-03-01", "--json");
    const { files } = JSON.parse(out) as Report;
    expect(code).toBe(1);
    expect(files[0]?.error).toContain("picture.csv");
    expect(files[1]).toMatchObject({ rows_read: 2, unchanged: 2 });
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
  });
});

describe("the shell alone", () => {
  it("loads, lists, takes back, rebuilds and checks", async () => {
    const home = await temporaryHome();
    const file = join(home, "v.csv");
    await writeFile(file, visits("Центр,1,2026-01-10,+77011234567,Иванов,100.00"));
    await chmod(home, 0o700);
    expect((await runLoyalty(home, ["import", file, "--today", "2026-03-01"])).code).toBe(0);
    const [batch] = JSON.parse((await runLoyalty(home, ["batches", "--json"])).out) as { batch: string; loaded: number }[];
    expect(batch).toMatchObject({ loaded: 1, status: "loaded" });
    expect((await runLoyalty(home, ["rebuild"])).code).toBe(0);
    expect(await runLoyalty(home, ["check", "--json"])).toMatchObject({ code: 0, out: "[]\n" });
    expect((await runLoyalty(home, ["undo", batch!.batch.slice(0, 6)])).code).toBe(0);
    expect((await runLoyalty(home, ["metrics"])).code).toBe(2);
    expect((await runLoyalty(home, ["undo", "zzz"])).code).toBe(2);
  });

  it("takes away a socket that nobody listens at", async () => {
    const home = await temporaryHome();
    const path = join(home, "loyalty.sock");
    await leaveSocketBehind(path);
    expect(await runLoyalty(home, ["batches", "--json"])).toMatchObject({ code: 0, out: "[]\n" });
    expect(existsSync(path)).toBe(false);
  });

  it("makes no home of a word of help", async () => {
    const home = `${await temporaryHome()}/none`;
    expect((await runLoyalty(home, ["help"])).code).toBe(0);
    expect(existsSync(home)).toBe(false);
  });
});
