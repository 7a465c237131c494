import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkHome } from "#pipelines/index.ts";
import { raw } from "#pipelines/warehouse/sql.ts";
import { desk, visits } from "./factory.ts";

test.each([
  ["a row lost from staging", "delete from staging.visits where visit_no = '1'", "batch_has_its_rows"],
  ["an outcome changed", "update staging.visits set outcome = 'unchanged' where visit_no = '1'", "batch_has_its_rows"],
  ["a reject lost", "delete from staging.reject", "batch_has_its_rejects"],
  ["a reject without a reason", "delete from staging.problem", "reject_has_a_reason"],
  ["counts that do not add up", "update staging.batch set rows_read = rows_read + 1", "batch_conserves_rows"],
  ["rows of nobody", "delete from staging.batch", "row_has_its_batch"],
])("a check finds %s", async (_what, damage, id) => {
  const { home, file, load } = await desk();
  await load(await file("v.csv", visits("Центр,1,2026-05-01,+77011234567,Иванов Иван,100", "Центр,2,2026-05-01,,,x")));
  expect(await checkHome(home)).toEqual([]);
  await home.engine.run(raw(damage));
  expect((await checkHome(home)).find((found) => found.id === id)?.rows).toBe(1);
});

test("a check finds an original that is gone", async () => {
  const { home, file, load } = await desk();
  await load(await file("v.csv", visits("Центр,1,2026-05-01,,,100")));
  for (const name of await readdir(home.archiveDir)) await rm(join(home.archiveDir, name));
  expect(await checkHome(home)).toEqual([{ id: "original_is_archived", rows: 1 }]);
});
