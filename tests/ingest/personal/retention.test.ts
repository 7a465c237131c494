import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { askMetrics } from "#app/services/metrics.server.ts";
import { cutOldOriginals, eraseClient, importFiles, openHome, verifyHome } from "#pipelines/index.ts";
import { raw } from "#pipelines/warehouse/sql.ts";
import { monthsBefore } from "../../../pipelines/personal/retention.ts";
import { temporaryDirectory } from "../stage/factory.ts";

const head = "branch,visit_no,closed_on,client_name,phone,total_amount\n";
const row = (no: string, day: string, name: string, phone: string): string => `Север,${no},${day},${name},${phone},1000\n`;

test.each([["2026-03-31", 1, "2026-02-28"], ["2026-06-15", 24, "2024-06-15"], ["2026-01-05", 2, "2025-11-05"]])("%s less %i months is %s", (day, months, before) => {
  expect(monthsBefore(day, months)).toBe(before);
});

test("contacts of old originals go, figures stay: now, built anew, and when a client comes again", async () => {
  const dir = await temporaryDirectory();
  const file = (name: string): string => join(dir, name);
  await writeFile(file("old.csv"), head + row("1", "2024-03-01", "Иванов Иван", "87010000001") + row("2", "2025-07-01", "Петров Пётр", "87010000002") + row("3", "2025-09-01", "Сидоров Семён", "87010000003"));
  await writeFile(file("new.csv"), head + row("4", "2026-02-01", "Иванов И.", "+77010000001") + row("5", "2026-02-02", "Новый Нурлан", "+77010000009"));
  let home = await openHome(join(dir, "home"));
  const figures = () => askMetrics(home, {});
  const clients = async () => (await home.engine.query<{ orders: string; phone: string | null }>(raw("select string_agg(v.visit_no, '+' order by v.visit_no) as orders, any_value(c.phone) as phone from core.visit as v join core.client as c on c.client_id = v.client_id group by v.client_id order by 1"))).map(({ orders, phone }) => `${orders} ${phone ?? "—"}`);
  try {
    await importFiles(home, [file("old.csv")], { today: "2026-03-01" });
    await home.engine.transaction((session) => session.run(raw("update staging.batch set imported_at = timestamp '2024-01-01 10:00:00'")));
    await importFiles(home, [file("new.csv")], { today: "2026-03-01" });
    const before = await figures();
    expect(await clients()).toEqual(["1+4 +77010000001", "2 +77010000002", "3 +77010000003", "5 +77010000009"]);

    expect(await cutOldOriginals(home, 12, "2026-03-01")).toBe(1);
    expect(await cutOldOriginals(home, 12, "2026-03-01")).toBe(0);
    const archive = (await Promise.all((await readdir(home.archiveDir)).map((name) => readFile(join(home.archiveDir, name), "utf8")))).join("");
    expect(["Сидоров", "87010000002", "+77010000009"].map((text) => archive.includes(text))).toEqual([false, false, true]);
    expect(await figures()).toEqual(before);
    expect(await verifyHome(home)).toMatchObject({ gone: [], changed: [], astray: [] });

    await home.close();
    await rm(join(dir, "home", "warehouse.duckdb"));
    home = await openHome(join(dir, "home"));
    expect(await figures()).toEqual(before);
    // Whom a younger file still names has the phone again, and all the orders; of the others none is left.
    expect(await clients()).toEqual(["1+4 +77010000001", "2 —", "3 —", "5 +77010000009"]);

    await importFiles(home, [file("old.csv")], { today: "2026-03-01" });
    expect(await clients()).toEqual(["1+4 +77010000001", "2 —", "3 —", "5 +77010000009"]);
    await writeFile(file("next.csv"), head + row("6", "2026-02-10", "Петров Пётр", "+77010000002"));
    await importFiles(home, [file("next.csv")], { today: "2026-03-01" });
    expect(await clients()).toEqual(["1+4 +77010000001", "2+6 +77010000002", "3 —", "5 +77010000009"]);
    expect(await verifyHome(home)).toMatchObject({ gone: [], changed: [], astray: [] });

    // Whoever is erased after the file has lost the contacts loses those of the loaded rows too.
    const id = (await home.engine.query<{ client_id: number }>(raw("select client_id from core.client where phone = '+77010000001'")))[0]!.client_id;
    expect(await eraseClient(home, id, { who: null, seen_as: null, action: "erase", object: null, result: null })).toMatchObject({ files: 2, shared: 0 });
    expect(await home.engine.query(raw("select 1 from staging.visits where phone = '+77010000001' or client_name like 'Иванов%'"))).toEqual([]);
    const last = ["1+4 —", "2+6 +77010000002", "3 —", "5 +77010000009"];
    expect(await clients()).toEqual(last);
    await home.close();
    await rm(join(dir, "home", "warehouse.duckdb"));
    home = await openHome(join(dir, "home"));
    expect(await clients()).toEqual(last);
  } finally {
    await home.close();
  }
});
