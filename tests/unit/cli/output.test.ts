import { describe, expect, it } from "vitest";
import { csvCell, csvLine } from "#app/cli/csv.ts";
import { textTable } from "#app/cli/table.ts";
import { socketPath } from "#app/cli/socket-path.ts";
import { readConfig } from "#app/config/env.ts";

describe("a CSV cell", () => {
  it.each([
    ["=1+1", "'=1+1"],
    ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
    ["@sum(a1)", "'@sum(a1)"],
    ["-1+1", "'-1+1"],
    ["+a1", "'+a1"],
    ["+7 (701) 123-45-67", "+7 (701) 123-45-67"],
    ["+77011234567", "+77011234567"],
    ["-12.50", "-12.50"],
    ["-1 234,50", '"-1 234,50"'],
    ["Иванов; И.", '"Иванов; И."'],
    ['ООО "Ромашка"', '"ООО ""Ромашка"""'],
    ["две\nстроки", '"две\nстроки"'],
    ["", ""],
  ])("%j is written %j", (value, written) => expect(csvCell(value)).toBe(written));
  it("writes blanks, numbers and truth", () => expect(csvLine([null, 5, true])).toBe(",5,true\r\n"));
});

describe("a text table", () => {
  it("aligns words left and numbers right", () => {
    expect(textTable(["метрика", "n"], [["nps", "5"], ["средний чек", "1 200"]])).toBe(
      ["метрика          n", "───────────  ─────", "nps              5", "средний чек  1 200", ""].join("\n"),
    );
  });
});

describe("the way to a running server", () => {
  it("lies in the home, or under a short name when the path is too long for a socket", () => {
    expect(socketPath("/srv/home")).toBe("/srv/home/loyalty.sock");
    const long = `/srv/${"д".repeat(60)}`;
    expect(Buffer.byteLength(socketPath(long))).toBeLessThanOrEqual(100);
    expect(socketPath(long)).not.toBe(socketPath(`${long}2`));
  });
});

describe("settings of the environment", () => {
  it("have defaults, and an empty variable is absent", () => {
    expect(readConfig({ PORT: "" })).toMatchObject({ PORT: 3000, HOST: "127.0.0.1" });
    expect(readConfig({ PORT: "8080", HOST: "::1", LOYALTY_LANG: "kk" })).toMatchObject({ PORT: 8080, HOST: "::1", LOYALTY_LANG: "kk" });
  });
  it.each([
    [{ PORT: "0" }, "port"],
    [{ PORT: "http" }, "port"],
    [{ HOST: "0.0.0.0" }, "host"],
    [{ LOYALTY_LANG: "de" }, "lang"],
    [{ LOYALTY_HOME: "  " }, "home"],
    [{ SMTP_URL: "mail.dealer.test:587" }, "smtp_url"],
    [{ PUBLIC_URL: "dealer.test" }, "public_url"],
    [{ ALERT_FROM: "a@dealer.test\r\nBcc: b@dealer.test" }, "alert_from"],
    [{ ALERT_TO: "a@dealer.test, nobody" }, "alert_to"],
  ])("refuse %j", (env, code) => expect(() => readConfig(env)).toThrow(expect.objectContaining({ name: "ConfigError", code })));
});
