import { expect, it } from "vitest";
import { usedOn } from "#app/services/definitions/used-on.server.ts";
import { exportedPages } from "#app/services/export/page-data.server.ts";
import { dashboardPages } from "../pages.ts";
import { randomWorld } from "./catalogue/world.ts";
import { withHome } from "./home.ts";

it("every page under the filters can be taken along", () => expect(Object.keys(exportedPages).toSorted()).toEqual([...dashboardPages].toSorted()));

it("where a metric is used is found in what the pages print", () =>
  withHome(randomWorld(20261122), async ({ home }) => {
    const read = async (metric: string) => {
      let found = await usedOn(home, metric);
      for (let tries = 0; found.length === 0 && tries < 10; tries++) found = await usedOn(home, metric);
      return found.map(({ path }) => path);
    };
    expect(await read("loyal_client_share")).toEqual(expect.arrayContaining(["/", "/definitions/loyal-client"]));
    expect(await read("average_check")).toEqual(expect.arrayContaining(["/", "/check"]));
    expect(await read("own_interval_share")).toEqual(["/definitions/loyal-client"]);
    expect(await usedOn(home, "nothing")).toEqual([]);
  }), 60_000);
