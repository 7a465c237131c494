import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checks } from "#pipelines/checks/index.ts";
import type { Engine } from "#pipelines/warehouse/engine.ts";
import { raw } from "#pipelines/warehouse/sql.ts";
import { points, promoContact, sale, staffRow, survey, visit, warehouse } from "./factory.ts";
import { world } from "./world.ts";

/** The checks that found something. */
async function alarms(engine: Engine): Promise<string[]> {
  const found: string[] = [];
  for (const check of checks) if ((await engine.query(check.query)).length) found.push(check.id);
  return found;
}

const anna = { phone: "+77010000001" };
const sound = [
  visit("1", { ...anna, vin: "VIN1", advisor: "7" }),
  visit("2", { ...anna, closed_on: "2026-03-12" }),
  visit("3", { phone: "+77010000002", vin: "VIN1", closed_on: "2026-03-13" }),
  sale("1", { ...anna, sold_on: "2026-01-01" }),
  survey("1", anna),
  staffRow("7", { name: "Ким Анна" }),
  staffRow("7", { name: "Ким Анна", valid_from: "2026-02-01" }),
  points("1", anna),
  points("1", { ...anna, points: 20 }),
  promoContact("MAY", anna),
];

/** A way to break the warehouse, and the check that must see it. */
const breaks: readonly [check: string, statement: string][] = [
  ["batch_conserves_rows", "update staging.batch set rows_read = rows_read + 1"],
  ["one_order_a_key", "insert into core.visit select * from core.visit where visit_no = '1'"],
  ["one_contract_a_key", "insert into core.sale select * from core.sale"],
  ["one_answer_a_key", "insert into core.survey select * from core.survey"],
  ["no_key_lost", "delete from core.survey"],
  ["visit_counts_for_a_client", "update core.visit set client_id = null where visit_no = '1'"],
  ["visit_days_partition_orders", "update marts.visit_day set total_amount = total_amount + 1 where visit_no = '1'"],
  ["one_visit_a_day", "update marts.visit_day set day = date '2026-03-12'"],
  ["purchases_are_standing_sales", "update core.sale set is_cancelled = true"],
  ["contacts_are_visits_and_purchases", "create or replace view marts.contact as select client_id, day from marts.visit_day"],
  ["answer_belongs_to_what_exists", "update core.survey set visit_no = 'нет такого'"],
  ["role_spells_take_turns", "update core.staff set valid_until = null"],
  ["one_client_a_number", "update core.client set client_id = 99"],
  ["number_of_one_key", "insert into core.client_key select client_ref, key + 1, key_type, code_space, key_value || 'x', nobody, folded from core.client_key"],
  ["client_of_one_record_at_least", "insert into core.client values (99, 'Никто', 'person', null, 1)"],
  ["record_of_one_client", "update core.client_record set client_id = 99"],
  ["fit_key_of_one_client", "update core.client_key set key = 7"],
  ["number_of_a_key_is_its_own", "update core.client_key set key = 7"],
  ["owners_take_turns", "update core.ownership set until_day = null"],
  ["all_but_one_superseded", "delete from core.superseded"],
  ["superseded_rows_are_loaded", "update core.superseded set line = 0"],
  ["one_row_a_key", "insert into core.points select * from core.points"],
  ["no_other_key_lost", "delete from core.points"],
  ["one_contact_a_promotion_and_client", "insert into core.promo_contacts select * from core.promo_contacts"],
];

describe("checks", () => {
  it("are silent over any warehouse that the models build", async () => {
    await fc.assert(
      fc.asyncProperty(world, async (rows) => {
        const engine = await warehouse([{ rows }, { rows: rows.slice(0, 3), status: "undone" }]);
        const found = await alarms(engine);
        await engine.close();
        expect(found).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });

  it("each have a way to be broken here", () => {
    expect(breaks.map(([check]) => check)).toEqual(checks.map((check) => check.id));
  });

  it("each see what they are for", async () => {
    const engine = await warehouse(sound);
    expect(await alarms(engine)).toEqual([]);
    for (const [check, statement] of breaks) {
      const undone = new Error("back to a sound warehouse");
      const attempt = engine.transaction(async (session) => {
        await session.run(raw(statement));
        expect([check, await session.query((checks.find((c) => c.id === check) ?? checks[0]!).query)]).not.toEqual([check, []]);
        throw undone;
      });
      await expect(attempt).rejects.toBe(undone);
    }
    await engine.close();
  });
});
