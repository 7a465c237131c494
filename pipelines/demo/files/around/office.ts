import type { Facts } from "../../facts.ts";
import type { Rng } from "../../rng.ts";
import { spoil, type Places } from "../mess.ts";
import type { Table } from "../table.ts";
import { day, loaded, onecOf, staffName, type Who } from "./who.ts";

const badDates = ["31.02.2026", "скоро", "00.00.0000"];

const fleetHeader = ["Компания", "БИН", "Телефон компании", "Код контакта", "Контактное лицо", "Роль", "Телефон", "VIN", "С"] as const;
const role = { decision_maker: "ЛПР", user_chooser: "Пользователь", driver: "Водитель" };
/** People at companies, with the company's number and phone beside theirs. */
export function fleetTable({ fleetContacts }: Facts, who: Who): Table {
  const rows = fleetContacts.map((c) => {
    const { client, cards } = who(c.client);
    return loaded([cards.crm.name, client.taxId ?? "", `8 ${client.phone}`, c.code, c.name, role[c.role], `+7 ${c.phone}`, c.vin ?? "", day(c.since)]);
  });
  const [like] = rows;
  const nobody = like ? [{ ...like, cells: like.cells.with(3, ""), fate: { column: "contact_code", code: "missing" as const } }] : [];
  return { file: "Корпоративные контакты.csv", kind: "fleet_contacts", title: [], header: fleetHeader, rows: [...rows, ...nobody] };
}

const meetingHeader = ["Номер встречи", "Дата встречи", "Компания", "БИН", "Телефон", "Код контакта", "Менеджер", "Итоги встречи"] as const;
/** Meetings with companies; a note may run over two lines. */
export function meetingTable(rng: Rng, { meetings }: Facts, who: Who): Table {
  const rows = meetings.map((m) => {
    const { client, cards } = who(m.client);
    const note = rng.chance(0.2) ? `${m.note}\nСледующая встреча через месяц` : m.note;
    return loaded([m.no, day(m.on), cards.crm.name, client.taxId ?? "", `+7${client.phone}`, m.contact ?? "", staffName(m.staff), note]);
  });
  const places: Places = { header: meetingHeader, number: ["Номер встречи", "meeting_no"], date: ["Дата встречи", "held_on"], badDates };
  return { file: "Встречи с компаниями.csv", kind: "meetings", title: [], header: meetingHeader, rows: spoil(rng, rows, places, { repeated: 2, corrected: 0, broken: 2 }) };
}

const eventHeader = ["Код мероприятия", "Дата проведения", "Вид мероприятия", "Название мероприятия", "Затраты", "Филиал"] as const;
/** Six events, what they were and what they cost. */
export const eventTable = ({ events }: Facts): Table => ({
  file: "Мероприятия.csv", kind: "events", title: [], header: eventHeader,
  rows: events.map((e) => loaded([e.no, day(e.on), e.kind, e.name, { money: e.cost }, e.branch ?? ""])),
});

const guestHeader = ["Код мероприятия", "Гость", "CRM ID", "Телефон", "Код контакта", "Приглашен", "Пришел"] as const;
/** Who was invited and who came; people of companies by their code alone. */
export function guestTable({ guests, fleetContacts }: Facts, who: Who): Table {
  const people = new Map(fleetContacts.map((c) => [c.code, c.name] as const));
  const rows = guests.map((g) => {
    const crm = g.client === null ? undefined : who(g.client).cards.crm;
    return loaded([g.event, crm?.name ?? people.get(g.contact ?? "") ?? "", crm?.code ?? "", crm?.phone ?? "", g.contact ?? "", "да", g.attended ? "да" : "нет"]);
  });
  return { file: "Гости мероприятий.csv", kind: "event_guests", title: [], header: guestHeader, rows };
}

const debtHeader = ["Номер документа", "Дата документа", "Срок оплаты", "Контрагент", "Код контрагента", "ИИН/БИН", "Телефон", "Сумма", "Оплачено"] as const;
/** What companies and buyers on instalments owe. */
export function debtTable(rng: Rng, { debts }: Facts, who: Who): Table {
  const rows = debts.map((d) => {
    const card = onecOf(who(d.client));
    return loaded([d.no, day(d.issued), day(d.due), card.name, card.code, card.taxId, card.phone, { money: d.amount }, { money: d.paid }], d.amount);
  });
  const places: Places = { header: debtHeader, number: ["Номер документа", "document_no"], date: ["Срок оплаты", "due_on"], amount: ["Сумма", "amount"], badDates };
  return { file: "Рассрочка и долги.csv", kind: "receivables", title: ["Ведомость взаиморасчетов на 10.06.2026"], header: debtHeader, totalUnder: "Сумма", rows: spoil(rng, rows, places, { repeated: 2, corrected: 3, broken: 4 }) };
}

const months = ["январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"];
const inWords = (iso: string): string => `${months[Number(iso.slice(5, 7)) - 1] ?? ""} ${iso.slice(0, 4)}`;

const costHeader = ["Месяц", "Канал", "Цель", "Сумма", "Филиал"] as const;
/** The marketer's costs, months in words, a total below. */
export const costTable = ({ costs }: Facts): Table => ({
  file: "Затраты на маркетинг.csv", kind: "marketing_costs", title: ["Затраты на маркетинг, тг"], header: costHeader, totalUnder: "Сумма",
  rows: costs.map((c) => loaded([inWords(c.month), c.channel, c.aim === "acquire" ? "Привлечение" : "Удержание", { money: c.amount }, c.branch ?? ""], c.amount)),
});

const goalHeader = ["Показатель", "Подразделение", "Месяц", "Значение"] as const;
/** The director's goals for the year; one of them is not a number yet. */
export function goalTable({ goals }: Facts): Table {
  const rows = goals.map((g) => loaded([g.metric, g.branch, `${g.month.slice(5, 7)}.${g.month.slice(0, 4)}`, String(g.value).replace(".", ",")]));
  const unknown = { ...loaded(["average_check", "Центр", "01.2027", "обсудим"]), fate: { column: "value", code: "bad_number" as const } };
  return { file: "Цели 2026.csv", kind: "goals", title: [], header: goalHeader, rows: [...rows, unknown] };
}
