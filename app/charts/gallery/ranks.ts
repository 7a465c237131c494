import type { PersonRow } from "#app/metrics/types.ts";
import { type RankData, ranks } from "../plots/rank-bands.ts";
import { type ChartStates, figure } from "./words.ts";

const person = (staffCode: string, name: string, value: number | null, half: number, n: number, band: PersonRow["band"]): PersonRow => ({
  staffCode,
  name,
  branch: "Центр",
  score: figure("motivation_score", "score", { value, n, low: value === null ? null : Math.max(0, value - half), high: value === null ? null : value + half }),
  change: null,
  share: null,
  band,
  components: [],
});
const people = [
  person("A1", "Ахметова Гүлнұр", 1.21, 0.09, 84, { low: 1, high: 2 }),
  person("A2", "Константинопольский Всеволод Владимирович", 1.14, 0.12, 61, { low: 1, high: 3 }),
  person("A3", "Ким Сергей", 1.02, 0.1, 73, { low: 2, high: 4 }),
  person("A4", "Иванов Пётр", 0.97, 0.13, 48, { low: 3, high: 5 }),
  person("A5", "Нұрланов Ерлан", 0.93, 0.3, 8, null),
  person("A6", "Смирнова Ольга", 0.81, 0.11, 66, { low: 4, high: 5 }),
];
const name = "балл мотивации";

export const rankStates: ChartStates<RankData> = {
  kind: ranks,
  states: {
    normal: { data: { people, name, target: 1 } },
    empty: { data: { people: [], name, target: 1 } },
    one: { data: { people: people.slice(4, 5), name, target: 1 } },
    extreme: { data: { people: [person("X1", "Первый", 1.5, 0, 12_400, { low: 1, high: 1 }), person("X2", "Без данных", null, 0, 0, null), person("X3", "Нулевой", 0, 0.9, 3, null)], name, target: 1 } },
    kazakh: { locale: "kk", data: { people, name: "уәждеме балы", target: 1 } },
    dark: { dark: true, data: { people, name, target: 1 } },
  },
};
