import type { Facts } from "../../facts.ts";
import type { Rng } from "../../rng.ts";
import { phone } from "../../world/keys.ts";
import { spoil, type Places } from "../mess.ts";
import type { Table } from "../table.ts";
import { day, loaded, money, nobodys, staffName, type Who } from "./who.ts";

const badDates = ["31.02.2026", "не помню", "00.00.0000"];
const status = { card: "Карта", silver: "Серебро", gold: "Золото", vip: "VIP" };
const language = { ru: "русский", kk: "қазақша", en: "english" };
const yesNo = (value: boolean | null): string => (value === null ? "" : value ? "да" : "нет");

const clientHeader = ["CRM ID", "Клиент", "Тип клиента", "Телефон", "E-mail", "Клиент с", "Статус", "Дата рождения", "Согласие на рассылку", "Язык"] as const;
/** The CRM's list of clients; where a phone was given up the CRM still has the old one. */
export function clientTable(rng: Rng, { masters }: Facts, who: Who): Table {
  const rows = masters.map((m) => {
    const { client, cards: { crm, onec } } = who(m.client);
    const told = m.stalePhone ? `+7${phone(4_000_000 + m.client)}` : crm.phone;
    return loaded([crm.code, crm.name, onec[0]?.kind ?? "", told, client.email ?? "", day(m.since), m.status ? status[m.status] : "", day(m.born), yesNo(m.consent), m.language ? language[m.language] : ""]);
  });
  const nameless = nobodys(clientHeader, rows[7] ?? loaded([]), ["Клиент", "Без номера"], ["CRM ID"]);
  const spoilt = spoil(rng, rows, { header: clientHeader, number: ["CRM ID", "client_code"], date: ["Клиент с", "since"], badDates }, { repeated: 5, corrected: 0, broken: 0 });
  return { file: "Клиенты CRM.csv", kind: "clients", title: [], header: clientHeader, rows: spoilt.toSpliced(100, 0, { ...nameless, fate: { column: "client_code", code: "missing" } }) };
}

const carHeader = ["VIN", "Гос. номер", "Марка", "Модель", "Год выпуска", "Назначение", "Межсервисный интервал, мес", "Межсервисный интервал, км", "Владелец", "CRM ID", "Телефон"] as const;
/** The CRM's list of cars. */
export function carTable({ cars }: Facts, who: Who): Table {
  const rows = cars.map((c) => {
    const { crm } = who(c.client).cards;
    return loaded([c.vin, c.plate, c.make, c.model, c.year, c.usage === "personal" ? "Личное" : "Коммерческое", c.months, c.km, crm.name, crm.code, crm.phone]);
  });
  const [like] = rows;
  const unreadable = like ? [{ ...like, cells: like.cells.with(0, ""), fate: { column: "vin", code: "missing" as const } }] : [];
  return { file: "Автомобили клиентов.csv", kind: "vehicles", title: [], header: carHeader, rows: [...rows.slice(0, 55), ...unreadable, ...rows.slice(55)] };
}

const pointHeader = ["Номер операции", "Дата операции", "CRM ID", "Клиент", "Телефон", "Вид движения", "Баллы", "Заказ-наряд", "Подразделение"] as const;
const entryKind = { earn: "Начисление", redeem: "Списание", expire: "Сгорание", adjust: "Корректировка", cashback: "Кешбэк" };
/** Movements on the accounts of the programme. */
export function pointTable(rng: Rng, { entries }: Facts, who: Who): Table {
  const rows = entries.map((e) => {
    const { crm } = who(e.client).cards;
    return loaded([e.no, day(e.on), crm.code, crm.name, crm.phone, entryKind[e.kind], e.points, e.visit ?? "", e.branch]);
  });
  const places: Places = { header: pointHeader, number: ["Номер операции", "entry_no"], date: ["Дата операции", "booked_on"], badDates };
  const nameless = nobodys(pointHeader, rows[3] ?? loaded([]), ["Номер операции", "BN-ИСПР"], ["CRM ID", "Клиент", "Телефон"]);
  return { file: "Бонусные баллы.csv", kind: "points", title: [], header: pointHeader, rows: spoil(rng, rows, places, { repeated: 4, corrected: 0, broken: 2 }).toSpliced(20, 0, nameless) };
}

const complaintHeader = ["Номер обращения", "Дата обращения", "Дата закртыия", "Подразделение", "CRM ID", "Клиент", "Телефон", "Заказ-наряд", "Сотрудник", "Тема обрашения", "Серьезность", "Обоснована", "Кампенсация", "Текст обращения"] as const;
const severity = { low: "низкая", medium: "средняя", high: "высокая" };
/** The log of complaints, three of its headers misspelt; a text may run over two lines, and who complained is not always known. */
export function complaintTable(rng: Rng, { complaints }: Facts, who: Who): Table {
  const rows = complaints.map((c) => {
    const crm = c.client === null ? undefined : who(c.client).cards.crm;
    const text = rng.chance(0.15) ? `${c.text}\nЖду звонка руководителя` : c.text;
    return loaded([c.no, day(c.opened), day(c.closed), c.branch, crm?.code ?? "", crm?.name ?? "", crm?.phone ?? "", c.visit ?? "", staffName(c.staff), c.topic, severity[c.severity], yesNo(c.upheld), money(c.compensation), text]);
  });
  const places: Places = { header: complaintHeader, number: ["Номер обращения", "complaint_no"], date: ["Дата обращения", "opened_on"], badDates };
  return { file: "Жалобы и обращения.csv", kind: "complaints", title: [], header: complaintHeader, rows: spoil(rng, rows, places, { repeated: 2, corrected: 0, broken: 2 }) };
}

const invitationHeader = ["Опрос", "ID приглашения", "Дата отправки", "Точка контакта", "CRM ID", "Респондент", "Телефон", "E-mail", "Табельный номер"] as const;
const touchpoint = { first_visit: "Первый визит", visit: "Визит", sale: "Покупка автомобиля" };
/** What the survey tool sent out. */
export function invitationTable(rng: Rng, { invitations }: Facts, who: Who): Table {
  const rows = invitations.map((i) => {
    const { crm } = who(i.client).cards;
    return loaded(["Анкета после визита", i.no, day(i.on), touchpoint[i.touchpoint], crm.code, crm.name, crm.phone, crm.email, i.staff ?? ""]);
  });
  const places: Places = { header: invitationHeader, number: ["ID приглашения", "invitation_no"], date: ["Дата отправки", "sent_on"], badDates };
  return { file: "Приглашения к опросу 2025-2026.csv", kind: "survey_invitations", title: [], header: invitationHeader, rows: spoil(rng, rows, places, { repeated: 5, corrected: 0, broken: 2 }) };
}

const contactHeader = ["Код акции", "CRM ID", "Клиент", "Телефон", "Группа", "Дата контакта", "Канал"] as const;
/** Whom the marketer put into which arm of a promotion. */
export function contactTable({ contacts }: Facts, who: Who): Table {
  const rows = contacts.map((c) => {
    const { crm } = who(c.client).cards;
    return loaded([c.promo, crm.code, crm.name, crm.phone, c.arm === "treated" ? "Целевая группа" : "Контрольная группа", day(c.on), c.channel]);
  });
  return { file: "Контакты акций.csv", kind: "promo_contacts", title: [], header: contactHeader, rows };
}

const benefitHeader = ["Номер привилегии", "Дата выдачи", "Вид привилегии", "Контрагент", "CRM ID", "Телефон", "Затраты"] as const;
const benefitKind = { courtesy_car: "Подменный автомобиль", priority_intake: "Приоритетная запись", wash_voucher: "Ваучер на мойку", gift: "Подарок" };
/** The desk's journal of courtesy cars, vouchers and gifts. */
export function benefitTable(rng: Rng, { benefits }: Facts, who: Who): Table {
  const rows = benefits.map((b) => {
    const { crm } = who(b.client).cards;
    return loaded([b.no, day(b.on), benefitKind[b.kind], crm.name, crm.code, crm.phone, money(b.cost)]);
  });
  const places: Places = { header: benefitHeader, number: ["Номер привилегии", "benefit_no"], date: ["Дата выдачи", "used_on"], badDates };
  return { file: "Привилегии.csv", kind: "benefits", title: ["Журнал привилегий"], header: benefitHeader, rows: spoil(rng, rows, places, { repeated: 2, corrected: 0, broken: 2 }) };
}
