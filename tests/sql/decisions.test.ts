import { describe, expect, it } from "vitest";
import { openHome, refreshIdentity } from "#pipelines/index.ts";
import { keyHash, numberOf } from "#pipelines/identity/key.ts";
import { ClientNumberClash } from "#pipelines/identity/clients.ts";
import { buildModels } from "#pipelines/models/order.ts";
import { recordDecision } from "#pipelines/state/journal.ts";
import type { Decision, KeyRef } from "#pipelines/state/index.ts";
import { raw, sql } from "#pipelines/warehouse/sql.ts";
import { desk, visits } from "#tests/ingest/import/factory.ts";
import { ask, defaults, visit, warehouse } from "./factory.ts";

const phone = (n: number): string => `+7701000000${n}`;
const key = (n: number): KeyRef => ({ key_type: "phone", code_space: null, key_value: phone(n) });
const clients = "select (select count(*) from core.client) as clients, (select string_agg(why, ' ' order by why) from core.shared_key) as why";

describe("a verdict of people", () => {
  const two = [visit("1", { phone: phone(1), client_name: "Ким Анна" }), visit("2", { phone: phone(2), client_name: "Ли Анна" })];
  const crowd = ["Абаев", "Бабаев", "Ваев"].map((name, i) => visit(`${i + 1}`, { phone: phone(0), client_name: `${name} А.` }));
  const decided = (...decisions: Decision[]) => ({ decisions, shared_key_names: 2 });

  it("joins two clients, parts none, and waits for keys that are not there", async () => {
    expect(await ask(two, clients, decided({ verdict: "same", left: key(1), right: key(2) }))).toEqual([{ clients: 1, why: null }]);
    expect(await ask(two, clients, decided({ verdict: "different", left: key(1), right: key(2) }))).toEqual([{ clients: 2, why: null }]);
    expect(await ask(two, clients, decided({ verdict: "same", left: key(1), right: key(9) }))).toEqual([{ clients: 2, why: null }]);
  });

  it("takes a key out of use, or into it", async () => {
    expect(await ask(two, clients, decided({ verdict: "no_key", left: key(1) }))).toEqual([{ clients: 1, why: "decided" }]);
    expect(await ask(crowd, clients, decided())).toEqual([{ clients: 0, why: "crowded" }]);
    expect(await ask(crowd, clients, decided({ verdict: "is_key", left: key(0) }))).toEqual([{ clients: 1, why: null }]);
  });

  it("joins by no key that is none", async () => {
    const rows = [...crowd, visit("9", { phone: phone(1) })];
    expect(await ask(rows, clients, decided({ verdict: "same", left: key(0), right: key(1) }))).toEqual([{ clients: 1, why: "crowded" }]);
  });

  it("is in the figures after a refresh, after the next load, and at open when a process was killed before that", async () => {
    const { home, file, load } = await desk();
    await load(await file("a.csv", visits(`Центр,1,2026-05-01,${phone(1)},Ким Анна,100`, `Центр,2,2026-05-02,${phone(2)},Ли Анна,100`, `Центр,3,2026-05-02,${phone(3)},Ли А.,100`)));
    const count = async () => (await home.engine.query(raw("select count(*) as n, (select count(distinct client_id) from marts.visit_day) as seen from core.client")))[0];
    await recordDecision(home.state, { verdict: "same", left: key(1), right: key(2) }, null);
    expect(await count()).toEqual({ n: 3, seen: 3 });
    await refreshIdentity(home);
    expect(await count()).toEqual({ n: 2, seen: 2 });
    await recordDecision(home.state, { verdict: "same", left: key(2), right: key(3) }, null);
    await load(await file("b.csv", visits(`Центр,4,2026-05-03,${phone(4)},Пак,100`)));
    expect(await count()).toEqual({ n: 2, seen: 2 });
    await recordDecision(home.state, { verdict: "no_key", left: key(4) }, null);
    await home.close();
    const again = await openHome(home.dir);
    expect(await again.engine.query(raw("select count(*) as n from core.client"))).toEqual([{ n: 1 }]);
    await again.close();
  });
});

describe("a client's number", () => {
  it("is made of its smallest key, and stays when other clients come and go", async () => {
    const number = numberOf(keyHash(sql`'phone'`, sql`''`, sql`${phone(1)}`));
    for (const rows of [[visit("1", { phone: phone(1) })], [visit("0", { phone: phone(2) }), visit("1", { phone: phone(1) }), visit("2", { phone: phone(3) })]]) {
      const engine = await warehouse(rows);
      expect(await engine.query(sql`select v.client_id = ${number} as so, v.client_id between 0 and 9007199254740991 as safe from core.visit as v where v.visit_no = '1'`)).toEqual([{ so: true, safe: true }]);
      await engine.close();
    }
  });

  it("that two clients would bear lets nothing land", async () => {
    const engine = await warehouse([visit("1", { phone: phone(1) })]);
    // A key of another number whose upper 53 bits are those of the first, as no phone that we could write down has.
    await engine.run(raw("create macro hash(a) as case when a like 'phone:%' then cast(4096 + cast(right(a, 1) as integer) as ubigint) end"));
    const attempt = engine.transaction(async (session) => {
      await session.run(sql`insert into staging.visits select * replace ('2' as visit_no, ${phone(2)} as phone, client_ref + 1 as client_ref, key_hash + 1 as key_hash, 3 as line) from staging.visits`);
      await buildModels(session, defaults);
    });
    await expect(attempt).rejects.toThrow(ClientNumberClash);
    await engine.close();
  });
});
