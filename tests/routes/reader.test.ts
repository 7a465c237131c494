import { describe, expect, it } from "vitest";
import { keepReader, readReader, wayBack } from "#app/config/reader.ts";
import { contentPolicy, isForeign } from "#app/config/security.ts";

const here = (path: string) => new URL(path, "http://localhost:3000");

describe("who reads", () => {
  it("asks the address first, then the cookie, then the home", async () => {
    const cookie = (await keepReader({ locale: "kk", theme: "dark" }, new URL("http://localhost/"))).split(";")[0] as string;
    expect(await readReader(here("/"), null)).toEqual({ locale: "ru", theme: "system" });
    expect(await readReader(here("/"), null, "en")).toEqual({ locale: "en", theme: "system" });
    expect(await readReader(here("/"), cookie, "en")).toEqual({ locale: "kk", theme: "dark" });
    expect(await readReader(here("/?lang=en"), cookie)).toEqual({ locale: "en", theme: "dark" });
    expect(await readReader(here("/?lang=xx"), "reader=rubbish")).toEqual({ locale: "ru", theme: "system" });
  });
  it("keeps the cookie from scripts and other sites", async () => {
    expect(await keepReader({ locale: "ru", theme: "light" }, new URL("http://localhost/"))).toMatch(/HttpOnly; SameSite=Lax$/);
    expect(await keepReader({ locale: "ru", theme: "light" }, new URL("https://localhost/"))).toMatch(/; Secure/);
  });
  it.each([
    ["/staff?period=2026&lang=kk", "/staff?period=2026"],
    ["/", "/"],
    ["//evil.example/x", "/"],
    ["https://evil.example/", "/"],
    ["/\\evil.example", "/"],
    ["javascript:alert(1)", "/"],
    [null, "/"],
  ])("leads back from %j to %j only within the site", (back, path) => {
    expect(wayBack(back)).toBe(path);
  });
});

describe("requests that change something", () => {
  const post = (headers: Record<string, string>, method = "POST") => new Request("http://localhost:3000/data", { method, headers });
  it.each<[headers: Record<string, string>, foreign: boolean]>([
    [{ "sec-fetch-site": "same-origin" }, false],
    [{ "sec-fetch-site": "none" }, false],
    [{ "sec-fetch-site": "cross-site" }, true],
    [{ "sec-fetch-site": "same-site" }, true],
    [{ origin: "http://localhost:3000" }, false],
    [{ origin: "http://localhost:4000" }, true],
    [{ origin: "null" }, true],
    [{}, false],
  ])("%j is foreign: %s", (headers, foreign) => {
    expect(isForeign(post(headers))).toBe(foreign);
    expect(isForeign(post(headers, "GET"))).toBe(false);
  });
});

it("allows inline scripts by nonce only", () => {
  const policy = contentPolicy("abc", false);
  const scripts = policy.split("; ").find((part) => part.startsWith("script-src"));
  expect(scripts).toBe("script-src 'self' 'nonce-abc'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain("ws:");
});
