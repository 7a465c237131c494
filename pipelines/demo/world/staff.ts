import { dayOf, type Day } from "../calendar.ts";
import type { Branch } from "../truth.ts";

export interface Spell {
  readonly role: "advisor" | "seller" | "technician" | "manager" | "parts";
  readonly branch: Branch;
  /** null = since before the demo. */
  readonly from: string | null;
}
export interface Colleague {
  readonly code: string;
  readonly name: string;
  readonly spells: readonly Spell[];
  readonly hiredOn: string;
  readonly leftOn: string | null;
  /** Shift of satisfaction, in standard deviations of a visit. Small on purpose: people differ less than days do. */
  readonly quality: number;
  /** How much of the work goes through this person. */
  readonly load: number;
}

const who = (code: string, name: string, role: Spell["role"], branch: Branch, quality: number, load = 1, hiredOn = "2019-03-01", leftOn: string | null = null): Colleague => ({
  code, name, quality, load, hiredOn, leftOn, spells: [{ role, branch, from: null }],
});

/** The best advisor of «Север»; when he goes at the end of 2025, the branch starts to leak. */
export const starAdvisor = "2011";

export const colleagues: readonly Colleague[] = [
  who("1001", "Мусаева Гульнара Болатовна", "manager", "Центр", 0),
  who("1011", "Сулейменов Тимур Маратович", "advisor", "Центр", 0.22, 1.2),
  who("1012", "Иванова Ольга Петровна", "advisor", "Центр", 0.14),
  who("1013", "Байжанов Ерлан Серикович", "advisor", "Центр", 0.02),
  who("1014", "Ким Алексей Викторович", "advisor", "Центр", -0.04),
  { ...who("1015", "Жумабаева Айгуль Нурлановна", "advisor", "Центр", 0.08), spells: [{ role: "advisor", branch: "Центр", from: null }, { role: "advisor", branch: "Юг", from: "2025-09-01" }] },
  who("1016", "Петренко Сергей Иванович", "advisor", "Центр", -0.2),
  { ...who("1017", "Оспанова Динара Кайратовна", "advisor", "Центр", 0.1), spells: [{ role: "advisor", branch: "Центр", from: null }, { role: "manager", branch: "Центр", from: "2025-03-01" }] },
  who("1018", "Абдрахманов Санжар Ерланович", "advisor", "Центр", 0, 0.5, "2026-04-20"),
  who("1021", "Новиков Павел Андреевич", "seller", "Центр", 0.1, 1.2),
  who("1022", "Садыкова Асель Талгатовна", "seller", "Центр", 0.15),
  who("1023", "Искаков Данияр Асхатович", "seller", "Центр", -0.05),
  who("1024", "Воробьёва Юлия Сергеевна", "seller", "Центр", 0),
  { ...who("1025", "Цой Виктор Александрович", "seller", "Центр", 0.05), spells: [{ role: "seller", branch: "Центр", from: null }, { role: "seller", branch: "Юг", from: "2024-11-01" }] },
  who("1031", "Шмидт Андрей Викторович", "technician", "Центр", 0),
  who("1032", "Калиев Азамат Маратович", "technician", "Центр", 0),
  who("1033", "Фролов Денис Юрьевич", "technician", "Центр", 0),
  who("1041", "Егорова Марина Николаевна", "parts", "Центр", 0),
  who("2001", "Рахимов Аскар Мухтарович", "manager", "Север", 0),
  who(starAdvisor, "Ахметов Руслан Кайратович", "advisor", "Север", 0.45, 1.9, "2017-05-15", "2025-12-31"),
  who("2012", "Смирнова Екатерина Андреевна", "advisor", "Север", 0.03),
  who("2013", "Нургалиев Бауыржан Болатович", "advisor", "Север", -0.05),
  who("2014", "Ли Виктор Сергеевич", "advisor", "Север", -0.12),
  who("2015", "Тулегенова Сауле Жанатовна", "advisor", "Север", -0.02, 0.9),
  who("2016", "Касымов Арман Талгатович", "advisor", "Север", -0.25, 1.1, "2026-01-12"),
  who("2021", "Волков Михаил Юрьевич", "seller", "Север", 0.05),
  who("2022", "Алимова Мадина Сериковна", "seller", "Север", 0.1),
  who("2023", "Бондаренко Олег Николаевич", "seller", "Север", -0.15),
  who("2024", "Турсунов Айдос Нурланович", "seller", "Север", 0, 0.8),
  who("2031", "Есенов Канат Болатович", "technician", "Север", 0),
  who("2032", "Гусев Роман Петрович", "technician", "Север", 0),
  who("3001", "Павлова Светлана Михайловна", "manager", "Юг", 0),
  who("3011", "Досжанов Мейрам Асхатович", "advisor", "Юг", 0.12, 1.2),
  who("3012", "Захарова Анна Владимировна", "advisor", "Юг", 0.05),
  who("3013", "Ким Алексей Викторович", "advisor", "Юг", -0.08),
  who("3014", "Шарипова Камила Ерлановна", "advisor", "Юг", 0.15, 1, "2024-09-02"),
  who("3021", "Макаров Иван Викторович", "seller", "Юг", 0),
  who("3022", "Кусаинова Лаура Кайратовна", "seller", "Юг", 0.12, 1.2),
  who("3023", "Тен Артём Сергеевич", "seller", "Юг", -0.1),
  who("3031", "Мукашев Олжас Серикович", "technician", "Юг", 0),
  who("3032", "Попов Игорь Иванович", "technician", "Юг", 0),
];

/** Where and as what a colleague worked on a day; null before hiring and after leaving. */
export function spellOn(person: Colleague, day: Day): Spell | null {
  if (day < dayOf(person.hiredOn) || (person.leftOn !== null && day > dayOf(person.leftOn))) return null;
  return person.spells.findLast((s) => s.from === null || dayOf(s.from) <= day) ?? null;
}

const teams = new Map<string, readonly Colleague[]>();
/** Who does this work in this branch on this day. */
export function team(role: Spell["role"], branch: Branch, day: Day): readonly Colleague[] {
  const key = `${role}/${branch}/${day}`;
  const known = teams.get(key);
  if (known) return known;
  const found = colleagues.filter((c) => {
    const spell = spellOn(c, day);
    return spell?.role === role && spell.branch === branch;
  });
  teams.set(key, found);
  return found;
}
