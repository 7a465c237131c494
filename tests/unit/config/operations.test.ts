import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readConfig, settingNames } from "#app/config/env.ts";
import { makeLog } from "#app/config/log.ts";
import { patternFinder } from "#app/config/route-pattern.ts";
import { Tally } from "#app/config/tally.ts";
import { untilNext } from "#app/services/system/backup-schedule.server.ts";
import { momentAfter } from "#app/services/jobs.server.ts";
import routes from "#app/routes.ts";

describe("an address in the log is its pattern", () => {
  type Node = (typeof routes)[number];
  const flat = (nodes: readonly Node[], parentId?: string): [string, { id: string; parentId?: string; path?: string; index?: boolean }][] =>
    nodes.flatMap((node) => {
      const id = node.id ?? node.file;
      return [[id, { id, ...(parentId && { parentId }), ...(node.path !== undefined && { path: node.path }), ...(node.index && { index: true }) }] as const, ...flat(node.children ?? [], id)] as [string, { id: string }][];
    });
  const find = patternFinder(Object.fromEntries(flat(routes)));

  it.each([
    ["/", "/"],
    ["/_.data", "/"],
    ["/staff", "/staff"],
    ["/staff.data", "/staff"],
    ["/clients/4711", "/clients/:id"],
    ["/clients/4711.data", "/clients/:id"],
    ["/definitions/loyal-client", "/definitions/loyal-client"],
    ["/definitions/nps", "/definitions/:metric"],
    ["/jobs/abc.json", "/jobs/:id.json"],
    ["/jobs/abc/events", "/jobs/:id/events"],
    ["/data/kinds/visits/x.csv", "/data/kinds/:kind/:file"],
    ["/api/metrics", "/api/metrics"],
    ["/api/what/ever", "/api/*"],
    ["/wp-login.php", "/*"],
  ])("%s → %s", (address, pattern) => expect(find(address)).toBe(pattern));

  it("never repeats a stranger's words", () => {
    const known = new Set(["/", "other", ...flat(routes).map(([, { path }]) => `/${path}`)]);
    const strange = fc.sample(fc.array(fc.string({ maxLength: 12 }), { maxLength: 5 }), { numRuns: 300, seed: 5 }).map((words) => `/${words.join("/")}`);
    expect(strange.filter((path) => !known.has(find(path)))).toEqual([]);
  });
});

describe("the log", () => {
  const lines = (format: "json" | "text" | "off"): string[] => {
    const said: string[] = [];
    makeLog(format, (line) => said.push(line), () => new Date(0))("info", "request", { route: "/clients/:id", status: 200, ms: 3 });
    return said;
  };
  it("is a line of JSON for machines, of words for people, or nothing", () => {
    expect(lines("json")).toEqual(['{"at":"1970-01-01T00:00:00.000Z","level":"info","event":"request","route":"/clients/:id","status":200,"ms":3}\n']);
    expect(lines("text")).toEqual(["1970-01-01T00:00:00.000Z info request route=/clients/:id status=200 ms=3\n"]);
    expect(lines("off")).toEqual([]);
    const amiss: string[] = [];
    const log = makeLog("text", (line) => amiss.push(line), () => new Date(0), "warn");
    for (const level of ["info", "warn", "error"] as const) log(level, "slow_query");
    expect(amiss.map((line) => line.split(" ")[1])).toEqual(["warn", "error"]);
  });
});

it("numbers are in the text format of Prometheus", () => {
  const tally = new Tally();
  tally.add("requests_total", { route: 'a"b\\c' });
  tally.add("requests_total", { route: 'a"b\\c' });
  tally.took("request_seconds", { route: "/" }, 20);
  tally.took("request_seconds", { route: "/" }, 200);
  expect(tally.text({ up: 1 }).split("\n")).toEqual([
    "up 1",
    'requests_total{route="a\\"b\\\\c"} 2',
    ...[["0.01", 0], ["0.03", 1], ["0.1", 1], ["0.3", 2], ["1", 2], ["3", 2], ["10", 2], ["+Inf", 2]].map(([le, n]) => `request_seconds_bucket{route="/",le="${le}"} ${n}`),
    'request_seconds_sum{route="/"} 0.22',
    'request_seconds_count{route="/"} 2',
    "",
  ]);
});

describe("settings", () => {
  it.each([
    [{ TRUST_PROXY: "loopback, 10.0.0.0/8" }, null],
    [{ TRUST_PROXY: "everybody" }, "trust_proxy"],
    [{ BACKUP_HOURS: "-1" }, "backup_hours"],
    [{ BACKUP_KEEP: "0" }, "backup_keep"],
    [{ LOG_FORMAT: "xml" }, "log_format"],
    [{ METRICS_TOKEN: "short" }, "metrics_token"],
    [{ LOYALTY_MEMORY_MB: "much" }, "memory"],
    [{ HOST: "0.0.0.0" }, "host"],
    [{ HOST: "0.0.0.0", LOYALTY_HOME: "/srv/loyalty" }, null],
  ] as const)("%j", (env, code) => {
    if (code === null) expect(readConfig(env)).toMatchObject({ PORT: 3000 });
    else expect(() => readConfig(env)).toThrow(expect.objectContaining({ name: "ConfigError", code }));
  });

  it("does not repeat a secret", () => expect(() => readConfig({ METRICS_TOKEN: "hunter2" })).toThrow(expect.objectContaining({ params: { value: "…" } })));

  it("each has a line in the README", () => {
    const readme = readFileSync(join(import.meta.dirname, "../../../README.md"), "utf8");
    expect(settingNames.filter((name) => !new RegExp(`^\\| .*\`${name}\``, "m").test(readme))).toEqual([]);
  });
});

describe("the clock", () => {
  const at = (iso: string): number => Date.parse(iso);
  it.each([
    ["nothing was ever backed up", null, 0],
    ["yesterday", "2026-05-31T11:00:00Z", 0],
    ["an hour ago", "2026-06-01T11:00:00Z", 23 * 3_600_000],
    ["in a year, since the clock went back", "2027-06-01T12:00:00Z", 0],
  ])("the next backup after one of %s", (_when, last, wait) => expect(untilNext(last, 24, at("2026-06-01T12:00:00Z"))).toBe(wait));

  it("jobs are queued one after another, whatever it says", () => {
    expect(momentAfter([])).toMatch(/^\d{4}-/);
    expect(momentAfter(["2999-01-01T00:00:00.000Z", "2020-01-01T00:00:00.000Z"])).toBe("2999-01-01T00:00:00.001Z");
  });
});
