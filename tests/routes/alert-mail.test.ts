import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { markAlertsSeen, listAlertMails, openHome, takeInSignals, type Home } from "#pipelines/index.ts";
import { readMail, type MailConfig } from "#app/config/env.ts";
import { formatter } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/index.ts";
import { mailView } from "#app/services/alerts/mail-view.server.ts";
import { sendAlertMail } from "#app/services/alerts/mail.server.ts";
import { pauseAfter } from "#app/services/alerts/mail-problem.ts";
import type { Signal } from "#app/services/alerts/rules.ts";
import { smtpServer, type SmtpServer } from "./smtp.ts";

let dir: string;
let home: Home;
let server: SmtpServer;
let config: MailConfig;
const env = () => ({ SMTP_URL: server.url, ALERT_FROM: "Дашборд <loyalty@dealer.test>", ALERT_TO: "a@dealer.test; b@dealer.test", PUBLIC_URL: "https://loyalty.dealer.test" });
const words = { t: translator("ru"), format: formatter("ru") };
const view = () => mailView(home, words, env());

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "loyalty-mail-"));
  [home, server] = await Promise.all([openHome(dir), smtpServer()]);
  config = readMail(env())!;
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});
afterAll(async () => {
  await Promise.all([home.close(), server.close()]);
  await rm(dir, { recursive: true, force: true });
  vi.restoreAllMocks();
});

const signal = (branch: string): Signal => ({ rule_id: "check-year", kind: "change", side: "worse", month: null, limit: 10_000, figure: { metric: "average_check", as_of: "2026-05-31", by: { branch }, unit: "money", value: "5000.00", n: 40 } });
const born = (...branches: string[]) => takeInSignals(home.state, "2026-05-31", new Map(branches.map((branch) => [branch, JSON.stringify(signal(branch))])));
const at = (minutes: number) => new Date(Date.UTC(2026, 5, 1, 8, minutes));
const idOf = (text: string) => /^Message-ID: (.*)$/im.exec(text)?.[1];
/** What a message says: its quoted-printable taken back. */
const bodyOf = (text: string) => Buffer.from(text.replace(/=\r\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))), "latin1").toString("utf8");

describe("mail about signals", () => {
  it("goes once, to everybody, with links to the dashboard", async () => {
    expect(await sendAlertMail(home, config, at(0))).toBeNull();
    expect(server.arrived).toHaveLength(0);
    await born("Север");
    expect(await sendAlertMail(home, config, at(1))).toBeNull();
    await sendAlertMail(home, config, at(2));
    expect(server.arrived).toHaveLength(1);
    expect(server.arrived[0]).toMatchObject({ from: "loyalty@dealer.test", to: ["a@dealer.test", "b@dealer.test"] });
    expect(bodyOf(server.arrived[0]!.text)).toContain("Средний чек, Север");
    expect(bodyOf(server.arrived[0]!.text)).toContain("https://loyalty.dealer.test/");
    expect(await view()).toMatchObject({ to: ["a@dealer.test", "b@dealer.test"], missing: [], waiting: [], lastSent: "2026-06-01T08:01:00.000Z" });
  });
  it("of a signal that lasts is not sent again by a process that starts anew", async () => {
    await home.close();
    home = await openHome(dir);
    await born("Север");
    await sendAlertMail(home, config, at(3), true);
    expect(server.arrived).toHaveLength(1);
  });
  it("that the server does not take is tried again, later each time, and the page says why", async () => {
    server.refuse = { line: /^MAIL/, answer: "451 come later" };
    await born("Север", "Юг");
    expect(await sendAlertMail(home, config, at(10))).toEqual(at(11));
    expect(await sendAlertMail(home, config, at(10))).toEqual(at(11));
    expect((await listAlertMails(home.state))[0]).toMatchObject({ tries: 1 });
    expect(await sendAlertMail(home, config, at(11))).toEqual(at(16));
    const { waiting } = await view();
    expect(waiting).toEqual([{ tries: 2, next: at(16).toISOString(), problem: expect.stringContaining("451 come later") }]);
    await home.close();
    home = await openHome(dir);
    server.refuse = null;
    expect(await sendAlertMail(home, config, at(12))).toEqual(at(16));
    expect(server.arrived).toHaveLength(1);
    expect(await sendAlertMail(home, config, at(12), true)).toBeNull();
    expect(server.arrived).toHaveLength(2);
    expect(bodyOf(server.arrived[1]!.text)).toContain("Юг");
    expect(bodyOf(server.arrived[1]!.text)).not.toContain("Север");
    expect(idOf(server.arrived[1]!.text)).not.toBe(idOf(server.arrived[0]!.text));
  });
  it("that was seen meanwhile still goes, of a signal that is over it does not", async () => {
    server.refuse = { line: /^RCPT/, answer: "550 unknown" };
    await born("Север", "Юг", "Запад");
    await sendAlertMail(home, config, at(20));
    expect((await view()).waiting[0]?.problem).toContain("ALERT_TO");
    await markAlertsSeen(home.state, null);
    await born("Север", "Юг", "Запад", "Восток");
    await sendAlertMail(home, config, at(20));
    await born("Север", "Юг", "Запад");
    server.refuse = null;
    expect(await sendAlertMail(home, config, at(30), true)).toBeNull();
    expect(server.arrived.map(({ text }) => ["Юг", "Запад", "Восток"].filter((name) => bodyOf(text).includes(name)))).toEqual([[], ["Юг"], ["Запад"]]);
  });
  it("that reached some says who was refused", async () => {
    server.refuse = { line: /^RCPT TO:<b@/, answer: "550 unknown" };
    await born("Центр");
    expect(await sendAlertMail(home, config, at(40))).toBeNull();
    expect((await view()).partly).toContain("b@dealer.test");
    expect((await view()).waiting).toEqual([]);
    server.refuse = null;
  });
  it("is not sent where nobody set it up, and the page names what is missing", async () => {
    expect(readMail({ ...env(), ALERT_TO: "" })).toBeNull();
    expect(await mailView(home, words, { SMTP_URL: server.url })).toMatchObject({ to: [], missing: ["ALERT_FROM", "ALERT_TO"] });
  });
  it("a server that is not there is waited for, and no password is told", async () => {
    await born("Центр", "Порт");
    await sendAlertMail(home, { ...config, smtp: "smtp://name:hidden@127.0.0.1:1" }, at(50));
    const { waiting } = await view();
    expect(waiting[0]?.problem).toContain("не отвечает");
    expect(JSON.stringify([waiting, vi.mocked(console.error).mock.calls])).not.toContain("hidden");
  });
});

it("pauses grow to half a day", () => {
  expect([1, 2, 3, 4, 5, 6, 60].map((tries) => pauseAfter(tries) / 60_000)).toEqual([1, 5, 15, 60, 240, 720, 720]);
});
