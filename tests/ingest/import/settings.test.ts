import { expect, onTestFinished, test } from "vitest";
import { openHome } from "#pipelines/index.ts";
import { raw } from "#pipelines/warehouse/sql.ts";
import { desk, visits } from "./factory.ts";

const phone = "+77010000001";

test("under other settings everything is made anew: with the next load, or at open", async () => {
  const { home, file, load } = await desk();
  const count = async (): Promise<unknown> => (await home.engine.query(raw("select count(*) as n from core.client")))[0];
  await load(await file("a.csv", visits(`Центр,1,2026-05-01,${phone},Абаев,100`, `Центр,2,2026-05-01,${phone},Бабаев,100`)));
  expect(await count()).toEqual({ n: 1 });
  await home.saveSettings({ ...home.settings, shared_key_names: 1 });
  await load(await file("b.csv", visits("Центр,3,2026-05-02,,,100")));
  expect(await count()).toEqual({ n: 0 });
  await home.saveSettings({ ...home.settings, shared_key_names: 5 });
  await home.close();
  const again = await openHome(home.dir);
  onTestFinished(() => again.close());
  expect(await again.engine.query(raw("select count(*) as n from core.client"))).toEqual([{ n: 1 }]);
});
