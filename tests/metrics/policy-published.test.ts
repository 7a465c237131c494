import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { spanAt } from "#app/metrics/compile.ts";
import { loyalClientShare, serviceRetention } from "#app/metrics/definitions/clients.ts";
import { defaultPolicy, type Policy } from "#app/metrics/policy.ts";
import { figures, type Instead } from "#app/services/figures.server.ts";
import { publish } from "#app/services/definitions/publish.server.ts";
import { writePolicy } from "#app/metrics/policy-form.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { importFiles, listDefinitions, openHome, publishDefinition, type Home } from "#pipelines/index.ts";
import { recordDefinition } from "#pipelines/state/definitions.ts";
import { raw } from "#pipelines/warehouse/sql.ts";

const asOf = "2026-05-31";
const header = "branch,visit_no,closed_on,client_code,client_name,payer,kind,discount_amount,total_amount";
const row = (no: number, day: string, who: string, more = "customer,repair,0,100.00") => `Центр,${no},${day},${who},Клиент ${who},${more}`;
const files = {
  "первый.csv": [header, row(1, "2020-01-10", "давний"), row(2, "2025-09-01", "а"), row(3, "2026-03-01", "а", "warranty,repair,0,0.00"), row(4, "2025-09-01", "б", "customer,repair,12,88.00"), row(5, "2026-03-01", "б", "customer,repair,12,88.00"), row(6, "2025-09-01", "в"), row(7, "2026-03-01", "в", "customer,parts,0,100.00")],
  "второй.csv": [header, row(8, "2025-10-01", "г"), row(9, "2026-04-01", "г", "warranty,repair,0,0.00"), row(10, "2025-10-01", "д"), row(11, "2026-04-01", "д")],
};
const strict: Policy = { ...defaultPolicy, payers: ["customer"], kinds: ["repair", "parts"], discount_threshold: 0.1 };
const json = (policy: Policy) => JSON.stringify(policy);

let dir: string;
let home: Home;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "loyalty-policy-"));
  for (const [name, lines] of Object.entries(files)) await writeFile(join(dir, name), lines.join("\n"));
  home = await openHome(join(dir, "home"));
  await load("первый.csv");
});
afterAll(async () => {
  await home.close();
  await rm(dir, { recursive: true, force: true });
});
const load = (name: string) => importFiles(home, [join(dir, name)], { today: "2026-06-01" });
async function share(instead?: Instead): Promise<string> {
  const [figure] = await figures(home, loyalClientShare, [spanAt(asOf)], [], {}, instead);
  return `${figure?.numerator} of ${figure?.denominator} by ${figure?.definition}`;
}

test("what a draft counts is what it counts once published, and version 1 is looked at as it was", async () => {
  // By version 1: а, б of а, б, в. By the draft: а has one visit left, б is discount-only, в's counter sale counts.
  expect(await share()).toBe("2 of 3 by loyal_client@1");
  expect(await share({ policy: strict, version: null })).toBe("1 of 3 by loyal_client@draft");
  expect(await publishDefinition(home, { policy: json(strict), by: "Директор", reason: "проба" })).toBe(2);
  expect(await share()).toBe("1 of 3 by loyal_client@2");
  expect(await share({ policy: defaultPolicy, version: 1 })).toBe("2 of 3 by loyal_client@1");
  expect(await home.engine.query(raw("select count(*) filter (where is_qualifying) as visits, count(*) filter (where is_discounted) as discounted from core.visit"))).toEqual([{ visits: 6, discounted: 2 }]);
  expect(await listDefinitions(home.state)).toMatchObject([{ version: 2, published_by: "Директор", reason: "проба", policy: json(strict) }]);
});

test("a load after it is counted by it, and moves nothing to other rules", async () => {
  await load("второй.csv"); // г: one visit paid by the customer; д: two
  expect(await share()).toBe("2 of 5 by loyal_client@2");
  expect(await share({ policy: defaultPolicy, version: 1 })).toBe("4 of 5 by loyal_client@1");
});

test("a version that changes no visit leaves their version", async () => {
  await publishDefinition(home, { policy: json({ ...strict, min_visits: 1 }), by: null, reason: "один визит" });
  // б stays discount-only.
  expect(await share()).toBe("4 of 5 by loyal_client@3");
  const [retention] = await figures(home, serviceRetention, [spanAt(asOf)], [], {});
  expect(retention?.definition).toBe("service_retention@2");
});

test("killed between the decision and the figures, the home takes it in when it opens", async () => {
  await recordDefinition(home.state, json(defaultPolicy), null, "назад");
  expect(await share()).toBe("4 of 5 by loyal_client@3");
  await home.close();
  home = await openHome(join(dir, "home"));
  expect(await share()).toBe("4 of 5 by loyal_client@4");
  expect((await facts(home)).applied).toMatchObject({ version: 4, visitsVersion: 4, policy: defaultPolicy });
});

test("a version that the figures cannot follow is taken away again", async () => {
  const stops = () => {
    throw new Error("диск полон");
  };
  await expect(publishDefinition(home, { policy: json(strict), by: null, reason: "x" }, stops)).rejects.toThrow("диск полон");
  expect((await listDefinitions(home.state)).map(({ version }) => version)).toEqual([2, 3, 4]);
  expect(await share()).toBe("4 of 5 by loyal_client@4");
});

test("figures asked for while versions are published are each of one version", async () => {
  const seen = new Set<string>();
  const state = { publishing: true };
  const asking = (async () => {
    while (state.publishing) {
      for (const found of await Promise.all([share(), share()])) seen.add(found);
      await new Promise((resolve) => setImmediate(resolve)); // kept answers come without a turn of the loop
    }
  })();
  for (let over = 4; over < 8; over++) {
    const form = writePolicy(over % 2 === 0 ? strict : defaultPolicy);
    form.set("over", String(over));
    form.set("reason", "туда и обратно");
    expect(await publish(home, form, 60_000)).toBe(`/definitions/loyal-client?done=${over + 1}`);
  }
  state.publishing = false;
  await asking;
  const allowed = new Set([4, 5, 6, 7, 8].map((version) => `${version % 2 === 0 ? "4" : "2"} of 5 by loyal_client@${version}`));
  expect([...seen].filter((one) => !allowed.has(one))).toEqual([]);
  expect(seen.size).toBeGreaterThan(1);
});
