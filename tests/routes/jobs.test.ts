import { randomUUID } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jobEnded, startImport } from "#app/services/jobs.server.ts";
import type { Job } from "#app/services/job.ts";
import { ownHome } from "#app/warehouse/home.server.ts";
import { form, openSite, type Site } from "./site.ts";

let site: Site;
let go: () => void = () => undefined;
let id: string;
beforeAll(async () => {
  site = await openSite();
  await mkdir(join(site.home, "in"));
  const path = join(site.home, "in", "v.csv");
  await writeFile(path, "branch,visit_no,closed_on,total_amount\nЦентр,1,2026-05-01,100\n");
  // The pages and this test have a copy each of the modules; the jobs are the same.
  const held = new Promise<void>((resolve) => (go = resolve));
  (await ownHome()).exclusive(() => held).catch(() => undefined);
  id = await startImport([{ path, options: { today: "2026-06-01" } }], { origin: "browser", by: "browser" });
});
afterAll(async () => {
  go();
  await site.close();
});

const asked = async (response: Response): Promise<Partial<Job> & { readonly reported: boolean }> => (await response.json()) as Job & { readonly reported: boolean };

describe("a job over HTTP", () => {
  it("tells where it is, without its report, and is not kept by anybody on the way", async () => {
    const response = await site.get(`/jobs/${id}.json`);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await asked(response)).toMatchObject({ id, state: "waiting", cancellable: true, reported: false, report: null });
  });

  it.each([randomUUID(), "x", "..%2F..%2Fsettings"])("knows no job %s", async (other) => {
    expect((await site.get(`/jobs/${other}.json`)).status).toBe(404);
    expect((await site.get(`/jobs/${other}/events`)).status).toBe(404);
    expect((await site.post(`/jobs/${other}.json`, form({}))).status).toBe(409);
  });

  it("is not cancelled by another site", async () => {
    expect((await site.post(`/jobs/${id}.json`, form({}), { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect(await asked(await site.get(`/jobs/${id}.json`))).toMatchObject({ state: "waiting" });
  });

  it("sends events until it has ended; a form that cancels it goes back to its page", async () => {
    const events = await site.get(`/jobs/${id}/events`);
    expect(events.headers.get("content-type")).toBe("text/event-stream");
    const back = await site.post(`/jobs/${id}.json`, form({ back: `/data?job=${id}` }));
    expect([back.status, back.headers.get("location")]).toEqual([302, `/data?job=${id}`]);
    const said = (await events.text()).trim().split("\n\n").map((line) => (JSON.parse(line.replace("data: ", "")) as Job).state);
    expect([said[0], said.at(-1)]).toEqual(["waiting", "cancelled"]);
    expect(await jobEnded(id)).toMatchObject({ state: "cancelled" });
    expect(JSON.parse(await readFile(join(site.home, "reports", `${id}.json`), "utf8"))).toMatchObject({ job: { state: "cancelled" } });
    expect(await (await site.post(`/jobs/${id}.json`, form({}))).json()).toEqual({ cancelled: false });
  });
});
