import { describe, expect, it } from "vitest";
import { decide, suggestPairs, type Home, type Suggestion } from "#pipelines/index.ts";
import { raw } from "#pipelines/warehouse/sql.ts";
import { queueView } from "#app/services/duplicates/queue.server.ts";
import { act } from "#app/services/duplicates/decisions.server.ts";
import { visit, warehouse } from "../../sql/factory.ts";
import { desk } from "../import/factory.ts";
import { clients, orders, type Cells } from "./factory.ts";

type Rows = readonly Cells[];
const phones = ["+77010000001", "+77029999992"] as const;

/** Visits with phones of their own unless they say otherwise, and what is suggested about their clients. */
async function suggested(...rows: readonly Cells[]): Promise<string[]> {
  const engine = await warehouse(rows.map((cells, i) => visit(`${i}`, { phone: phones[i] ?? `+7705${String(i * 1_234_567).padStart(7, "0")}`, ...cells })));
  const names = new Map((await engine.query<{ client_id: number; name: string }>(raw("select client_id, name from core.client"))).map((row) => [row.client_id, row.name]));
  const pairs = await engine.query<Suggestion>(suggestPairs(100));
  await engine.close();
  return pairs.map(({ a, b, reasons }) => `${[names.get(a), names.get(b)].sort().join(" + ")}: ${(JSON.parse(reasons) as { reason: string; evidence: string }[]).map((one) => `${one.reason} ${one.evidence}`).join(", ")}`);
}
async function homeOf(rows: Rows): Promise<Home> {
  const { home, file, load } = await desk();
  await load(await file("v.csv", orders(...rows)));
  return home;
}
const vin = "XTA21099000000001";

describe("two clients are suggested as one", () => {
  it("by one car and one full name, in whatever order and case", async () => {
    expect(await suggested({ client_name: "Ким Анна Олеговна", vin }, { client_name: "анна олеговна КИМ", vin })).toEqual([`Ким Анна Олеговна + анна олеговна КИМ: car_name ${vin}`]);
  });
  it("by one car, surname and initial", async () => {
    expect(await suggested({ client_name: "Ким А.", vin }, { client_name: "Ким Анна", vin })).toEqual([`Ким А. + Ким Анна: car_initial ${vin}`]);
  });
  it("by a digit of the phone, or two neighbours swapped", async () => {
    expect(await suggested({ client_name: "Ким Анна", phone: "+77010000001" }, { client_name: "Ким А.", phone: "+77010000007" })).toEqual(["Ким А. + Ким Анна: phone_slip +77010000001 ≠ +77010000007"]);
    expect(await suggested({ client_name: "Ким Анна", phone: "+77011234567" }, { client_name: "Ким А.", phone: "+77101234567" })).toEqual(["Ким А. + Ким Анна: phone_slip +77011234567 ≠ +77101234567"]);
    expect(await suggested({ client_name: "Ким Анна", phone: "+77011234567" }, { client_name: "Ким А.", phone: "+77011243567" })).toHaveLength(1);
  });
  it("by one name and the left part of the e-mail", async () => {
    expect(await suggested({ client_name: "Ким Анна", email: "annakim@mail.ru" }, { client_name: "КИМ АННА", email: "annakim@gmail.com" })).toEqual(["КИМ АННА + Ким Анна: email_name annakim@gmail.com ≠ annakim@mail.ru"]);
  });
  it("by a rare full name at one branch", async () => {
    expect(await suggested({ client_name: "Ким Анна Олеговна" }, { client_name: "КИМ АННА ОЛЕГОВНА" })).toEqual(["КИМ АННА ОЛЕГОВНА + Ким Анна Олеговна: name_branch Центр"]);
  });
});

describe("nothing is suggested", () => {
  it.each<[string, Rows]>([
    ["father and son with one car", [{ client_name: "Ким Олег", vin }, { client_name: "Ким Антон", vin }]],
    ["brothers of one initial with one car, both written out", [{ client_name: "Ким Антон", vin }, { client_name: "Ким Андрей", vin }]],
    ["one name and car but two patronymics", [{ client_name: "Ким Антон Олегович", vin }, { client_name: "Ким Антон Петрович", vin }]],
    ["a full spelling elsewhere that says who it is", [{ client_name: "Ким А.", vin }, { client_name: "Ким Андрей", vin }, { client_name: "Ким Антон", phone: phones[0], email: "x@y.kz" }]],
    ["a tax number on each side", [{ client_name: "Ким Анна", vin, tax_id: "500100732259" }, { client_name: "Ким Анна", vin, tax_id: "7707083893" }]],
    ["only a surname and a car", [{ client_name: "Ким", vin }, { client_name: "Ким", vin }]],
    ["a phone of two wrong digits", [{ client_name: "Ким Анна", phone: "+77010000001" }, { client_name: "Ким Анна", phone: "+77010000022" }]],
    ["a neighbour's phone under another name", [{ client_name: "Ким Анна", phone: "+77010000001" }, { client_name: "Ли Вера", phone: "+77010000002" }]],
    ["an office's address", [{ client_name: "Ким Анна", email: "info@a.kz" }, { client_name: "Ким Анна", email: "info@b.kz" }]],
    ["a full name at two branches", [{ client_name: "Ким Анна Олеговна" }, { client_name: "Ким Анна Олеговна", branch: "Юг" }]],
    ["a name of four clients", [1, 2, 3, 4].map(() => ({ client_name: "Ким Анна Олеговна" }))],
    ["initials alone at one branch", [{ client_name: "Ким А.О." }, { client_name: "Ким А.О." }]],
    ["a car of nobody in particular", [{ client_name: "Частное лицо", vin }, { client_name: "Частное лицо", vin }]],
  ])("for %s", async (_, rows) => expect(await suggested(...rows)).toEqual([]));
});

describe("the queue", () => {
  const rows: Rows = [
    { client_name: "Ким Анна", phone: "+77010000001", vin },
    { client_name: "Ким А.", phone: "+77029999992", vin },
    { client_name: "Ли Вера", phone: "+77033333331", vin: "XTA21099000000002" },
    { client_name: "Ли В.", phone: "+77044444442", vin: "XTA21099000000002", closed_on: "2026-03-11" },
    { client_name: "Ли В.", phone: "+77044444442", vin: "XTA21099000000002", closed_on: "2026-03-12" },
  ];
  it("puts more visits first, hides what is different, joins what is the same, and gives back what is undone", async () => {
    const home = await homeOf(rows);
    const first = await queueView(home, null);
    expect(first).toMatchObject({ total: 2, position: 1, current: { strong: true, visits: 3 } });
    const { a, b } = first.current!;
    const id = await act(home, { intent: "different", a, b }, "anna");
    expect(await queueView(home, null)).toMatchObject({ total: 1, current: { visits: 2 }, next: null });
    await act(home, { intent: "undo", id }, "anna");
    expect((await queueView(home, null)).total).toBe(2);
    await act(home, { intent: "same", a, b }, "anna");
    expect(await clients(home)).toEqual(["Ким А. 1", "Ким Анна 1", "Ли В. 2"]);
    expect((await queueView(home, `${a}-${b}`)).current?.visits).toBe(2);
  });
  it("is hidden by keys, not by numbers: a pair told apart stays so after another load", async () => {
    const { home, file, load } = await desk();
    await load(await file("v.csv", orders(rows[0]!, rows[1]!)));
    const key = (key_value: string) => ({ key_type: "phone", code_space: null, key_value }) as const;
    await decide(home, { verdict: "different", left: key("+77010000001"), right: key("+77029999992") }, null);
    await load(await file("w.csv", orders({ visit_no: "M1", client_name: "Ким Анна", phone: "+77010000001", email: "anna@kim.kz", vin })));
    expect(await queueView(home, null)).toMatchObject({ total: 0, current: null });
  });
});
