import { describe, expect, it } from "vitest";
import { ask, sale, survey, visit } from "./factory.ts";

const phone = (n: number): string => `+7701000000${n}`;
const whose = "select visit_no, name from core.visit left join core.client using (client_id) order by visit_no";

describe("records of one client", () => {
  it("share a phone, an e-mail, a card, a tax id or a code, over visits, sales and surveys", async () => {
    const rows = [
      visit("1", { phone: phone(1), email: "a@x.kz" }),
      visit("2", { email: "a@x.kz", card_no: "77" }),
      sale("3", { card_no: "77", tax_id: "123456789012" }),
      survey("4", { tax_id: "123456789012", client_code: "К-1" }),
      visit("5", { client_code: "К-1" }),
      visit("6", { phone: phone(2) }),
    ];
    expect(await ask(rows, "select records, phone from core.client order by records")).toEqual([
      { records: 1, phone: phone(2) },
      { records: 5, phone: phone(1) },
    ]);
  });

  it("do not share a code of another space, a name, a car, or a value of another kind of key", async () => {
    const rows = [
      visit("1", { client_code: "1", code_space: "код контрагента", client_name: "Иванов Иван" }),
      visit("2", { client_code: "1", code_space: "crm id", client_name: "Иванов Иван" }),
      visit("3", { card_no: "1", vin: "VIN1", client_name: "Иванов Иван" }),
      visit("4", { phone: phone(1), vin: "VIN1", client_name: "Иванов Иван" }),
    ];
    expect(await ask(rows, "select count(*) as n from core.client")).toEqual([{ n: 4 }]);
  });

  it("counts a record once however many rows say it, and nobody for a row without a key", async () => {
    const rows = [visit("1", { phone: phone(1) }), visit("2", { phone: phone(1) }), visit("3", { client_name: "Безымянный Б." }), visit("4")];
    expect(await ask(rows, "select (select sum(records) from core.client) as records, (select count(client_id) from core.client_record) as kept, (select count(client_id) from core.visit) as visits")).toEqual([
      { records: 1, kept: 1, visits: 2 },
    ]);
  });

  it("keeps who only answered, only bought parts or only came for a rejected reason", async () => {
    const rows = [survey("1", { phone: phone(1) }), visit("2", { phone: phone(2), kind: "parts" }), visit("3", { phone: phone(3), payer: "internal" })];
    expect(await ask(rows, "select count(*) as n from core.client")).toEqual([{ n: 3 }]);
  });
});

describe("a client", () => {
  it("bears the spelling of most rows; on a tie the longest, then the first of the alphabet", async () => {
    const named = (no: string, key: string, client_name: string) => visit(no, { phone: key, client_name });
    const rows = [
      named("1", phone(1), "Иванов Д."), named("2", phone(1), "Иванов Д."), named("3", phone(1), "Иванов Дмитрий"),
      named("4", phone(2), "Ким А."), named("5", phone(2), "Ким Анна"),
      named("6", phone(3), "Пак Б"), named("7", phone(3), "Пак А"),
      visit("8", { phone: phone(4) }),
    ];
    expect(await ask(rows, "select name from core.client order by phone")).toEqual([{ name: "Иванов Д." }, { name: "Ким Анна" }, { name: "Пак А" }, { name: null }]);
  });

  it("is a company if any record says so, else a person if any does, else by legal form or tax id, else a person", async () => {
    const rows = [
      visit("1", { phone: phone(1), client_kind: "person" }), visit("2", { phone: phone(1), client_kind: "company" }),
      visit("3", { phone: phone(2), client_kind: "person", client_name: "ООО Ромашка" }),
      visit("4", { phone: phone(3), client_name: "ТОО «Астана Моторс»" }),
      visit("5", { phone: phone(4), tax_id: "7707083893" }),
      visit("6", { phone: phone(5), tax_id: "990740001234" }),
      visit("7", { phone: phone(6), tax_id: "850312300123" }),
      visit("8", { phone: phone(7) }),
    ];
    expect((await ask(rows, "select client_kind from core.client order by phone")).map((r) => r["client_kind"])).toEqual([
      "company", "person", "company", "company", "company", "person", "person",
    ]);
  });
});

describe("a placeholder", () => {
  const nobody = "РОЗНИЧНЫЙ  ПОКУПАТЕЛЬ.";

  it("is nobody: its code joins nothing, and rows that bear only that code are nobody's", async () => {
    const rows = [
      visit("1", { client_code: "0001", client_name: nobody }),
      visit("2", { client_code: "0001", client_name: "розничный покупатель" }),
      visit("3", { client_code: "0001" }),
    ];
    expect(await ask(rows, whose)).toEqual([{ visit_no: "1", name: null }, { visit_no: "2", name: null }, { visit_no: "3", name: null }]);
    expect(await ask(rows, "select (select count(*) from core.client) as clients, (select count(*) from core.visit where is_qualifying) as visits")).toEqual([{ clients: 0, visits: 0 }]);
  });

  it("leaves the code to the real name that also bears it, and to rows without a name", async () => {
    const rows = [
      visit("1", { client_code: "5", client_name: nobody }),
      visit("2", { client_code: "5", client_name: "Ким Анна" }),
      visit("3", { client_code: "5" }),
    ];
    expect(await ask(rows, whose)).toEqual([{ visit_no: "1", name: null }, { visit_no: "2", name: "Ким Анна" }, { visit_no: "3", name: "Ким Анна" }]);
  });

  it("keeps its other keys, and gives the client no name", async () => {
    const rows = [visit("1", { client_code: "0001", client_name: nobody, phone: phone(1) }), visit("2", { phone: phone(1), client_name: "Ким А." })];
    expect(await ask(rows, whose)).toEqual([{ visit_no: "1", name: "Ким А." }, { visit_no: "2", name: "Ким А." }]);
    expect(await ask(rows.slice(0, 1), "select name from core.client")).toEqual([{ name: null }]);
  });
});

describe("a key under too many names", () => {
  const surnames = ["Абаев", "Бабаев", "Ваев", "Гаев", "Даев", "Ежов"];
  const callers = (count: number) => surnames.slice(0, count).map((name, i) => visit(`${i + 1}`, { phone: phone(0), client_name: `${name} А.` }));

  it("is a key under five and none under six, and is listed", async () => {
    expect(await ask(callers(5), "select (select count(*) from core.client) as clients, (select count(*) from core.shared_key) as shared")).toEqual([{ clients: 1, shared: 0 }]);
    expect(await ask(callers(6), "select key_type, code_space, key_value, names, (select count(*) from core.client) as clients from core.shared_key")).toEqual([
      { key_type: "phone", code_space: null, key_value: phone(0), names: 6, clients: 0 },
    ]);
  });

  it("counts names and not spellings, nor blanks and placeholders", async () => {
    const more = ["АБАЕВ АСКАР", "абаев а.б.", null, "Частное лицо"].map((name, i) => visit(`x${i}`, { phone: phone(0), client_name: name }));
    expect(await ask([...callers(5), ...more], "select (select count(*) from core.client) as clients, (select count(*) from core.shared_key) as shared")).toEqual([{ clients: 1, shared: 0 }]);
  });

  it("leaves its holders their other keys, and those without any unidentified", async () => {
    const rows = [...callers(6), visit("7", { phone: phone(0), client_name: "Абаев А.", email: "a@x.kz" })];
    expect(await ask(rows, "select visit_no, identified_by from core.visit where visit_no in ('1', '7') order by visit_no")).toEqual([
      { visit_no: "1", identified_by: null },
      { visit_no: "7", identified_by: "key" },
    ]);
    expect(await ask(rows, "select name, phone, records from core.client")).toEqual([{ name: "Абаев А.", phone: null, records: 1 }]);
  });

  it("may be a code too, and follows the policy's number", async () => {
    const rows = [visit("1", { client_code: "9", client_name: "Абаев А." }), visit("2", { client_code: "9", client_name: "Бабаев А." })];
    expect(await ask(rows, "select key_type, code_space, key_value, names from core.shared_key", { shared_key_names: 1 })).toEqual([
      { key_type: "client_code", code_space: "код", key_value: "9", names: 2 },
    ]);
  });
});
