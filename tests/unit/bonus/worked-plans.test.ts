import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { calculate } from "#app/bonus/calculate.server.ts";
import { inputsSchema } from "#app/bonus/inputs.ts";
import { planSchema } from "#app/bonus/plan.ts";

const folder = new URL("../../../data/plans/", import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), "utf8"));
const worked = (name: string) => calculate(planSchema.parse(read(`${name}.json`)), inputsSchema.parse(read(`inputs/${name}.json`)));
const amounts = (name: string) => worked(name).lines.map(({ staff_code, kind, component, amount_minor }) => `${staff_code} ${kind === component ? kind : `${kind} ${component}`} ${amount_minor}`);

/** Each figure is worked out by hand in data/plans/README.md. */
test("advisors: marginal tiers, the role's mean for few answers, a gate by its interval, a floor and a fund that is too small", () => {
  expect(amounts("advisors")).toEqual([
    "А1 component first_visit_recommend 7083333",
    "А1 component returning_clients 7000000",
    "А1 component complaints 3815534",
    "А1 gate importer_csi 0",
    "А1 fund fund_branch -415498",
    "А2 component first_visit_recommend 5500000",
    "А2 component returning_clients 5866667",
    "А2 component complaints 4500000",
    "А2 gate importer_csi 0",
    "А2 fund fund_branch -350036",
    "А3 component first_visit_recommend 0",
    "А3 component returning_clients 0",
    "А3 component complaints 3000000",
    "А3 gate importer_csi -1500000",
    "А3 floor 3500000",
  ]);
  expect(worked("advisors").fund_minor).toBe(38_000_000);
});

test("returning deals: whole tiers, an earlier result for few answers, three partners and a clawback that is limited", () => {
  expect(amounts("returning-deals")).toEqual([
    "А1 split returned 260741",
    "П1 component repeat_sales 18000000",
    "П1 component importer_csi 7680000",
    "П1 split returned 521482",
    "П2 component repeat_sales 7200000",
    "П2 component importer_csi 8240000",
    "П2 split returned 180000",
    "П2 clawback -3124000",
    "Т1 split returned 66913",
  ]);
  expect(worked("returning-deals").totals).toEqual([
    { staff_code: "А1", amount_minor: 260_741 },
    { staff_code: "П1", amount_minor: 26_201_482 },
    { staff_code: "П2", amount_minor: 12_496_000 },
    { staff_code: "Т1", amount_minor: 66_913 },
  ]);
});

test("account managers: a share shrunk by a prior, and the commission of the reference: 120 000 on a quota of 100 000 is 11 400", () => {
  expect(amounts("account-managers")).toEqual([
    "М1 component corporate_retention 8126984",
    "М1 commission business_revenue 1140000",
    "М2 component corporate_retention 8000000",
    "М2 commission business_revenue 384000",
  ]);
});

test("every plan in the folder has inputs beside it and a chapter that works it out", () => {
  const names = readdirSync(folder).filter((name) => name.endsWith(".json")).map((name) => name.replace(".json", ""));
  expect(readdirSync(new URL("inputs/", folder)).map((name) => name.replace(".json", "")).sort()).toEqual([...names].sort());
  const chapters = readFileSync(new URL("README.md", folder), "utf8");
  for (const name of names) expect(chapters).toContain(`\`${name}.json\``);
});
