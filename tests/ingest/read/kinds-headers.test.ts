import { afterAll, describe, expect, it } from "vitest";
import { cleanUp, fileOf, plan } from "./files.ts";

afterAll(cleanUp);

const examples = {
  "visits: importer DMS": "Dealer Code,R/O No,Bill Date,Cust Code,Cust Name,Mobile No,Chassis No,Vehicle Reg No,Model,Odometer,Work Type,Pay Type,Svc Adv.,Labour Amt,Parts Amt,Disc Amt,Total Amt\nD1,77001,12/31/2025,K1,A. Serik,87011234567,WVWZZZ1KZ6W000001,123ABC02,RAV4,1200,PM,CP,501,100.00,50.00,0.00,150.00",
  "visits: 1C:Alfa-Auto": "Подразделение;Номер;Дата закрытия;Сводный заказ-наряд;Контрагент;Автомобиль;VIN;Гос. номер;Пробег, км;Вид ремонта;Состояние;Хозоперация;Автор;Сумма всего\nЦентр;АА1;31.01.2026;СВ1;Иванов;Rio;WVWZZZ1KZ6W000001;123ABC02;1200;ТО;Закрыт;Ремонт;Громова;1 200,00",
  "visits: four columns": "Заказ-наряд;Дата;Подразделение;Сумма\n1;31.01.2026;Центр;100,50",
  "visit_lines: importer DMS": "Dealer Code,R/O No,Line No,Line Type,Op Code,Part No,Description,Qty,Ext Price,Ext Cost\nD1,77001,1,L,OP1,,Oil change,1.50,100.25,40.10",
  "visit_lines: 1C:Alfa-Auto": "Подразделение;Заказ-наряд;N строки;Номенклатура;Тип номенклатуры;Кол-во;Цена;Сумма всего\nЦентр;АА1;1;Фильтр;Запчасть;1;100,00;100,00",
  "sales: importer DMS": "Dealer Code,Deal No,Retail Date,Cust Name,Mobile No,Chassis No,Make,Model,New/Used,Selling Price,Salesman\nD1,1,2026-01-31,Kim,87011234567,WVWZZZ1KZ6W000001,Kia,Rio,New,100.50,Lim",
  "surveys: tool": "Survey,Response ID,Response date,Survey type,Touchpoint,Customer,Phone,NPS,Comment\nA,1,2026-01-31,own,visit,Kim,87011234567,9,ok",
  "survey_invitations: tool": "Survey,Invitation ID,Sent date,Touchpoint,Customer,Phone\nA,1,2026-01-31,visit,Kim,87011234567",
  "complaints: CRM": "Номер обращения;Дата обращения;Клиент;Телефон;Тема;Приоритет;Описание\n1;31.01.2026;Ким;87011234567;Сроки;Высокий;долго",
  "complaints: English": "Case No,Opened,Customer Name,Phone,Subject,Priority,Closed\n1,2026-01-31,Kim,87011234567,Delay,High,",
  "clients: CRM": "Код клиента;ФИО;Телефон;Email;Дата рождения\n1;Иванов;87011234567;a@b.kz;31.01.1980",
  "fleet_contacts: CRM": "Организация;БИН;Код контакта;Контактное лицо;Должность;Телефон\nТОО;940740000159;1;Ким;Директор;87011234567",
  "fleet_contacts: English": "Company,Account No,Contact ID,Contact Name,Role,Mobile,Email\nA,1,2,Kim,Driver,87011234567,a@b.kz",
  "bookings: 1C": "Подразделение;Номер записи;Дата записи;Контрагент;Телефон;VIN;Мастер-приемщик;Статус\nЦентр;З1;31.01.2026;Иванов;87011234567;WVWZZZ1KZ6W000001;Громова;Приехал",
  "points: 1C": "Период;Регистратор;Карта;Вид движения;Количество бонусов\n31.01.2026;Б1;9900;Приход;100",
  "tyre_storage: 1C": "Договор хранения;Контрагент;Телефон;VIN;Сезон;Дата приема;Дата выдачи;Место хранения;Стоимость хранения\n1;Ким;87011234567;WVWZZZ1KZ6W000001;Зима;31.01.2026;;Склад 1;100,50",
  "promo_contacts: CRM": "Код акции;Код клиента;Телефон;Группа;Дата отправки;Канал\nA;1;87011234567;Контроль;31.01.2026;SMS",
  "events: sheet": "Код;Дата проведения;Тип;Мероприятие;Бюджет\nA;31.01.2026;Пикник;Летний;100,50",
  "event_guests: Kazakh": "Іс-шара коды;Қонақ;Телефон;Шақырылды;Келді\nA;Ким;87011234567;иә;жоқ",
} as const;

it("of an amount with VAT and one without, the one with VAT is taken", async () => {
  const found = await plan(fileOf("Подразделение;Заказ-наряд;Дата закрытия;Телефон;Сумма;НДС;Сумма с НДС\nЦ;1;13.05.2026;87011234567;100,00;12,00;112,00\n"));
  expect([found.bindings["total_amount"], found.ambiguities]).toEqual([{ from: "column", index: 6 }, []]);
});

describe("headers as systems write them map without help; only what the contract has no place for stays over", () => {
  it.each<[keyof typeof examples, readonly string[]]>([
    ["visits: importer DMS", []], ["visits: 1C:Alfa-Auto", ["Сводный заказ-наряд", "Состояние", "Хозоперация"]], ["visits: four columns", []],
    ["visit_lines: importer DMS", ["Op Code"]], ["visit_lines: 1C:Alfa-Auto", ["Цена"]], ["sales: importer DMS", []],
    ["surveys: tool", []], ["survey_invitations: tool", []], ["complaints: CRM", []], ["complaints: English", []],
    ["clients: CRM", []], ["fleet_contacts: CRM", []], ["fleet_contacts: English", []],
    ["bookings: 1C", []], ["points: 1C", []], ["tyre_storage: 1C", []], ["promo_contacts: CRM", []], ["events: sheet", []], ["event_guests: Kazakh", []],
  ])("%s", async (name, unmapped) => {
    const found = await plan(fileOf(`${examples[name]}\n`));
    expect([found.kind, found.unmapped.map(({ header }) => header), found.ambiguities]).toEqual([name.split(":")[0], unmapped, []]);
  });
});
