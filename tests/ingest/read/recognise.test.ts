import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { hasHint } from "#pipelines/read/file-name.ts";
import { rankKinds, recogniseKind } from "#pipelines/read/recognise.ts";
import { kinds } from "#pipelines/sources/contract.ts";
import { sources } from "#pipelines/sources/index.ts";
import { cleanUp, fileOf, plan } from "./files.ts";

afterAll(cleanUp);
const all = Object.values(sources);
const kindOf = (headers: readonly string[], fileName = "export.csv") => recogniseKind(rankKinds(headers, all, new Set()), fileName);

describe("the kind of a header", () => {
  it.each(kinds)("%s by its canonical names", (kind) => {
    expect(kindOf(sources[kind].fields.map(({ name }) => name))).toMatchObject({ kind, by: "headers", ambiguities: [] });
  });

  it("any spelling of what a kind requires, with any of the rest, names the kind or asks about it", () => {
    const seed = 20_260_501;
    const headers = fc.constantFrom(...kinds).chain((kind) =>
      fc.tuple(
        fc.constant(kind),
        fc.tuple(...sources[kind].fields.map((field) => fc.tuple(fc.boolean(), fc.constantFrom(...field.aliases)).map(([taken, alias]) => (field.required || taken ? [alias] : [])))),
      ),
    );
    fc.assert(
      fc.property(headers, ([kind, cells]) => {
        const found = kindOf(cells.flat());
        expect([found.kind, ...(found.ambiguities[0]?.choices ?? [])]).toContain(kind);
      }),
      { numRuns: 1500, seed },
    );
  });

  it.each<[string, string, string]>([
    ["bookings", "not visits", "Филиал;Номер записи;Дата записи;Клиент;Телефон;VIN;Консультант;Заказ-наряд"],
    ["visits", "not bookings", "Филиал;Заказ-наряд;Дата закрытия;Клиент;Телефон;VIN;Консультант;Сумма всего"],
    ["visit_lines", "not visits", "Филиал;Заказ-наряд;Номер строки;Номенклатура;Вид строки;Количество;Сумма"],
    ["survey_invitations", "not surveys", "Источник опроса;Номер приглашения;Дата отправки;Точка контакта;Клиент;Телефон"],
    ["vehicles", "not clients", "VIN;Госномер;Марка;Модель;Год выпуска;Код клиента;Клиент"],
    ["clients", "not vehicles", "Код клиента;Клиент;Телефон;E-mail;Дата рождения;ИИН"],
    ["receivables", "not clients: cut short", "Inv No;Cust Name;Cust No;Inv Date;Due Dt;Inv Amt;Paid Amt"],
    ["promo_contacts", "not clients: cut short", "Camp Code;Cust No;Mobile No;Control/Target;Contact Dt;Media"],
    ["promotions", "not vehicles: cut short", "Camp Code;Camp Desc;Valid From;Valid To;Camp Type;Budget Amt"],
    ["parts_orders", "cut short", "P/O No;Line No;Cust Name;Mobile No;Part No;Part Desc;Order Dt;Arrival Dt;Issue Dt;Amt"],
    ["event_guests", "cut short", "Event No;Cust Name;Mobile No;Invited Y/N;Attended Y/N"],
    ["events", "cut short", "Event No;Event Dt;Type;Event Desc;Total Cost;Dealer Code"],
    ["clients", "1C", "Код контрагента;Наименование;Вид контрагента;Телефон;ИИН;Дата регистрации"],
    ["points", "1C", "№ документа;Номер карты;Клиент;Дата операции;Вид операции;Баллы"],
    ["clients", "1C, shortest", "Код;Наименование;ИНН;Телефон;Менеджер;Дата создания;Дата рождения"],
    ["surveys", "Kazakh", "Дереккөз;Сауалнама нөмірі;Жауап берген күні;Сауалнама түрі;Байланыс түрі;Клиент;Телефон;Ұсыну бағасы"],
  ])("%s, %s", (kind, _not, headers) => expect(kindOf(headers.split(";"))).toMatchObject({ kind, ambiguities: [] }));
});

describe("a list of clients asks for nothing, so anything about clients would do", () => {
  const foreign = ["Код клиента", "Телефон", "Показание датчика", "Смещение", "Коэффициент", "Ось"];
  it("is asked about when the header says next to nothing of it", () => {
    const { ambiguities } = kindOf(foreign);
    expect(ambiguities).toMatchObject([{ code: "kind", choices: expect.arrayContaining(["clients", "receivables"]) as string[] }]);
  });
  it("unless the file's name says so", () => expect(kindOf(foreign, "клиенты.csv")).toMatchObject({ kind: "clients", by: "file_name", ambiguities: [] }));
});

it("complaints under a bare number are asked about, not taken for meetings", () => {
  const { kind, ambiguities } = kindOf("Номер;Дата;Дата закрытия;Клиент;Телефон;Тип;Ответственный;Виновник;Описание;Решение".split(";"));
  expect([kind, ambiguities[0]?.choices]).toEqual(["complaints", expect.arrayContaining(["complaints"])]);
});

describe("the name of the file", () => {
  const both = "code;name;start date;end date;branch;position;type\nA;B;2026-01-01;2026-02-01;C;seller;gift\n";

  it.each<[string, string]>([["акции_май.csv", "promotions"], ["Сотрудники 2026.csv", "staff"], ["staff-list.csv", "staff"], ["қызметкерлер.csv", "staff"], ["науқан.csv", "promotions"]])("%s settles between kinds that fit alike: %s", async (name, kind) => {
    expect(await plan(fileOf(both, name), { fileName: name })).toMatchObject({ kind, kindBy: "file_name", ambiguities: [] });
  });
  it("never speaks against the headers", async () => {
    const visits = fileOf("Подразделение;Заказ-наряд;Дата закрытия;Сумма\nЦ;1;31.01.2026;5\n");
    expect(await plan(visits, { fileName: "продажи_2025.xlsx" })).toMatchObject({ kind: "visits", kindBy: "headers", ambiguities: [] });
  });
  it("that says nothing leaves the question", async () => {
    expect((await plan(fileOf(both), { fileName: "export.csv" })).ambiguities).toMatchObject([{ code: "kind", option: "--kind", choices: expect.arrayContaining(["staff", "promotions"]) as string[] }]);
  });
  it("has a hint for every kind", () => expect(kinds.filter((kind) => !hasHint(kind))).toEqual([]));
});
