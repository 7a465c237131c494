import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileFigures, spanAt } from "#app/metrics/compile.ts";
import { loyalClientShare } from "#app/metrics/definitions/clients.ts";
import { headline } from "#app/services/duplicates/share.server.ts";
import { asIfAlone } from "#pipelines/index.ts";
import { buildModels } from "#pipelines/models/order.ts";
import type { Engine, Row } from "#pipelines/warehouse/engine.ts";
import { ident, raw, sql } from "#pipelines/warehouse/sql.ts";
import { defaults, warehouse } from "../sql/factory.ts";
import { world } from "../sql/world.ts";
import { visit, withHome } from "./home.ts";

const share = (asOf: string) => compileFigures({ metric: loyalClientShare, spans: [spanAt(asOf)], by: [], filters: {}, satisfactionMax: 10 });

describe("the loyal share as if nobody was recognised", () => {
  test("worked by hand: a person of two spellings is two, a car's visits go to the record that came with it", () =>
    withHome(
      [
        visit("0", { client_code: "давний", closed_on: "2023-01-10" }),
        visit("1", { phone: "+77010000001", client_name: "Ким Анна", closed_on: "2025-09-01" }),
        visit("2", { phone: "+77010000001", client_name: "Ким А.", closed_on: "2026-03-01" }), // alone: first seen after 30 November 2025, too new
        visit("3", { phone: "+77010000002", client_name: "Ли Вера", closed_on: "2025-09-01" }),
        visit("4", { phone: "+77010000002", client_name: "Ли Вера", closed_on: "2026-03-01" }),
        visit("5", { phone: "+77010000003", client_name: "Цой Лев", closed_on: "2025-09-01", vin: "VIN1" }),
        visit("6", { vin: "VIN1", closed_on: "2026-03-01" }),
        visit("7", { vin: "VIN9", closed_on: "2026-05-31" }), // nobody's, in either world
      ],
      async ({ home }) => {
        const { records, clients, joined, alone, asOf } = await headline(home, false);
        expect({ records, clients, asOf }).toEqual({ records: 5, clients: 4, asOf: "2026-05-31" });
        expect(joined).toMatchObject({ loyal: 3, of: 3, value: 1 });
        expect(alone).toMatchObject({ loyal: 2, of: 3 });
        expect(alone?.value).toBeCloseTo(2 / 3, 12);
      },
    ));

  test("is what a warehouse says in which no two records share a key", async () => {
    await fc.assert(
      fc.asyncProperty(world, async (rows) => {
        const engine = await warehouse(rows);
        try {
          const [alone] = await engine.query<Row>(asIfAlone(share("2026-12-31"), defaults));
          await separate(engine);
          expect(alone).toEqual((await engine.query<Row>(share("2026-12-31")))[0]);
        } finally {
          await engine.close();
        }
      }),
      { numRuns: 8 },
    );
  });
});

/** Gives every record that had a usable key one of its own and takes all others away, then builds again. */
async function separate(engine: Engine): Promise<void> {
  await engine.transaction(async (session) => {
    await session.run(raw("create temp table usable as select client_ref, client_kind from core.client_record where client_id is not null"));
    for (const kind of ["visits", "sales", "surveys"]) {
      await session.run(sql`
        update ${ident(`staging.${kind}`)} set phone = null, email = null, card_no = null, tax_id = null, client_code = null
        where client_ref not in (select client_ref from usable)`);
      await session.run(sql`
        update ${ident(`staging.${kind}`)} set phone = null, email = null, card_no = null, tax_id = null, code_space = 'alone', client_name = 'кто-то', client_code = cast(client_ref as varchar)
        where client_ref in (select client_ref from usable)`);
    }
    await buildModels(session, defaults);
  });
}
