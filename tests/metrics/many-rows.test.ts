import { expect, test } from "vitest";
import { visit, withHome } from "./home.ts";

test("of more units than one statement looks up each has its own name and its own line", async () => {
  const count = 12_000;
  const visits = Array.from({ length: count }, (_, at) => visit(`З-${at}`, { client_code: `К-${at}`, client_name: `Клиент ${at}` }));
  await withHome(visits, async ({ rows }) => {
    for (const metric of ["average_check", "active_clients"]) {
      const all = await rows({ metric, asOf: "2026-05-31" });
      expect([all.length, new Set(all.map(({ id }) => id)).size]).toEqual([count, count]);
      // The first row stands in line 2 of its file.
      expect(all.filter(({ name, sources }) => sources.length !== 1 || name !== `Клиент ${sources[0]!.line - 2}`)).toEqual([]);
    }
  });
});
